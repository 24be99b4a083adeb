export { type HandoverDue, handoversDue } from './due.ts'
export { handoverKinds } from './handover.ts'
export { handoversPart } from './part.tsx'
export { handoverRoutes } from './routes.tsx'
