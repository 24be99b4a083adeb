import type { Context, Hono } from 'hono'
import { hourlyPace, type Visit } from '../accounts/index.ts'
import { assuranceRoutes } from './assurance/routes.tsx'
import { changeRoutes } from './change/routes.tsx'
import { claimRoutes } from './claim/routes.tsx'
import { entryRoutes } from './entry-routes.tsx'
import { feedbackRoutes } from './feedback/routes.tsx'
import { routes } from './guard.ts'
import { keepingRoutes } from './keeping/routes.tsx'
import { reportRoutes } from './report/routes.tsx'
import { staleRoutes } from './stale/routes.tsx'
import { versionRoutes } from './version/routes.tsx'
import { withdrawalRoutes } from './withdrawal/routes.tsx'

/** What anybody may send without signing in, and how much of it from one network address in an hour: a person reads each. */
const mostInAnHour = { claim: 12, report: 30, feedback: 60 } as const

/** Keeping the directory true. `addressOf` is the network address to count by, where a test says it. */
export function curationRoutes({
  addressOf,
}: {
  addressOf?: (c: Context<Visit>) => string
} = {}): Hono<Visit> {
  const pace = hourlyPace(mostInAnHour, addressOf)
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
