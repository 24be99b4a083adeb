import { BackLink, WarningCallout } from '../../ui/index.ts'
import { countOf, type DateOnly, listOf, spokenDay } from '../../words/index.ts'
import type { InTheWay } from '../leaving-store.ts'
import type { Worker } from '../worker.ts'

/** Somebody has left. */
export function LeftPage({ worker }: { worker: Worker }) {
  return (
    <>
      <BackLink href="/team" text="Team" />
      <h1>{worker.name} has left</h1>
      <p>They are signed out everywhere. Nothing was left with them.</p>
    </>
  )
}

/** '3 young people they support and 1 referral': what somebody still holds, counted. */
export function heldInWords({ held }: InTheWay): string {
  const supports = held.filter(({ kind }) => kind === 'support').length
  const referrals = held.length - supports
  return listOf([
    ...(supports > 0 ? [countOf(supports, 'young person they support', 'young people they support')] : []),
    ...(referrals > 0 ? [countOf(referrals, 'referral')] : []),
  ])
}

const address = { support: '/supports', referral: '/referrals' } as const

/** Why a worker cannot leave yet, and each thing to do first. `unseen` when they hold something the viewer may not see. */
export function CannotLeavePage({ worker, way, unseen }: { worker: Worker; way: InTheWay; unseen: boolean }) {
  return (
    <>
      <BackLink href={`/workers/${worker.id}`} text={worker.name} />
      <h1>{worker.name} cannot leave yet</h1>
      {way.held.length > 0 && <HeldList worker={worker} way={way} />}
      {unseen && (
        <WarningCallout heading="There is work you cannot see" headingLevel={2}>
          <p>
            {worker.name} is still responsible for work that is not open to you. They can hand it on
            themselves, and so can the manager of their team or whoever else it is open to.
          </p>
        </WarningCallout>
      )}
      <ul class="nhsuk-list nhsuk-list--bullet">
        {otherReasons(way).map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      <p>Nothing was changed.</p>
    </>
  )
}

function HeldList({ worker, way }: { worker: Worker; way: InTheWay }) {
  return (
    <>
      <p>
        {worker.name} is still responsible for {heldInWords(way)}. Hand each of them on first.
      </p>
      <ul class="nhsuk-list">
        {way.held.map(({ kind, id, dueOn }) => (
          <li>
            <a href={`${address[kind]}/${id}`}>{kind === 'support' ? 'A support' : 'A referral'}</a>
            {dueOn && <>, next thing due {spokenDay(dueOn as DateOnly)}</>}
          </li>
        ))}
      </ul>
    </>
  )
}

const otherReasons = ({
  onlyManagerOf,
  holdsWhenShut,
  covers,
  hearsConcerns,
  promised,
}: InTheWay): string[] => [
  ...onlyManagerOf.map((team) => `They are the only manager of ${team}. Make somebody else a manager first.`),
  ...holdsWhenShut.map((name) => `They hold what falls due while ${name} is shut. Name somebody else first.`),
  ...covers.map((name) => `They are covering for ${name}. Choose somebody else first.`),
  ...hearsConcerns.map(
    (name) =>
      `They are named to hear of safeguarding concerns at ${name}. Name somebody else and take them off first.`,
  ),
  ...promised.map(
    (what) => `They see to what is done after a survey: “${what}”. Give it to somebody else first.`,
  ),
]
