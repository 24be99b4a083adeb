import type { Content } from '../ui/index.ts'
import type { Round } from './round.ts'

/** What the hall adds: what rooms to the right put on the page of a survey, for those who run it. */
export type SurveySettings = { beside?: (round: Pick<Round, 'id' | 'kind' | 'openedAt'>) => Content }
