export { type FamilyDue, familiesDue } from './due-store.ts'
export { type OwnFamilyPlan, ownFamilyPlan } from './own-store.ts'
export { familyPlansPart } from './part.tsx'
export { familyRoutes } from './routes.tsx'
