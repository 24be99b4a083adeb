export { budgetRoutes } from './routes.tsx'
