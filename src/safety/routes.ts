import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { concernRoutes } from './concern-routes.tsx'
import { leadRoutes } from './lead-routes.tsx'
import { raiseRoutes } from './raise-routes.tsx'
import { unsafeRoutes } from './unsafe-routes.tsx'

/** Safeguarding concerns: who hears of them, raising one, and what its leads do. */
export function safetyRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .route('/', leadRoutes())
    .route('/', raiseRoutes())
    .route('/', concernRoutes())
    .route('/', unsafeRoutes())
}
