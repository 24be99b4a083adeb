export { readingsDue, type SurveyToRead } from './due-store.ts'
export {
  type NamedToRead,
  namedToRead,
  passOnNamed,
  urgentWithoutReader,
  type WithoutReader,
} from './naming-store.ts'
export { readingRoutes } from './routes.tsx'
export { standInsFor, tellHandedIn, tellReaders } from './telling.ts'
