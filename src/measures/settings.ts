import type { Measure } from '../blueprint/index.ts'
import type { OnRiskAnswer } from './answering.ts'

/** What the room is given: its measures, and what the hall does when somebody gives an answer about risk. */
export type MeasureSettings = { measures: readonly Measure[]; onRiskAnswer: OnRiskAnswer }
