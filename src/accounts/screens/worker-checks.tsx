import { Button, type Content, Details, Input } from '../../ui/index.ts'
import type { Form, Problems, Typed } from '../../ui/questions/index.ts'
import { type DateOnly, listOf, newId, plainDate, shortDay } from '../../words/index.ts'
import type { Worker } from '../worker.ts'
import {
  checkKinds,
  checkStanding,
  checkWords,
  mayGoAlong,
  standingWords,
  type WorkerCheck,
} from '../worker-check.ts'
import type { CheckDue } from '../worker-check-store.ts'
import { FormPage } from './form-page.tsx'

/** A check that somebody has seen. */
export const checkForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'one',
          name: 'kind',
          label: 'What have you seen?',
          required: 'Choose what you have seen',
          options: checkKinds.map((value) => ({ value, label: checkWords[value] })),
        },
        {
          kind: 'date',
          name: 'seen_on',
          label: 'When did you see it?',
          hint: 'The certificate itself, with your own eyes.',
          check: 'past',
          required: 'Enter the day you saw it',
        },
        {
          kind: 'date',
          name: 'valid_until',
          label: 'Until when does it hold?',
          hint: 'As your organisation’s rules say; many see a DBS check again after three years.',
          required: 'Enter the last day on which it holds',
        },
      ],
    },
  ],
}

/** The form of a check, on a page of its own. */
export const CheckForm = ({
  worker,
  typed,
  problems,
}: {
  worker: Worker
  typed: Typed
  problems: Problems
}) => (
  <FormPage
    heading={`A check of ${worker.name}`}
    intro={`It says that ${worker.name} may go along with young people, and that you saw why.`}
    back={{ href: `/workers/${worker.id}`, text: worker.name }}
    action={`/workers/${worker.id}/checks`}
    form={checkForm}
    typed={typed}
    problems={problems}
    id={newId()}
    submit="Record what you saw"
  />
)

type ChecksProps = { worker: Worker; checks: readonly WorkerCheck[]; today: DateOnly; self: boolean }

/** What was seen of a worker, and whether they may go along with young people today. */
export function WorkerChecks({ worker, checks, today, self }: ChecksProps) {
  const may = mayGoAlong(checks, today)
  return (
    <section id="checks">
      <h2>Going along with young people</h2>
      <p>
        {may
          ? `${worker.name} may go along: both checks hold today.`
          : `${worker.name} may not go along with anybody: an enhanced DBS check and safeguarding training must both hold.`}
      </p>
      <Seen checks={checks} today={today}>
        {(check) =>
          !self &&
          !check.endedAt &&
          checkStanding(check, today) !== 'over' && <TakeAway worker={worker} check={check} />
        }
      </Seen>
      {self ? (
        <p>Whoever looks after your team enters your checks.</p>
      ) : (
        <Button href={`/workers/${worker.id}/checks/new`} text="Record a check you saw" variant="secondary" />
      )}
    </section>
  )
}

type SeenProps = {
  checks: readonly WorkerCheck[]
  today: DateOnly
  children?: (check: WorkerCheck) => Content
}

/** What was seen, by whom, and how it stands. */
function Seen({ checks, today, children }: SeenProps) {
  if (checks.length === 0) return null
  return (
    <ul class="app-add">
      {checks.map((check) => (
        <li>
          {checkWords[check.kind]}
          <p>
            {standingWords(check, today)}. Seen by {check.seenBy}, {plainDate(check.seenOn)}.
          </p>
          {children?.(check)}
        </li>
      ))}
    </ul>
  )
}

type OwnProps = { checks: readonly WorkerCheck[]; today: DateOnly; seers: readonly string[] }

/** One's own checks. Nobody enters their own: the page says to whom a new certificate is shown. */
export function OwnChecks({ checks, today, seers }: OwnProps) {
  const whom = seers.length > 0 ? listOf(seers, 'or') : 'whoever looks after your team'
  return (
    <>
      <h1>Your checks</h1>
      <p>
        {mayGoAlong(checks, today)
          ? 'You may go along with young people: both checks hold today.'
          : 'You may not go along with anybody: an enhanced DBS check and safeguarding training must both hold.'}
      </p>
      <Seen checks={checks} today={today} />
      <p>When you have a new certificate, show it to {whom}. Nobody can enter their own.</p>
    </>
  )
}

function TakeAway({ worker, check }: { worker: Worker; check: WorkerCheck }) {
  return (
    <Details summary="It does not hold any more">
      <form method="post" action={`/workers/${worker.id}/checks/${check.id}/ending`}>
        <p>
          Wherever {worker.name} was to go along, somebody else has to: their link workers see it at once.
        </p>
        <Input
          name="because"
          id={`because-${check.id}`}
          label={{ text: 'Why?', size: 's' }}
          hint="You can leave this empty: what is not safe is taken away at once."
          attributes={{ maxlength: 200 }}
        />
        <Button text="Take it away" variant="warning" small preventDoubleClick />
      </form>
    </Details>
  )
}

/** Checks of a team that are over or end soon, for whoever looks after it. */
export function ChecksDue({ due, today }: { due: readonly CheckDue[]; today: DateOnly }) {
  if (due.length === 0) return null
  return (
    <section>
      <h2>Checks to see again</h2>
      <ul class="app-add">
        {due.map(({ workerId, name, kind, validUntil }) => (
          <li>
            <a href={`/workers/${workerId}#checks`}>{name}</a>
            <p>
              {checkWords[kind]}: {validUntil < today ? 'over since' : 'ends on'} {shortDay(validUntil)}.
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
