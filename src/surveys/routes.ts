import { Hono } from 'hono'
import type { Visit } from '../accounts/index.ts'
import { letterRoutes } from './parents/routes.tsx'
import { schoolSurveyRoutes } from './schools/routes.tsx'
import { settingUpRoutes } from './setting-up/routes.tsx'
import type { SurveySettings } from './settings.ts'

/** Surveys of a whole population: setting up, a school's part in one, and what parents are told. */
export function surveyRoutes(settings: SurveySettings = {}): Hono<Visit> {
  return new Hono<Visit>()
    .route('/', settingUpRoutes(settings))
    .route('/', schoolSurveyRoutes())
    .route('/', letterRoutes())
}
