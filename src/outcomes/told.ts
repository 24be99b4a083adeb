import type { MadeOutcome } from './outcome.ts'

/** By how many people a figure must differ before everybody is told anew: by fewer, who came could be worked out. */
const LEAST_CHANGE = 10

/** A figure as everybody was told it. */
export type ToldFigure = Pick<
  MadeOutcome,
  'key' | 'text' | 'unit' | 'value' | 'low' | 'high' | 'n' | 'missing' | 'assumptions'
>

/** What of an outcome everybody is told: neither how each arm nor how each school did. */
export const toldFigure = (one: MadeOutcome): ToldFigure => ({
  ...{ key: one.key, text: one.text, unit: one.unit, value: one.value, low: one.low, high: one.high },
  ...{ n: one.n, missing: one.missing, ...(one.assumptions ? { assumptions: one.assumptions } : {}) },
})

const isSame = (one: ToldFigure, other: ToldFigure): boolean =>
  one.value === other.value && one.n === other.n && one.missing === other.missing && one.text === other.text

/**
 * What everybody is told from now on, after what they were told before. Where a figure would change by few people, all stay as they
 * were; what may not be shown any more goes in any case.
 */
export function toldAfter(
  now: readonly ToldFigure[],
  before: readonly ToldFigure[] | undefined,
): readonly ToldFigure[] {
  if (!before) return now
  const gives = now.some((one) => {
    const earlier = before.find(({ key }) => key === one.key)
    return earlier && !isSame(one, earlier) && Math.abs(one.n - earlier.n) < LEAST_CHANGE
  })
  return gives ? before.filter(({ key }) => now.some((one) => one.key === key)) : now
}

/** Whether nothing is said that was not said before. */
export const isToldAlready = (
  now: readonly ToldFigure[],
  before: readonly ToldFigure[] | undefined,
): boolean =>
  before !== undefined &&
  now.length === before.length &&
  now.every((one) => before.some((earlier) => earlier.key === one.key && isSame(one, earlier)))
