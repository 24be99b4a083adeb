import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { askRoutes } from './ask-routes.tsx'
import { everyVersion, measureLibrary } from './library.ts'
import { libraryRoutes } from './library-routes.tsx'
import { linkRoutes } from './link-routes.tsx'
import type { MeasureSettings } from './settings.ts'
import { supportMeasureRoutes } from './support-routes.tsx'

/** Everything under /supports/:id/measures, /asks, /a and /measures; the measures are the published ones unless given. */
export function measureRoutes(given: Partial<MeasureSettings> = {}): Hono<Visit> {
  // Asked each time: a version may be published while the program runs.
  const settings: MeasureSettings = {
    get measures() {
      return given.measures ?? measureLibrary()
    },
    get everyVersion() {
      return given.everyVersion ?? given.measures ?? everyVersion()
    },
    onRiskAnswer: given.onRiskAnswer ?? (async () => {}),
  }
  return new Hono<Visit>()
    .route('/', supportMeasureRoutes(settings))
    .route('/', askRoutes(settings))
    .route('/', libraryRoutes(settings))
    .route('/', linkRoutes(settings))
}
