import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { afterRoutes } from './after-routes.tsx'
import { beginRoutes } from './begin-routes.tsx'
import { entryRoutes } from './entry-routes.tsx'
import { questionRoutes } from './question-routes.tsx'
import type { FillingInSettings } from './settings.ts'
import { emptyMind } from './sitting.tsx'

/** Filling a survey in, with the code on a slip: /survey. */
export function fillingInRoutes(settings: FillingInSettings): Hono<Visit> {
  const mind = emptyMind()
  return new Hono<Visit>()
    .route('/', entryRoutes(mind))
    .route('/', beginRoutes(mind))
    .route('/', questionRoutes(mind, settings))
    .route('/', afterRoutes(mind, settings))
}
