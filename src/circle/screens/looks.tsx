import { RecordHead, RecordTabs, type YoungPerson } from '../../people/index.ts'
import { Sheet, Table } from '../../ui/index.ts'
import type { DateOnly } from '../../words/index.ts'
import type { Look } from '../look.ts'

export type LooksProps = { person: YoungPerson; looks: readonly Look[]; today: DateOnly }

/** Who looked at this record, and who changed what. */
export function Looks({ person, looks, today }: LooksProps) {
  return (
    <>
      <RecordHead person={person} today={today} />
      <RecordTabs person={person} current="looks" />
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
    </>
  )
}
