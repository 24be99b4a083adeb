export { insightRoutes, reachLink, supportHereLink } from './routes.tsx'
