export { insightRoutes, supportHereLink } from './routes.tsx'
