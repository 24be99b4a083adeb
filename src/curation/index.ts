export { aroundService } from './around.tsx'
export { curatorsHome } from './home.ts'
export { nudgeKeepers } from './keeping/nudging.ts'
export { curationRoutes } from './routes.tsx'
