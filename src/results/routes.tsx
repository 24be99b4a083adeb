import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { needsRoutes } from './needs-routes.tsx'
import { placeRoutes } from './place-routes.tsx'
import { schoolRoutes } from './school-routes.tsx'

/** What surveys found, for those it is about. */
export function resultsRoutes(): Hono<Visit> {
  return new Hono<Visit>().route('/', schoolRoutes()).route('/', needsRoutes()).route('/', placeRoutes())
}
