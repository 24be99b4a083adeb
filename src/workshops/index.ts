export { askLink } from './asking-routes.tsx'
export { requestsLink, workshopRoutes } from './routes.tsx'
export { type WorkshopDue, workshopsDue } from './store.ts'
