import { BackLink, Button, Details, Input, SummaryList, Table } from '../../ui/index.ts'
import { countOf, type DateOnly } from '../../words/index.ts'
import type { Passkey } from '../passkeys/passkey.ts'
import { roleWords, type Worker } from '../worker.ts'
import type { WorkerCheck } from '../worker-check.ts'
import type { RoleHeld } from '../worker-store.ts'
import { WorkerChecks } from './worker-checks.tsx'

export type WorkerPageProps = {
  worker: Worker
  roles: readonly RoleHeld[]
  hasSignedIn: boolean
  /** Whether the viewer is this worker, who cannot record their own leaving. */
  self: boolean
  checks: readonly WorkerCheck[]
  today: DateOnly
  /** In how many places they are signed in, for whoever may sign them out there. */
  signedInAt: number | undefined
  /** Their passkeys, for whoever may take them away. */
  passkeys: readonly Passkey[]
}

/** One worker, for whoever looks after their team: what they are, the way in, and leaving. */
export function WorkerPage(props: WorkerPageProps) {
  const { worker, roles, hasSignedIn, self, checks, today, signedInAt, passkeys } = props
  const facts: [string, string][] = [
    ['Job', worker.jobTitle],
    ['Works at', worker.organisationName],
    ['Email', worker.email ?? ''],
    ['Phone', worker.phone ?? ''],
    ['Signing in', hasSignedIn ? 'Has signed in' : 'Has never signed in'],
  ]
  return (
    <>
      <BackLink href="/team" text="Team" />
      <h1>{worker.name}</h1>
      <SummaryList rows={facts.filter(([, value]) => value).map(([key, value]) => ({ key, value }))} />
      <p>
        <a href={`/workers/${worker.id}/details`}>Change these details</a>
      </p>
      <h2>Roles</h2>
      {roles.length === 0 ? (
        <p>No role in any team.</p>
      ) : (
        <Table responsive head={['Team', 'Role', 'End it']} rows={roles.map(asRow)} />
      )}
      <WorkerChecks worker={worker} checks={checks} today={today} self={self} />
      <h2>Signing in for the first time</h2>
      <p>
        An invitation is a link that works once. Give it to {worker.name} yourself, and to nobody else:
        whoever opens it first is {worker.name} from then on. Who has lost their way in needs a new one.
      </p>
      <form method="post" action={`/workers/${worker.id}/invitations`}>
        <Button variant="secondary" text="Make an invitation link" />
      </form>
      {!self && passkeys.length > 0 && <Passkeys worker={worker} passkeys={passkeys} />}
      {!self && signedInAt !== undefined && <SignedIn worker={worker} places={signedInAt} />}
      {!self && <Leaving worker={worker} />}
    </>
  )
}

const asRow = ({ membershipId, teamName, role }: RoleHeld) => [
  teamName,
  roleWords[role],
  {
    text: (
      <form method="post" action={`/memberships/${membershipId}/ending`}>
        <Button small variant="secondary" text={`End ${roleWords[role].toLowerCase()} in ${teamName}`} />
      </form>
    ),
  },
]

function SignedIn({ worker, places }: { worker: Worker; places: number }) {
  return (
    <>
      <h2>Where they are signed in</h2>
      <p>{places === 0 ? 'Nowhere now.' : `Signed in ${countOf(places, 'time')} now.`}</p>
      {places > 0 && (
        <form method="post" action={`/workers/${worker.id}/sessions/ending`}>
          <Button variant="secondary" text={`Sign ${worker.name} out everywhere`} />
        </form>
      )}
    </>
  )
}

function Passkeys({ worker, passkeys }: { worker: Worker; passkeys: readonly Passkey[] }) {
  return (
    <>
      <h2>Their passkeys</h2>
      <ul>
        {passkeys.map(({ name }) => (
          <li>{name}</li>
        ))}
      </ul>
      <p>
        If a device of theirs is lost or stolen, take them away, sign them out everywhere and invite them
        anew.
      </p>
      <form method="post" action={`/workers/${worker.id}/passkeys/ending`}>
        <Button variant="secondary" text={`Take ${worker.name}’s passkeys away`} />
      </form>
    </>
  )
}

function Leaving({ worker }: { worker: Worker }) {
  return (
    <>
      <h2>Leaving</h2>
      <Details summary={`${worker.name} is leaving`}>
        <p>
          What {worker.name} is responsible for must be handed on first. Then they are signed out everywhere
          and their roles end today.
        </p>
        <form method="post" action={`/workers/${worker.id}/leaving`}>
          <Button variant="warning" text={`Record that ${worker.name} has left`} />
        </form>
      </Details>
    </>
  )
}

/** The invitation, once. */
export function InvitationPage({ worker, link, days }: { worker: Worker; link: string; days: number }) {
  return (
    <>
      <BackLink href={`/workers/${worker.id}`} text={worker.name} />
      <h1>The invitation for {worker.name}</h1>
      <p>Copy this link now. It is shown once, works once, and ends after {days} days.</p>
      <Input
        name="link"
        label={{ text: 'The link', size: 's' }}
        value={link}
        attributes={{ readonly: true }}
      />
      <p>Send it to {worker.name} only, at an address you know is theirs.</p>
    </>
  )
}
