export { type Attempts, countAttempts } from './attempts.ts'
export { workerCommands } from './commands.ts'
export { type OurCookie, ourCookie } from './cookie.ts'
export { hoursInWords, isCovered, nextCovered, type PublishedHours } from './cover-hours.ts'
export { DEMO_ISSUER } from './demo-identity/issuer.ts'
export { type DemoProvider, demoProvider } from './demo-identity/routes.tsx'
export { deviceOf } from './device.ts'
export { weekdays, whoQuestion, workerChoices } from './forms.ts'
export { curators, signedIn, steppedUp, whoMay } from './guard.tsx'
export { readTypedHours } from './hours.ts'
export type { IdentityProvider } from './identity-provider.ts'
export { identityProvidersFromEnv, ownPageProviderFromEnv } from './identity-settings.ts'
export { INVITATION_DAYS, invitationLink, invite } from './invitations.ts'
export { type Organisation, type OrganisationKind, organisationKindWords } from './organisation.ts'
export {
  calendarOf,
  calendarsOf,
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
export { endSession, endSessionsOf, type SignedInBy, startSession, workerForSession } from './sessions.ts'
export { arrive, isPressedHere, setOut } from './sign-in.ts'
export type { OwnPageAsked } from './sign-in-store.ts'
export { hideSought, soughtIn } from './sought.ts'
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
export {
  colleaguesOf,
  curatorsOf,
  safeguardingLeadsOf,
  workerById,
  workersOf,
  workerWithEmail,
} from './worker-store.ts'
export { organisationCan } from './workplace.ts'
export { workplaceRoutes } from './workplace-routes.ts'
