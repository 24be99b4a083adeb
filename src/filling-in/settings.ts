import type { Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'

/** Somebody said in a named survey what a person must read at once. Whose it is stands with the answers, by their id. */
export type UrgentAnswer = { roundId: string; answersId: string; item: string }

/** What the room is given: the measures there are, and what the hall does with an answer that a person must read at once. */
export type FillingInSettings = {
  measures: readonly Measure[]
  onUrgentAnswer: (acting: Acting, urgent: UrgentAnswer) => Promise<void>
}
