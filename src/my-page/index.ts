export { makeOwnPage } from './own-page-store.ts'
export { myPageRoutes } from './routes.ts'
