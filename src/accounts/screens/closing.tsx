import { BackLink, Button, WarningCallout } from '../../ui/index.ts'
import type { StillHas } from '../closing-store.ts'
import type { Team } from '../team.ts'

const inTheWay: Record<StillHas, string> = {
  front_door:
    'It is the front door: whatever has no other receiver comes here. Whoever runs Trellis here must name another team first.',
  referrals: 'Somebody waits for its answer. Answer each referral, or pass it on, first.',
  supports: 'It still supports young people. Hand each support on to another team, or end it, first.',
  services: 'It answers for something in the directory. Name who answers instead, or withdraw that, first.',
  workshops: 'A club asked it for a workshop and waits. Answer each club first.',
}

/** Closing a team: what it means, or what is in the way. */
export function ClosingPage({ team, has }: { team: Team; has: StillHas | null }) {
  return (
    <>
      <BackLink href={`/teams/${team.id}`} text={team.name} />
      {has ? (
        <>
          <h1>{team.name} cannot close yet</h1>
          <WarningCallout heading="Something is still with this team" headingLevel={2}>
            <p>{inTheWay[has]}</p>
          </WarningCallout>
          <p>Nothing was changed.</p>
        </>
      ) : (
        <>
          <h1>Close {team.name}</h1>
          <p>
            Nobody can send it anything from today, and everybody’s roles in it end. What it did stays in the
            records. It cannot be opened again: a team that comes back is a new one.
          </p>
          <p>While anybody waits for it or is supported by it, Trellis refuses, and says what to do first.</p>
          <form method="post" action={`/teams/${team.id}/closing`}>
            <Button variant="warning" text={`Close ${team.name}`} preventDoubleClick />
          </form>
        </>
      )}
    </>
  )
}

/** A team has closed. */
export function ClosedPage({ team }: { team: Team }) {
  return (
    <>
      <BackLink href="/team" text="Team" />
      <h1>{team.name} has closed</h1>
      <p>Nothing was left with it.</p>
    </>
  )
}
