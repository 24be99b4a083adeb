import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { listRoutes } from './list-routes.tsx'
import { lookingAgainRoutes } from './looking-again-routes.tsx'
import { ownRoutes } from './own-routes.tsx'

/** Support while waiting: the service's lists, each young person's own link, and looking again. */
export const whileWaitingRoutes = (): Hono<Visit> =>
  new Hono<Visit>().route('/', listRoutes()).route('/', lookingAgainRoutes()).route('/', ownRoutes())
