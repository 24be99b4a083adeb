import type { Command } from '../database/index.ts'
import { areasCommand } from './areas/command.ts'
import { createCommand } from './from-file/command.ts'

export { plainCell, type Read, readCell } from './cells.ts'
export { codeHash, readCode } from './codes/code.ts'
export { destroyer, destroyWhatIsDue } from './destroying.ts'
export { type SurveyDue, surveysDueAtSchool, surveysDueHere } from './due-store.ts'
export { type Grouping, groupings, groupSaid } from './groups.ts'
export { questionnaireOf } from './part.ts'
export { frozenQuestionnaire } from './part-store.ts'
export * from './questionnaire.ts'
export { agesOf, type Round, yearGroupsLine } from './round.ts'
export { roundById } from './round-store.ts'
export { surveyRoutes } from './routes.ts'
export { listsPupils, mayReadSurveys, runsSurveys, worksInSchool } from './setting-up/guard.ts'
export type { SurveySettings } from './settings.ts'

/** bin/trellis surveys … as far as it is about setting up. */
export const surveyCommands: Command[] = [areasCommand, createCommand]
