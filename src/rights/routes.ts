import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { accessRoutes } from './access-routes.tsx'
import { askingRoutes } from './asking-routes.tsx'
import { correctionRoutes } from './correction-routes.tsx'
import { deathRoutes } from './death-routes.tsx'
import { disposalRoutes } from './disposal-routes.tsx'
import { erasureRoutes } from './erasure-routes.tsx'
import { keepingRoutes } from './keeping-routes.tsx'
import { restrictionRoutes } from './restriction-routes.tsx'

/** What a young person has a right to: everything about them, and that it is kept no longer than it may be. */
export function rightsRoutes(): Hono<Visit> {
  return new Hono<Visit>()
    .route('/', accessRoutes())
    .route('/', askingRoutes())
    .route('/', correctionRoutes())
    .route('/', deathRoutes())
    .route('/', disposalRoutes())
    .route('/', erasureRoutes())
    .route('/', keepingRoutes())
    .route('/', restrictionRoutes())
}
