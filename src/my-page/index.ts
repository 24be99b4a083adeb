export { makeOwnPage } from './own-page-store.ts'
export { sessionInHand } from './page-cookie.ts'
export { parentAsks, showToParent } from './parents-store.ts'
export { myPageRoutes } from './routes.ts'
