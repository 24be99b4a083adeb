import type { Difference, Interval, Moments } from './intervals.ts'
import { deviationOf, meanOf } from './intervals.ts'
import { normalBeyond, normalFor95 } from './student.ts'

/** A figure and its standard error. */
export type Estimate = { value: number; error: number }

/** A mean with its standard error. */
export const estimateOfMean = (moments: Moments): Estimate => ({
  value: meanOf(moments),
  error: deviationOf(moments) / Math.sqrt(moments.n),
})

/** A share with its standard error, by two more of either kind, so that a share of nobody or of all still has one (Agresti and Coull 1998). */
export function estimateOfShare(count: number, n: number): Estimate {
  const near = (count + 2) / (n + 4)
  return { value: count / n, error: Math.sqrt((near * (1 - near)) / (n + 4)) }
}

/** One part of a population: what it counts for in the standard population, and its figure. */
export type Stratum = Estimate & { weight: number }

/**
 * The directly standardised figure: sum of w·x by sum of w, where w is how many of the standard population are in that part; its
 * variance is the sum of w²·v by the square of the sum of w (Fleiss, Statistical Methods for Rates and Proportions; as in
 * "Direct Standardization" of SAS's STDRATE procedure).
 */
export function standardised(strata: readonly Stratum[]): Estimate {
  const all = strata.reduce((sum, { weight }) => sum + weight, 0)
  return {
    value: strata.reduce((sum, { weight, value }) => sum + weight * value, 0) / all,
    error: Math.sqrt(strata.reduce((sum, { weight, error }) => sum + (weight * error) ** 2, 0)) / all,
  }
}

/** What lies 95 times in 100 around a figure, by the normal distribution. */
export const intervalAround = ({ value, error }: Estimate) => ({
  value,
  low: value - normalFor95 * error,
  high: value + normalFor95 * error,
})

/** The first less the second, of figures that do not hang together: by the normal distribution. */
export function differenceOfEstimates(one: Estimate, other: Estimate): Difference {
  const apart = intervalAround({
    value: one.value - other.value,
    error: Math.hypot(one.error, other.error),
  })
  return { ...apart, p: chanceIn(apart), beyondChance: apart.low > 0 || apart.high < 0 }
}

/** How rarely chance alone goes as far as the middle of an interval that was made by the normal distribution. */
export function chanceIn({ value, low, high }: Interval): number {
  const error = (high - low) / (2 * normalFor95)
  return error === 0 ? Number(value === 0) : normalBeyond(value / error)
}
