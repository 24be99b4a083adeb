import { type Figure, type Measured, momentsOf, type Reading } from '../publications/index.ts'
import {
  type Difference,
  differenceOfMeans,
  differenceOfShares,
  type Estimate,
  estimateOfMean,
  estimateOfShare,
  type Moments,
  meanInterval,
  shareInterval,
} from '../statistics/index.ts'

/** One number about a group, with all that a comparison needs: how many of how many, or a mean with its spread. */
export type Counted = { missing: number } & (
  | { kind: 'share'; count: number; n: number }
  | ({ kind: 'mean' } & Moments)
)

/** A number as it is shown: with its interval, how many answered and how many did not. */
export type Told = Measured & { n: number; missing: number }

/** A published figure as that number; null where it is hidden. */
export function countedIn(figure: Figure | null | undefined, reading: Reading): Counted | null {
  if (!figure) return null
  const { n, missing } = figure
  if (reading.kind === 'mean')
    return figure.mean && figure.sd !== undefined
      ? { kind: 'mean', missing, ...momentsOf(n, figure.mean.value, figure.sd) }
      : null
  const { shares } = figure
  if (!shares) return null
  const count = reading.bands.reduce((sum, key) => sum + Math.round((shares[key]?.value ?? 0) * n), 0)
  return { kind: 'share', missing, count: Math.min(count, n), n }
}

/** Everybody less these: the others. Null where nobody is left, or too few to say anything. */
export function others(everybody: Counted | null, these: Counted | null, least: number): Counted | null {
  if (!everybody || !these) return null
  const n = everybody.n - these.n
  const missing = Math.max(0, everybody.missing - these.missing)
  if (n < least) return null
  if (everybody.kind === 'share' && these.kind === 'share')
    return { kind: 'share', missing, n, count: Math.max(0, Math.min(n, everybody.count - these.count)) }
  if (everybody.kind === 'mean' && these.kind === 'mean')
    return {
      ...{ kind: 'mean', missing, n },
      ...{ sum: everybody.sum - these.sum, squares: everybody.squares - these.squares },
    }
  return null
}

/** The number with its interval. */
export function toldOf(counted: Counted): Told {
  const measured = counted.kind === 'share' ? shareInterval(counted.count, counted.n) : meanInterval(counted)
  return { ...measured, n: counted.n, missing: counted.missing }
}

/** How far the first lies from the second, and whether chance would explain it. */
export function differenceOf(one: Counted | null, other: Counted | null): Difference | null {
  if (one?.kind === 'share' && other?.kind === 'share') return differenceOfShares(one, other)
  if (one?.kind === 'mean' && other?.kind === 'mean') return differenceOfMeans(one, other)
  return null
}

/** The number with its standard error, for adding numbers up. */
export const estimateOf = (counted: Counted): Estimate =>
  counted.kind === 'mean' ? estimateOfMean(counted) : estimateOfShare(counted.count, counted.n)
