import { BackLink, Button } from '../../ui/index.ts'
import type { Team } from '../team.ts'

/** Why the last manager's role cannot end. */
export function TeamNeedsSomebodyPage({ team, name }: { team: Team; name: string }) {
  return (
    <>
      <BackLink href={`/teams/${team.id}`} text={team.name} />
      <h1>{team.name} needs a manager</h1>
      <p>
        {name} is its only manager. What nobody answers in time goes to the manager, so there must be one.
        Make somebody else a manager first, then end this role.
      </p>
      <Button href={`/teams/${team.id}/memberships/new`} text="Give somebody a role" />
    </>
  )
}
