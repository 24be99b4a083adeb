import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { pupilRoutes } from './pupil-routes.tsx'
import { setUpRoutes } from './set-up-routes.tsx'

/** From a named survey to support: the pages of whoever is asked, and of those who set it up. */
export const screeningRoutes = (): Hono<Visit> =>
  new Hono<Visit>().route('/', pupilRoutes()).route('/', setUpRoutes())
