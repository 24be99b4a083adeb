export { costPart, insightRoutes, reachLink, supportHereLink } from './routes.tsx'
