import type { Cell } from './counting.ts'
import { countWithin } from './figures.ts'
import type { CountedItem, CountedScore, Plan, Variable } from './plan.ts'

/** Variables that are shown and hidden together. */
export type Family = Plan['families'][number]

/** What is asked of a group: how many answered and its numbers, or also how its other answers are shared out. */
export type Layer = 'means' | 'shares'

/**
 * In which layer the shares of a variable are told. Those of a number go with its mean: a mean and its spread of so many
 * whole numbers says nearly as much as the shares do, and with the shares of other groups often just as much.
 */
export const isTold = ({ numeric }: Pick<Variable, 'numeric'>, layer: Layer): boolean =>
  numeric || layer === 'shares'

/** Groups put together, or taken from one another: whatever somebody can add up and subtract. */
export type Parts = readonly { cell: Cell; sign: 1 | -1 }[]

/**
 * Whether figures about these pupils may be told: enough of them answered each question, and nothing sensitive is told
 * of everybody or denied of everybody.
 */
export function isFit(parts: Parts, family: Family, layer: Layer, minimumBase: number): boolean {
  return (
    family.items.every((item) => isItemFit(parts, item, layer, minimumBase)) &&
    family.scores.every((score) => isScoreFit(parts, score, minimumBase))
  )
}

function isItemFit(parts: Parts, item: CountedItem, layer: Layer, minimumBase: number): boolean {
  const { variable } = item
  const count = (range: Pick<Variable, 'from' | 'to'>) =>
    parts.reduce((total, { cell, sign }) => total + sign * countWithin(cell, item, range), 0)
  const n = count(variable)
  if (n < minimumBase) return false
  if (!variable.sensitive || !isTold(variable, layer)) return true
  return variable.bands.every((band) => {
    const within = count(band)
    return within > 0 && within < n
  })
}

function isScoreFit(parts: Parts, { variable, offset }: CountedScore, minimumBase: number): boolean {
  const at = (place: number) =>
    parts.reduce((total, { cell, sign }) => total + sign * (cell.sums[offset + place] as number), 0)
  const [n, sum, squares] = [at(0), at(1), at(2)]
  if (n < minimumBase) return false
  if (!variable.sensitive) return true
  const { from, to, bands } = variable
  const alike = squares - (sum * sum) / n < 1e-6 * n
  // So near to one end that nobody can be at the other.
  if (alike || n * to - sum < to - from || sum - n * from < to - from) return false
  return bands.every((_, band) => at(3 + band) > 0 && at(3 + band) < n)
}

/**
 * Whether no answer is denied of these pupils that somebody of all gave: what is hidden together would be nought each. What
 * nobody of all gave is told with the total.
 */
export function isOpen(parts: Parts, all: Parts, family: Family, layer: Layer): boolean {
  const items = family.items.filter(({ variable }) => isTold(variable, layer))
  const within = (of: Parts, item: CountedItem, band: Pick<Variable, 'from' | 'to'>) =>
    of.reduce((total, { cell, sign }) => total + sign * countWithin(cell, item, band), 0)
  const scored = (of: Parts, { offset }: CountedScore, band: number) =>
    of.reduce((total, { cell, sign }) => total + sign * (cell.sums[offset + 3 + band] as number), 0)
  return (
    items.every((item) =>
      item.variable.bands.every((band) => within(parts, item, band) > 0 || within(all, item, band) <= 0),
    ) &&
    family.scores.every((score) =>
      score.variable.bands.every(
        (_, band) => scored(parts, score, band) > 0 || scored(all, score, band) <= 0,
      ),
    )
  )
}
