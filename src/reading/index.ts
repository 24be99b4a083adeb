export { readingsDue, type SurveyToRead } from './due-store.ts'
export {
  passOnNamed,
  type ReadersGone,
  readersGone,
} from './naming-store.ts'
export { readingRoutes } from './routes.tsx'
export { standInsFor } from './stand-ins.ts'
export { tellHandedIn, tellReaders } from './telling.ts'
