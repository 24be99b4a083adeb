import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { comparisonRoutes } from './comparison-routes.tsx'
import { findingRoutes } from './finding-routes.tsx'
import { teamRoutes } from './team-routes.tsx'

/** Finding something for one young person, comparing, and what a team knows of services. */
export function suggestionRoutes(): Hono<Visit> {
  return new Hono<Visit>().route('/', findingRoutes()).route('/', comparisonRoutes()).route('/', teamRoutes())
}
