export { developersPage } from './developers-page.tsx'
export { openReferralRoutes } from './routes.ts'
