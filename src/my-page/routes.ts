import { Hono } from 'hono'
import type { IdentityProvider, Visit } from '../accounts/index.ts'
import { childRoutes } from './child-routes.tsx'
import { doorRoutes } from './door-routes.tsx'
import { forParentRoutes } from './for-parent-routes.tsx'
import { loginRoutes, loginWay } from './login-routes.tsx'
import { makingRoutes } from './making-routes.tsx'
import { myRoutes } from './my-routes.tsx'

/**
 * A young person’s own page: made by whoever has the record, opened by link and code, or by a login of this provider that they bound
 * to it; read and used as themself. And a parent's or carer's page, opened in the same way.
 */
export function myPageRoutes(provider: IdentityProvider | null = null): Hono<Visit> {
  const login = loginWay(provider)
  const app = new Hono<Visit>()
    .route('/', doorRoutes())
    .route('/', myRoutes(login))
    .route('/', makingRoutes())
    .route('/', childRoutes())
    .route('/', forParentRoutes())
  return login ? app.route('/', loginRoutes(login)) : app
}
