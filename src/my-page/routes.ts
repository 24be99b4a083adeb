import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { doorRoutes } from './door-routes.tsx'
import { makingRoutes } from './making-routes.tsx'
import { myRoutes } from './my-routes.tsx'

/** A young person’s own page: made by whoever has the record, opened by link and code, read and used as themself. */
export function myPageRoutes(): Hono<Visit> {
  return new Hono<Visit>().route('/', doorRoutes()).route('/', myRoutes()).route('/', makingRoutes())
}
