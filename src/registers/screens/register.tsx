import type { Group, Session } from '../../groups/index.ts'
import { type Assets, Button, ErrorSummary, Icon, NotificationBanner } from '../../ui/index.ts'
import { countOf, howMany, londonInstant, spokenDay, spokenTime } from '../../words/index.ts'
import { NEW_FACE, saidField, wasField } from '../forms.ts'
import { phoneData } from '../phone.ts'
import { type PersonSaid, type Row, saidWords } from '../register.ts'
import { OnThisPhone, Signal } from './on-this-phone.tsx'
import { SomethingWorriedMe } from './worried.tsx'

/** The green head: whose register, and when. */
export function RegisterHead({ session, group }: { session: Session; group: Group }) {
  const at = (time: string) => spokenTime(londonInstant(session.onDate, time))
  return (
    <div class="app-register-head">
      <div class="app-register-head__inner">
        <a href={`/groups/${group.id}`}>
          <Icon name="arrow-left" /> Sessions
        </a>
        <h1>{group.name}</h1>
        <p>
          {spokenDay(session.onDate)}, {at(session.startsAt)} to {at(session.endsAt)}
        </p>
      </div>
    </div>
  )
}

export type RegisterPageProps = {
  session: Session
  rows: readonly Row[]
  /** The id of this page: pressed twice, it marks once. */
  once: string
  /** Who takes it. */
  by: string
  assets: Assets
  notice?: string
  /** How many of those who were sent are not of the group any more. */
  gone: number
  problem?: string
}

const howManyAre = (rows: readonly Row[], wanted: PersonSaid): number =>
  rows.filter(({ said }) => said === wanted).length

/**
 * A register: without script a form with one Save; with script the same people as rows to tap, which also work without
 * signal.
 */
export function RegisterPage(props: RegisterPageProps) {
  const { session, rows, once, notice, gone, problem } = props
  const at = `/sessions/${session.id}`
  return (
    <div class="app-register" {...phoneData(props)}>
      {problem && <ErrorSummary errorList={[{ text: problem, href: '#register' }]} />}
      {notice && <NotificationBanner variant="success" text={notice} />}
      {gone > 0 && (
        <NotificationBanner
          text={`${howMany(gone, 'person is', 'people are')} not of this group any more, and was not marked.`}
        />
      )}
      <Signal sessionId={session.id} />
      <p class="app-register__counts">
        <span>
          <strong data-here>{howManyAre(rows, 'came')}</strong> here
        </span>
        <span>
          <span data-open>{howManyAre(rows, 'not_marked')}</span> not marked yet
        </span>
      </p>
      {rows.length === 0 && <p>Nobody has a place in this group yet.</p>}
      <form method="post" action={`${at}/marks`} id="register" data-plain>
        <input type="hidden" name="once" value={once} />
        {rows.map((row) => (
          <PersonRow row={row} />
        ))}
        {rows.length > 0 && (
          <div class="app-register__save">
            <Button
              text="Save"
              variant={session.finishedAt === null ? 'secondary' : undefined}
              name="next"
              value="save"
            />
          </div>
        )}
      </form>
      <RowsToTap />
      <SomeoneNew newFaces={session.newFaces ?? 0} />
      {session.finishedAt === null && (
        <p class="app-register__end">
          <Button
            text="Finish register"
            name="next"
            value="finish"
            attributes={{ form: 'register', 'data-finish': `${at}/finish` }}
          />
        </p>
      )}
      <SomethingWorriedMe sessionId={session.id} />
      <OnThisPhone />
      <script type="module" src={props.assets.register} />
    </div>
  )
}

const choices = Object.entries(saidWords) as [PersonSaid, string][]

function PersonRow({ row }: { row: Row }) {
  return (
    <fieldset
      class="app-register__person"
      data-person={row.id}
      data-name={row.name}
      data-said={row.said}
      data-at={row.markedAt?.toISOString()}
    >
      <legend class="app-register__name">{row.name}</legend>
      {row.notes.map((note) => (
        <p class="app-register__note" data-note>
          {note}
        </p>
      ))}
      <input type="hidden" name={wasField(row.id)} value={row.said} />
      <div class="app-register__choices">
        {choices.map(([said, words]) => (
          <label>
            <input type="radio" name={saidField(row.id)} value={said} checked={row.said === said} />
            <span>{words}</span>
            {said === 'came' && row.said === 'came' && row.markedAt && (
              <span class="app-register__time">{spokenTime(row.markedAt)}</span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Where the script puts its rows, how one of them looks, and the bar that takes the last tap back. */
function RowsToTap() {
  return (
    <>
      <ul class="app-register__rows" data-rows hidden />
      <template data-row>
        <li>
          <button type="button" class="app-register__row" aria-pressed="false">
            <span class="app-register__who">
              <span class="app-register__name" data-row-name />
              <span class="app-register__note" data-row-notes />
            </span>
            <span class="app-register__state" data-row-state />
            <span class="app-register__mark" aria-hidden="true">
              <Icon name="tick" />
            </span>
          </button>
        </li>
      </template>
      <div class="app-register__undo" data-undo hidden>
        <span role="status" data-undo-said />
        <button type="button" data-undo-press>
          Undo
        </button>
      </div>
    </>
  )
}

function SomeoneNew({ newFaces }: { newFaces: number }) {
  return (
    <details class="app-register__new">
      <summary>Someone new</summary>
      <p>Not on the list? They are welcome all the same. Count them without a name.</p>
      <p>
        <Button
          text="Count a new face"
          variant="secondary"
          name="next"
          value={NEW_FACE}
          attributes={{ form: 'register', 'data-new-face': true }}
        />
      </p>
      <p data-new-faces>{newFaces > 0 && countOf(newFaces, 'new face')}</p>
      <p>
        Would they like somebody to talk to, or a place of their own? Ask them. With their yes,{' '}
        <a href="/refer">start a referral</a>.
      </p>
    </details>
  )
}
