import type { Measured } from '../publications/index.ts'
import type { Difference } from '../statistics/index.ts'
import { type Counted, others, pointOf } from './counted.ts'

/** One group in the school, and in the whole place. */
export type Part = { own: Counted | null; everybody: Counted | null }

/** Other schools, as they would be with the same pupils as ours; and of how many of ours that could be worked out. */
export type Adjusted = { others: Measured; difference: Difference; covered: number }

// What lies between these ends 95 times in 100.
const Z = 1.959964

/** Of our pupils, so many have to be in groups that are shown; otherwise the comparison says nothing of us. */
const LEAST_COVERED = 0.8

/**
 * Direct standardisation from published figures alone: each group of the other schools counts as much as it does in
 * ours. Groups that are hidden in either are left out on both sides. Null where too few of our pupils are left.
 */
export function adjustedTo(own: Counted | null, parts: readonly Part[], least: number): Adjusted | null {
  if (!own) return null
  const pairs = parts.flatMap((part) => {
    const rest = others(part.everybody, part.own, least)
    return part.own && rest ? [{ own: part.own, rest }] : []
  })
  const n = pairs.reduce((sum, pair) => sum + pair.own.n, 0)
  const covered = own.n === 0 ? 0 : n / own.n
  if (n === 0 || covered < LEAST_COVERED) return null
  const total = { ours: 0, theirs: 0, ourVariance: 0, theirVariance: 0 }
  for (const pair of pairs) {
    const weight = pair.own.n / n
    const [ours, theirs] = [pointOf(pair.own), pointOf(pair.rest)]
    total.ours += weight * ours.value
    total.theirs += weight * theirs.value
    total.ourVariance += weight ** 2 * ours.variance
    total.theirVariance += weight ** 2 * theirs.variance
  }
  const half = Z * Math.sqrt(total.theirVariance)
  const apart = Z * Math.sqrt(total.theirVariance + total.ourVariance)
  const value = total.ours - total.theirs
  return {
    others: { value: total.theirs, low: total.theirs - half, high: total.theirs + half },
    difference: { value, low: value - apart, high: value + apart, beyondChance: Math.abs(value) > apart },
    covered: Math.min(1, covered),
  }
}
