import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import type { Measure } from '../blueprint/index.ts'
import { pupilRoutes } from './pupil-routes.tsx'
import { setUpRoutes } from './set-up-routes.tsx'

/** What the room is given: the measures there are. */
export type ScreeningSettings = { measures: readonly Measure[] }

/** From a named survey to support: the pages of whoever is asked, and of those who set it up. */
export function screeningRoutes({ measures }: ScreeningSettings): Hono<Visit> {
  return new Hono<Visit>().route('/', pupilRoutes()).route('/', setUpRoutes(measures))
}
