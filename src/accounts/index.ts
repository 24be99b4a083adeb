export { workerCommands } from './commands.ts'
export { DEMO_ISSUER } from './demo-identity/issuer.ts'
export { type DemoProvider, demoProvider } from './demo-identity/routes.tsx'
export { curators, signedIn, withRole } from './guard.tsx'
export { type IdentityProvider, identityProviderFromEnv } from './identity-provider.ts'
export { INVITATION_DAYS, invitationLink, invite } from './invitations.ts'
export { type Organisation, type OrganisationKind, organisationKindWords } from './organisation.ts'
export {
  calendarOf,
  closuresOf,
  type ListedClosure,
  organisationById,
  organisationsOf,
  places,
  practices,
  schools,
  shutHolderOf,
} from './organisation-store.ts'
export { type Allowance, askerOf, hourlyPace, keepPace, type Pace } from './pace.ts'
export { localPath } from './return-to.ts'
export { type SignInOptions, signInRoutes } from './routes.tsx'
export { clearSessionCookie, sessionOf, sessionToken, setSessionCookie } from './session-cookie.ts'
export { endSession, endSessionsOf, startSession, workerForSession } from './sessions.ts'
export type { CoverHours, Team } from './team.ts'
export {
  frontDoor,
  leadsOf,
  type Member,
  managersOf,
  membersOf,
  membersWith,
  teamById,
  teamIdsOf,
  teamsOf,
  teamsReceiving,
} from './team-store.ts'
export { newToken, tokenHash } from './tokens.ts'
export * from './visit.ts'
export { allRoles, isRole, type Reading, roleWords, type Worker } from './worker.ts'
export { checkWords, DAYS_BEFORE_END } from './worker-check.ts'
export { type CheckDue, checksDue } from './worker-check-store.ts'
export { curatorsOf, safeguardingLeadsOf, workerById, workersOf, workerWithEmail } from './worker-store.ts'
export { workplaceRoutes } from './workplace-routes.ts'
