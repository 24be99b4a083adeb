export { openReferralRoutes } from './routes.ts'
