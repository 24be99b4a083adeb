export { takingPart } from './part.tsx'
export { enrolmentRoutes } from './routes.ts'
export { enrolmentTasks } from './telling.ts'
export { type EnrolmentDue, enrolmentsDue } from './who-comes-store.ts'
