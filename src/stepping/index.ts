export { steppingsPart } from './part.tsx'
export { steppingRoutes } from './routes.tsx'
export { isUnderWay, type Stepping } from './stepping.ts'
export { askedBy, destinationsBeside, steppingsOf } from './store.ts'
