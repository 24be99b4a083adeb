import type { Role, SignedInWorker } from './visit.ts'
import { allRoles } from './worker.ts'

/** A team as far as it matters who looks after it. */
type OfOrganisation = { id: string; organisationId: string }

const manages = (worker: SignedInWorker, team: string): boolean =>
  worker.roles.some((held) => held.teamId === team && held.role === 'manager')

const administers = (worker: SignedInWorker, organisation: string): boolean =>
  worker.organisationId === organisation && worker.roles.some((held) => held.role === 'administrator')

/** What may be done with a team: by its managers, and by the administrators of its organisation. */
export const teamCan = {
  beLookedAfter: (team: OfOrganisation, by: SignedInWorker): boolean =>
    manages(by, team.id) || administers(by, team.organisationId),
} as const

/** What may be done with an organisation: by its administrators, and by the managers of its teams. */
export const organisationCan = {
  beAdministered: (organisation: string, by: SignedInWorker): boolean => administers(by, organisation),
  keepCalendar: (organisation: string, teams: readonly OfOrganisation[], by: SignedInWorker): boolean =>
    administers(by, organisation) || teams.some((team) => manages(by, team.id)),
} as const

/** What may be done with a worker: by whoever looks after a team they are in, or their organisation. */
export const workerCan = {
  beLookedAfter: (
    worker: { id: string; organisationId: string },
    theirTeams: readonly string[],
    by: SignedInWorker,
  ): boolean => administers(by, worker.organisationId) || theirTeams.some((team) => manages(by, team)),
  /** Everywhere at once, and have their passkeys taken away: by the administrators of their organisation. */
  beSignedOut: (worker: { organisationId: string }, by: SignedInWorker): boolean =>
    administers(by, worker.organisationId),
} as const

// Sees no young person, so a manager, who does, cannot make one of those who keep the accounts, nor the reverse for
// themselves: nobody gives a role to themselves.
const keptForAdministrators: readonly Role[] = ['administrator', 'commissioner']

/** The roles this worker may give in a team they look after. */
export function rolesGivenBy(by: SignedInWorker, team: OfOrganisation): Role[] {
  if (!teamCan.beLookedAfter(team, by)) return []
  return allRoles.filter(
    (role) => !keptForAdministrators.includes(role) || administers(by, team.organisationId),
  )
}

/** Whether this worker may give a role to that one: to anybody but themselves. */
export const mayGiveRoleTo = (by: SignedInWorker, worker: string): boolean => by.id !== worker
