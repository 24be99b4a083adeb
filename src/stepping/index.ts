export { steppingsPart } from './part.tsx'
export { steppingRoutes } from './routes.tsx'
export { isUnderWay, type Stepping } from './stepping.ts'
export { askedBy, steppingsOf } from './store.ts'
