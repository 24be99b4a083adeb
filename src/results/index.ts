export { resultsRoutes } from './routes.tsx'
