export { type GlassReviewDue, glassReviewsDue } from './review-store.ts'
export { glassRoutes } from './routes.tsx'
export { GlassBanner } from './screens/banner.tsx'
export { sweepGlass } from './sweep.ts'
