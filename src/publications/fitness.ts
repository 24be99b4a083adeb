import type { Cell } from './counting.ts'
import type { CountedItem, CountedScore, Plan } from './plan.ts'

/** Variables that are shown and hidden together. */
export type Family = Plan['families'][number]

/** What is asked of a group: its means with their spread, or also how its answers are shared out. */
export type Layer = 'means' | 'shares'

/** Groups put together, or taken from one another: whatever somebody can add up and subtract. */
export type Parts = readonly { cell: Cell; sign: 1 | -1 }[]

/**
 * Whether figures about these pupils may be told: enough of them answered each question, and nothing sensitive is told
 * of everybody or denied of everybody, neither by a share nor by a mean that leaves no other possibility.
 */
export function isFit(parts: Parts, family: Family, layer: Layer, minimumBase: number): boolean {
  return (
    family.items.every((item) => isItemFit(parts, item, layer, minimumBase)) &&
    family.scores.every((score) => isScoreFit(parts, score, layer, minimumBase))
  )
}

const histogram = new Float64Array(256)

function isItemFit(parts: Parts, item: CountedItem, layer: Layer, minimumBase: number): boolean {
  const { variable, offset, width } = item
  let [n, sum, squares] = [0, 0, 0]
  for (let at = 0; at < width; at++) {
    let count = 0
    for (const { cell, sign } of parts) count += sign * (cell.counts[offset + at] as number)
    histogram[at] = count
    const answer = variable.from + at
    n += count
    sum += count * answer
    squares += count * answer * answer
  }
  if (n < minimumBase) return false
  if (!variable.sensitive) return true
  for (const { from, to } of variable.bands) {
    let within = 0
    for (let at = from; at <= to; at++) within += histogram[at - variable.from] as number
    if (within > 0 && within < n) continue
    if (layer === 'shares') return false
    if (variable.numeric && !leavesOpen({ n, sum, squares }, variable, { from, to }, within === 0))
      return false
  }
  return true
}

type Moments = { n: number; sum: number; squares: number }

/**
 * Whether a mean and its spread leave it open that somebody answered within these choices (or, where everybody did,
 * that somebody did not): one such answer, and others that make up the rest.
 */
function leavesOpen(
  { n, sum, squares }: Moments,
  range: { from: number; to: number },
  band: { from: number; to: number },
  within: boolean,
): boolean {
  for (let answer = range.from; answer <= range.to; answer++) {
    if ((answer >= band.from && answer <= band.to) !== within) continue
    const rest = { n: n - 1, sum: sum - answer, squares: squares - answer * answer }
    if (couldBe(rest, range)) return true
  }
  return false
}

/** Whether so many whole numbers in this range can have this sum and this sum of squares, as far as bounds tell. */
function couldBe({ n, sum, squares }: Moments, { from, to }: { from: number; to: number }): boolean {
  if (sum < n * from || sum > n * to) return false
  const each = Math.floor(sum / n)
  const above = sum - n * each
  const least = (n - above) * each * each + above * (each + 1) * (each + 1)
  return squares >= least && squares <= (from + to) * sum - from * to * n
}

function isScoreFit(
  parts: Parts,
  { variable, offset }: CountedScore,
  layer: Layer,
  minimumBase: number,
): boolean {
  const at = (place: number) =>
    parts.reduce((total, { cell, sign }) => total + sign * (cell.sums[offset + place] as number), 0)
  const [n, sum, squares] = [at(0), at(1), at(2)]
  if (n < minimumBase) return false
  if (!variable.sensitive) return true
  const { from, to, bands } = variable
  const alike = squares - (sum * sum) / n < 1e-6 * n
  // So near to one end that nobody can be at the other.
  if (alike || n * to - sum < to - from || sum - n * from < to - from) return false
  return layer === 'means' || bands.every((_, band) => at(3 + band) > 0 && at(3 + band) < n)
}
