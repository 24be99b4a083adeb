import type { Context, Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { assuranceRoutes } from './assurance/routes.tsx'
import { changeRoutes } from './change/routes.tsx'
import { claimRoutes } from './claim/routes.tsx'
import { entryRoutes } from './entry-routes.tsx'
import { feedbackRoutes } from './feedback/routes.tsx'
import { routes } from './guard.ts'
import { keepingRoutes } from './keeping/routes.tsx'
import { keepPace } from './pace.ts'
import { reportRoutes } from './report/routes.tsx'
import { staleRoutes } from './stale/routes.tsx'
import { versionRoutes } from './version/routes.tsx'
import { withdrawalRoutes } from './withdrawal/routes.tsx'

/** Keeping the directory true. `addressOf` is the network address to count by, where a proxy's header is to be trusted. */
export function curationRoutes({
  addressOf,
}: {
  addressOf?: (c: Context<Visit>) => string
} = {}): Hono<Visit> {
  const pace = keepPace(addressOf)
  return routes()
    .route('/', reportRoutes(pace))
    .route('/', feedbackRoutes(pace))
    .route('/', claimRoutes(pace))
    .route('/', keepingRoutes())
    .route('/', changeRoutes())
    .route('/', assuranceRoutes())
    .route('/', staleRoutes())
    .route('/', versionRoutes())
    .route('/', withdrawalRoutes())
    .route('/', entryRoutes())
}
