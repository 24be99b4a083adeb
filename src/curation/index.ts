export { aroundService } from './around.tsx'
export { curatorsHome } from './home.ts'
export { curationRoutes } from './routes.tsx'
