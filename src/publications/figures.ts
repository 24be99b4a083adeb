import { deviationOf, type Moments, meanInterval, meanOf, shareInterval } from '../statistics/index.ts'
import type { Cell } from './counting.ts'
import type { CountedItem, CountedScore, Variable } from './plan.ts'

/** A figure with the ends of its interval. */
export type Measured = { value: number; low: number; high: number }

/**
 * What is told of one variable in one group: how many answered, how many did not, the mean and its spread where it is a
 * number, and the share of each choice group by its key. `shares` is null where only they are hidden, and absent where
 * there are none.
 */
export type Figure = {
  n: number
  missing: number
  mean?: Measured
  sd?: number
  shares?: Record<string, Measured> | null
}

/** A figure as it is frozen: n, missing, mean, standard deviation, and how many are in each choice group. */
export type Frozen = [
  n: number,
  missing: number,
  mean: number | null,
  sd: number | null,
  counts: number[] | null,
]

// In whichever order answers were added up, the same are told: the last digits of a sum, which hang on it, go first.
const rounded = (value: number, places: number): number =>
  Number(Number(value.toPrecision(10)).toFixed(places))

/** How many answered, their sum and the sum of their squares. */
export function itemMoments(cell: Cell, { offset, width, variable }: CountedItem): Moments {
  const moments = { n: 0, sum: 0, squares: 0 }
  for (let at = 0; at < width; at++) {
    const count = cell.counts[offset + at] as number
    const answer = variable.from + at
    moments.n += count
    moments.sum += count * answer
    moments.squares += count * answer * answer
  }
  return moments
}

/** The same of a score. */
export const scoreMoments = ({ sums }: Cell, { offset }: CountedScore): Moments => ({
  n: sums[offset] as number,
  sum: sums[offset + 1] as number,
  squares: sums[offset + 2] as number,
})

/** An item in one group, ready to be frozen. */
export function freezeItem(cell: Cell, item: CountedItem, withShares: boolean): Frozen {
  const moments = itemMoments(cell, item)
  const counts = withShares ? item.variable.bands.map((band) => countWithin(cell, item, band)) : null
  return [...frozenMoments(cell, moments, item.variable.numeric), counts]
}

/** A score in one group, ready to be frozen. */
export const freezeScore = (cell: Cell, score: CountedScore): Frozen => [
  ...frozenMoments(cell, scoreMoments(cell, score), true),
  score.variable.bands.map((_, at) => cell.sums[score.offset + 3 + at] as number),
]

function frozenMoments(
  { sets }: Cell,
  moments: Moments,
  numeric: boolean,
): [number, number, number | null, number | null] {
  const { n } = moments
  return numeric
    ? [n, sets - n, rounded(meanOf(moments), 4), rounded(deviationOf(moments), 4)]
    : [n, sets - n, null, null]
}

/** How many gave an answer from one choice to another. */
export function countWithin(
  cell: Cell,
  { offset, variable }: CountedItem,
  { from, to }: Pick<Variable, 'from' | 'to'>,
): number {
  let count = 0
  for (let answer = from; answer <= to; answer++)
    count += cell.counts[offset + answer - variable.from] as number
  return count
}

/** The sums that a frozen mean and standard deviation stand for. */
export const momentsOf = (n: number, mean: number, sd: number): Moments => ({
  n,
  sum: n * mean,
  squares: (n - 1) * sd * sd + n * mean * mean,
})

/** A frozen figure as it is read, with its intervals. */
export function thawed(frozen: Frozen, { bands }: Pick<Variable, 'bands'>): Figure {
  const [n, missing, mean, sd, counts] = frozen
  return {
    n,
    missing,
    ...(mean === null || sd === null
      ? {}
      : { mean: tidy(meanInterval(momentsOf(n, mean, sd)), 2), sd: rounded(sd, 2) }),
    ...(bands.length === 0 ? {} : { shares: counts && sharesOf(n, counts, bands) }),
  }
}

const sharesOf = (n: number, counts: readonly number[], bands: Variable['bands']) =>
  Object.fromEntries(bands.map(({ key }, at) => [key, tidy(shareInterval(counts[at] ?? 0, n), 3)]))

const tidy = ({ value, low, high }: Measured, places: number): Measured => ({
  value: rounded(value, places),
  low: rounded(low, places),
  high: rounded(high, places),
})
