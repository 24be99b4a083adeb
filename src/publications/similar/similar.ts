import type { Interval } from '../../statistics/index.ts'
import { type Figure, type Frozen, type Measured, thawed } from '../figures.ts'
import type { Variable } from '../plan.ts'

/**
 * One number of the similar schools as they would be with pupils like ours, and how far ours lies from it: of `n` who answered;
 * `left` have nobody alike there, and are left out.
 */
export type Alike = {
  n: number
  left: number
  others: Measured
  difference: Interval & { beyondChance: boolean }
}

/** What a school is told of the schools that are most like it, put together: by the key of the variable, null where hidden. */
export type Similar = {
  schools: number
  figures: Record<string, Frozen | null>
  alike: Record<string, Alike | null>
}

/** Why there is nothing of similar schools: too few others took part, or too few of those are alike. */
export type NoneSimilar = { schools: 0; because: 'too_few' | 'none_alike' }

/** What a school was told of its similar schools, where there are some. */
export const similarIn = ({
  comparisons: { similar },
}: {
  comparisons: { similar?: Similar | NoneSimilar | undefined }
}): Similar | undefined => (similar && 'figures' in similar ? similar : undefined)

/** The figure of the similar schools put together, with its intervals; null where it is hidden. */
export function similarFigure({ figures }: Similar, variable: Variable): Figure | null {
  const frozen = figures[variable.key]
  return frozen ? thawed(frozen, variable) : null
}
