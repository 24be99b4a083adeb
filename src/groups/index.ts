export { askedForAt, askedForHere, askedOfWorker, askLinks, referLink } from './asked-for.tsx'
export {
  type Group,
  groupCan,
  type Leader,
  type Looking,
  lookingAt,
  type Run,
  type Session,
  sessionCan,
} from './group.ts'
export { type AboutGroup, aboutGroup } from './pages.tsx'
export { type AroundGroup, groupRoutes } from './routes.ts'
export { type RunToAsk, runById, runOfTeam, runsHere, runsToAsk, suitsHere } from './run-store.ts'
export { runsPart } from './runs.tsx'
export { sessionTimes } from './screens/groups.tsx'
export {
  nextSessions,
  SESSIONS_AHEAD,
  type SessionAhead,
  sessionById,
  sessionsAhead,
  sessionsOf,
} from './session-store.ts'
export { groupById, leadersOf } from './store.ts'
export { SESSION_CHANGED } from './telling.ts'
