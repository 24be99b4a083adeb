import type { Measure } from '../blueprint/index.ts'
import type { OnRiskAnswer } from './answering.ts'

/** What the room is given: its measures, and what the hall does when somebody gives an answer about risk. */
export type MeasureSettings = {
  /** The measures that are asked now. */
  readonly measures: readonly Measure[]
  /** These, and the versions in which something was asked before. */
  readonly everyVersion: readonly Measure[]
  readonly onRiskAnswer: OnRiskAnswer
}

/** The measure in the version in which something was asked. */
export const askedIn = (
  { everyVersion }: MeasureSettings,
  asked: { measure: string; version: number },
): Measure | undefined =>
  everyVersion.find(({ key, version }) => key === asked.measure && version === asked.version)
