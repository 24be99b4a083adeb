import { calledName, RecordHead, RecordTabs, type YoungPerson } from '../../people/index.ts'
import { Button, NotificationBanner, Sheet, Table } from '../../ui/index.ts'
import { type DateOnly, dateOnly, plainDate } from '../../words/index.ts'
import type { HiddenLook } from '../hidden-look.ts'
import type { Look } from '../look.ts'

export type LooksProps = {
  person: YoungPerson
  looks: readonly Look[]
  hidden: readonly HiddenLook[]
  today: DateOnly
  notice?: string
}

/** Who looked at this record, and who changed what. */
export function Looks({ person, looks, hidden, today, notice }: LooksProps) {
  return (
    <>
      <RecordHead person={person} today={today} />
      <RecordTabs person={person} current="looks" />
      {notice && <NotificationBanner title="Saved" text={notice} />}
      <h2>Who looked</h2>
      <p class="app-muted">
        Every look and every change is written down as it happens, and cannot be taken out. The latest are
        here.
      </p>
      <Sheet>
        <Table
          caption={{ text: 'Who looked at this record, latest first', hidden: true }}
          head={['When', 'Who', 'What']}
          rows={looks.map(({ when, who, organisation, what, times }) => [
            when,
            organisation ? `${who}, ${organisation}` : who,
            times > 1 ? `${what}, ${times} times that day` : what,
          ])}
          responsive
          compact
        />
      </Sheet>
      <Hidden person={person} hidden={hidden} />
    </>
  )
}

function Hidden({ person, hidden }: Pick<LooksProps, 'person' | 'hidden'>) {
  const at = `/young-people/${person.id}/hidden-looks`
  const called = calledName(person)
  return (
    <section>
      <h2>What {called} is not shown</h2>
      {hidden.length === 0 && <p>{called} can be shown every look.</p>}
      <ul>
        {hidden.map(({ id, who, onDay, decidedBy, reason, reviewOn }) => (
          <li>
            {who}, on {plainDate(dateOnly(onDay))}. {decidedBy} decided so: {reason} To be looked at again by{' '}
            {plainDate(dateOnly(reviewOn))}.{' '}
            <a href={`${at}/${id}`}>
              Look at it again<span class="nhsuk-u-visually-hidden">, {who}</span>
            </a>
          </li>
        ))}
      </ul>
      <Button text="Do not show a look" href={`${at}/new`} variant="secondary" />
    </section>
  )
}
