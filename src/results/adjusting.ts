import type { Measured } from '../publications/index.ts'
import { type Difference, differenceOfEstimates, intervalAround, standardised } from '../statistics/index.ts'
import { type Counted, estimateOf } from './counted.ts'

/** One group in the school, and the same group of whomever it is compared with. */
export type Part = { own: Counted | null; rest: Counted | null }

/** Others, as they would be with the same pupils as ours; and of how many of ours that could be worked out. */
export type Adjusted = { others: Measured; difference: Difference | null; covered: number }

/** Of our pupils, so many have to be in groups that are shown; otherwise the comparison says nothing of us. */
const LEAST_COVERED = 0.8

/**
 * Direct standardisation from published figures alone: each group of the others counts as much as it does in ours. Groups
 * that are hidden in either are left out on both sides. Null where too few of our pupils are left.
 */
export function adjustedTo(own: Counted | null, parts: readonly Part[]): Adjusted | null {
  if (!own) return null
  const pairs = parts.flatMap((part) => (part.own && part.rest ? [{ own: part.own, rest: part.rest }] : []))
  const n = pairs.reduce((sum, pair) => sum + pair.own.n, 0)
  const covered = own.n === 0 ? 0 : n / own.n
  if (n === 0 || covered < LEAST_COVERED) return null
  const made = (of: (pair: (typeof pairs)[number]) => Counted) =>
    standardised(pairs.map((pair) => ({ weight: pair.own.n, ...estimateOf(of(pair)) })))
  const [ours, theirs] = [made((pair) => pair.own), made((pair) => pair.rest)]
  return {
    others: intervalAround(theirs),
    difference: differenceOfEstimates(ours, theirs),
    covered: Math.min(1, covered),
  }
}
