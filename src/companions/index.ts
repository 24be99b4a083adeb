export { type CompanionDue, companionsDue } from './due-store.ts'
export { companionsPart } from './part.tsx'
export { companionRoutes } from './routes.tsx'
