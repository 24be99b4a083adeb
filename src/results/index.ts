export { resultsRoutes } from './routes.tsx'
export { sinceFinding } from './since.tsx'
