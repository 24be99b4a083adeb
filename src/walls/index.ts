export { SealedBeside } from './screens/sealing.tsx'
export { type SealingDue, sealingsDue } from './sealing-due-store.ts'
export { sealingRoutes } from './sealing-routes.tsx'
export { sealedFor, whoMaySeal } from './sealing-store.ts'
