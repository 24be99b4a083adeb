export { registerTasks } from './missed.ts'
export { type Mark, tallies } from './register.ts'
export { registerRoutes } from './routes.tsx'
export { takeMarks } from './store.ts'
