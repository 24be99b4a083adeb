// Logarithm of the gamma function by Lanczos' approximation (g = 7, nine terms), good to fifteen figures.
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const z = x - 1
  let sum = lanczos[0] ?? 0
  for (let at = 1; at < lanczos.length; at++) sum += (lanczos[at] ?? 0) / (z + at)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22) worked out by Lentz' method. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b
}

const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    result *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return result
}

/** The chance that Student's t with so many degrees of freedom is at most this. */
export function studentAtMost(t: number, degrees: number): number {
  const tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

const known = new Map<number, number>()

/** Student's t between whose minus and plus lie 95 in 100, for so many degrees of freedom. */
export function studentFor95(degrees: number): number {
  const before = known.get(degrees)
  if (before !== undefined) return before
  let [low, high] = [1.9, 1.9]
  while (studentAtMost(high, degrees) < 0.975) high *= 2
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (studentAtMost(middle, degrees) < 0.975) low = middle
    else high = middle
  }
  const found = (low + high) / 2
  if (known.size < 100_000) known.set(degrees, found)
  return found
}

/** The same for the normal distribution. */
export const normalFor95 = 1.959963984540054

/** How rarely chance alone goes so far from nought, to either side, by the normal distribution: its error function as a series (DLMF 7.6.2). */
export function normalBeyond(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  if (x > 6) return 0
  let term = x
  let sum = x
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return Math.max(0, 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum)
}
