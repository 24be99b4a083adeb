import type { Measure } from '../blueprint/index.ts'
import type { Acting } from '../database/index.ts'
import { answerSetsIn } from './answer-store.ts'
import { type Comparison, compareOverTime } from './comparing.ts'
import { everyVersion } from './library.ts'

/** What was filled in over time in these supports: compared where it is paired, a sentence where it is not. */
export async function pairedChanges(
  acting: Acting,
  { supportIds, measures = everyVersion() }: { supportIds: readonly string[]; measures?: readonly Measure[] },
): Promise<Comparison[]> {
  return compareOverTime(measures, await answerSetsIn(acting, supportIds))
}
