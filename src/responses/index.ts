export type { Response } from './response.ts'
export { respondsForSchool, responseRoutes } from './routes.tsx'
export { ResponseList } from './screens/list.tsx'
export { type ResponseDue, responsesDue, responsesOf } from './store.ts'
