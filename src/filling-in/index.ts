export { fillingInRoutes } from './routes.ts'
export type { FillingInSettings } from './settings.ts'
export { tellReaders } from './telling.ts'
