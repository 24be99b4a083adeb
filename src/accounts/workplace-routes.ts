import { Hono } from 'hono'
import { calendarRoutes } from './calendar-routes.tsx'
import { closingRoutes } from './closing-routes.tsx'
import { coverRoutes } from './cover-routes.tsx'
import { detailsRoutes } from './details-routes.tsx'
import { joiningRoutes } from './joining-routes.tsx'
import { sessionRoutes } from './session-routes.tsx'
import { teamRoutes } from './team-routes.tsx'
import type { Visit } from './visit.ts'
import type { Reading } from './worker.ts'
import { workerCheckRoutes } from './worker-check-routes.tsx'
import { workerRoutes } from './worker-routes.tsx'

type WorkplaceOptions = { database: Reading; passkeys?: boolean }

/** Looking after teams: who is in them, cover, joining and leaving, and when an organisation is open. */
export function workplaceRoutes({ database, passkeys = false }: WorkplaceOptions): Hono<Visit> {
  const app = new Hono<Visit>()
  const rooms = [
    teamRoutes,
    joiningRoutes,
    coverRoutes,
    workerRoutes,
    workerCheckRoutes,
    detailsRoutes,
    closingRoutes,
    calendarRoutes,
  ]
  for (const room of rooms) app.route('/', room(database))
  app.route('/', sessionRoutes(database, passkeys))
  return app
}
