import type { Interval } from './intervals.ts'
import { normalFor95 } from './student.ts'

/** One step of the ladder from the most to the least deprived: its people, its figure, and how sure that is. */
export type Rung = { people: number; value: number; error: number }

/**
 * Where each rung lies between 0, the most deprived, and 1: the middle of its share of all people, counted from the
 * first. Shares of 12 % and 10 % lie at 0.06 and 0.17.
 */
export function relativeRanks(people: readonly number[]): number[] {
  const all = people.reduce((sum, one) => sum + one, 0)
  let before = 0
  return people.map((one) => {
    const rank = (before + one / 2) / all
    before += one
    return rank
  })
}

/**
 * The slope index of inequality: how much the figure differs from the bottom to the top of the ladder, by a line through
 * the rungs weighted by their people; and the relative index: the figure at the top as a multiple of that at the
 * bottom, which there is only above nought. The line is linear in the figures, so its interval follows from theirs without drawing lots.
 */
export function inequality(rungs: readonly Rung[]): { slope: Interval; relative: Interval | null } | null {
  const all = rungs.reduce((sum, { people }) => sum + people, 0)
  if (rungs.length < 2 || all === 0) return null
  const ranks = relativeRanks(rungs.map(({ people }) => people))
  const share = rungs.map(({ people }) => people / all)
  const middle = ranks.reduce((sum, rank, at) => sum + rank * (share[at] ?? 0), 0)
  const spread = ranks.reduce((sum, rank, at) => sum + (share[at] ?? 0) * (rank - middle) ** 2, 0)
  // The slope is a weighted sum of the figures; so are the ends of the line.
  const toSlope = ranks.map((rank, at) => ((share[at] ?? 0) * (rank - middle)) / spread)
  const toBottom = ranks.map((_, at) => (share[at] ?? 0) - middle * (toSlope[at] ?? 0))
  const along = (weights: readonly number[]) =>
    rungs.reduce((sum, { value }, at) => sum + value * (weights[at] ?? 0), 0)
  const shared = (one: readonly number[], other: readonly number[]) =>
    rungs.reduce((sum, { error }, at) => sum + error ** 2 * (one[at] ?? 0) * (other[at] ?? 0), 0)
  const toTop = toBottom.map((weight, at) => weight + (toSlope[at] ?? 0))
  const slope = around(along(toSlope), Math.sqrt(shared(toSlope, toSlope)))
  const [bottom, top] = [along(toBottom), along(toTop)]
  if (bottom <= 0 || top <= 0) return { slope, relative: null }
  const ofLogarithm = Math.sqrt(
    shared(toTop, toTop) / top ** 2 +
      shared(toBottom, toBottom) / bottom ** 2 -
      (2 * shared(toTop, toBottom)) / (top * bottom),
  )
  const ratio = top / bottom
  const factor = Math.exp(normalFor95 * ofLogarithm)
  return { slope, relative: { value: ratio, low: ratio / factor, high: ratio * factor } }
}

function around(value: number, error: number): Interval {
  return { value, low: value - normalFor95 * error, high: value + normalFor95 * error }
}
