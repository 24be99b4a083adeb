import type { Group, Session } from '../../groups/index.ts'
import { BackLink } from '../../ui/index.ts'
import { spokenDate } from '../../words/index.ts'

/** Why there is no register of a session: it was called off, or its day has not come. */
export function NoRegister({ session, group }: { session: Session; group: Group }) {
  return (
    <>
      <BackLink href={`/groups/${group.id}`} text={group.name} />
      <h1>{group.name}</h1>
      <p>
        {session.cancelledBecause === null
          ? `The register opens on ${spokenDate(session.onDate)}.`
          : `The session of ${spokenDate(session.onDate)} was called off, so there is no register to take.`}
      </p>
    </>
  )
}
