import { normalBeyond, normalFor95, studentAtMost, studentFor95 } from './student.ts'

/** A figure, and between what and what it lies 95 times in 100. */
export type Interval = { value: number; low: number; high: number }

/** Of so many numbers: their sum, and the sum of their squares. All that a mean and its spread are made of. */
export type Moments = { n: number; sum: number; squares: number }

export const meanOf = ({ n, sum }: Moments): number => sum / n

/** The standard deviation, by n - 1; 0 for a single number. */
export function deviationOf({ n, sum, squares }: Moments): number {
  if (n < 2) return 0
  return Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1))
}

/** The mean with its t interval. */
export function meanInterval(moments: Moments): Interval {
  const value = meanOf(moments)
  if (moments.n < 2) return { value, low: value, high: value }
  const half = (studentFor95(moments.n - 1) * deviationOf(moments)) / Math.sqrt(moments.n)
  return { value, low: value - half, high: value + half }
}

/** A share of n with Wilson's score interval (Wilson 1927; method 3 of Newcombe 1998). */
export function shareInterval(count: number, n: number, z = normalFor95): Interval {
  const share = count / n
  const middle = (2 * count + z * z) / (2 * (n + z * z))
  const half = (z * Math.sqrt(z * z + 4 * count * (1 - share))) / (2 * (n + z * z))
  return {
    value: share,
    low: count === 0 ? 0 : middle - half,
    high: count === n ? 1 : middle + half,
  }
}

/**
 * How many there were in all of what comes by several at once: each of n brought some. Both who comes and how many each
 * brings are left to chance (compound Poisson), so that the variance is the sum of the squares.
 */
export function countInterval({ sum, squares }: Moments): Interval {
  const half = normalFor95 * Math.sqrt(squares)
  return { value: sum, low: Math.max(0, sum - half), high: sum + half }
}

/**
 * What separates two figures, how rarely chance alone would bring about so much (p), and whether that is less than one time
 * in twenty. Where several are looked at, `calledTogether` says which are called.
 */
export type Difference = Interval & { p: number; beyondChance: boolean }

/** The difference of two means that need not spread alike (Welch): the first less the second. */
export function differenceOfMeans(one: Moments, other: Moments): Difference & { t: number; degrees: number } {
  const [a, b] = [one, other].map((moments) => deviationOf(moments) ** 2 / moments.n) as [number, number]
  const value = meanOf(one) - meanOf(other)
  const error = Math.sqrt(a + b)
  const degrees = error === 0 ? 1 : (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1))
  const half = studentFor95(degrees) * error
  const t = error === 0 ? 0 : value / error
  const p = error === 0 ? Number(value === 0) : 2 * (1 - studentAtMost(Math.abs(t), degrees))
  return { value, low: value - half, high: value + half, p, beyondChance: p < 0.05, t, degrees }
}

type Share = { count: number; n: number }

/** The difference of two shares, by both their Wilson intervals (method 10 of Newcombe 1998). */
export function differenceOfShares(one: Share, other: Share): Difference {
  const a = shareInterval(one.count, one.n)
  const b = shareInterval(other.count, other.n)
  const value = a.value - b.value
  const low = value - Math.hypot(a.value - a.low, b.high - b.value)
  const high = value + Math.hypot(a.high - a.value, b.value - b.low)
  return { value, low, high, p: chanceOfShares(one, other), beyondChance: low > 0 || high < 0 }
}

/** The p of that interval: it is as long as one that just reaches nought. Found by halving, because both Wilson intervals grow with z. */
function chanceOfShares(one: Share, other: Share): number {
  const [less, more] = one.count / one.n < other.count / other.n ? [one, other] : [other, one]
  const apart = more.count / more.n - less.count / less.n
  if (apart === 0) return 1
  let [low, high] = [0, 50]
  for (let step = 0; step < 50; step++) {
    const z = (low + high) / 2
    const [a, b] = [shareInterval(more.count, more.n, z), shareInterval(less.count, less.n, z)]
    if (Math.hypot(a.value - a.low, b.high - b.value) < apart) low = z
    else high = z
  }
  return normalBeyond(low)
}
