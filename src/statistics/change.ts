import { type Difference, deviationOf, type Moments, meanInterval, meanOf } from './intervals.ts'
import { normalFor95, studentAtMost, studentFor95 } from './student.ts'

/** A test of nought: the figure with its interval, its t, its degrees of freedom, and how rarely chance goes so far. */
export type Tested = Difference & { t: number; degrees: number }

const tested = ({ value, error, degrees }: { value: number; error: number; degrees: number }): Tested => {
  const half = studentFor95(degrees) * error
  const t = error === 0 ? 0 : value / error
  const p = error === 0 ? Number(value === 0) : 2 * (1 - studentAtMost(Math.abs(t), degrees))
  return { value, low: value - half, high: value + half, t, degrees, p, beyondChance: p < 0.05 }
}

/**
 * The mean of each one's own change (last less first), tested against no change: the paired t test (Student 1908). Of one
 * pair nothing can be tested: its interval is the figure itself and p is 1.
 */
export function pairedChange(changes: Moments): Tested {
  if (changes.n < 2) return { ...meanInterval(changes), t: 0, degrees: 0, p: 1, beyondChance: false }
  const error = deviationOf(changes) / Math.sqrt(changes.n)
  return tested({ value: meanOf(changes), error, degrees: changes.n - 1 })
}

/**
 * By how much one score must change to be more than the instrument's own unreliability: 1.96 standard errors of a
 * difference (Jacobson and Truax 1991). `deviation` is that of a population, `reliability` the instrument's, 0 to 1.
 */
export const reliableChange = ({
  deviation,
  reliability,
}: {
  deviation: number
  reliability: number
}): number => normalFor95 * errorOfADifference({ deviation, reliability })

/** The standard error of the difference of two scores of one person (Jacobson and Truax 1991). */
export const errorOfADifference = (of: { deviation: number; reliability: number }): number =>
  of.deviation * Math.sqrt(2 * (1 - of.reliability))

/**
 * The difference of two arms that whole clusters (schools) were given to: a t test of the clusters' own means, each
 * counting once, with as many degrees of freedom as there are clusters less two (Donner and Klar 2000; Hayes and
 * Moulton 2017, 10.3). Nothing where an arm has fewer than two clusters.
 */
export function differenceOfClusters(one: readonly number[], other: readonly number[]): Tested | null {
  if (one.length < 2 || other.length < 2) return null
  const [a, b] = [momentsOf(one), momentsOf(other)]
  const degrees = a.n + b.n - 2
  const pooled = ((a.n - 1) * deviationOf(a) ** 2 + (b.n - 1) * deviationOf(b) ** 2) / degrees
  return tested({ value: meanOf(a) - meanOf(b), error: Math.sqrt(pooled * (1 / a.n + 1 / b.n)), degrees })
}

/** Of these numbers: how many, their sum, and the sum of their squares. */
export const momentsOf = (values: readonly number[]): Moments => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
})
