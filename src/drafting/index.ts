export { titleIn } from './draft.ts'
export { draftsPart } from './drafts-part.tsx'
export { draftingRoutes } from './routes.tsx'
export { proposalsWaitingFor, type Waiting } from './store.ts'
