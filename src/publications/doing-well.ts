import type { Variable } from './plan.ts'

/** Which number of a variable is compared: the share whose answers lie above the middle of its scale, or its mean. */
export type Reading = { kind: 'share'; bands: readonly string[]; said: string } | { kind: 'mean' }

/** Which choices lie wholly on the good, or on the other, side of the middle. */
export function bandsOnSide({ bands, better, from, to }: Variable, side: 'good' | 'low'): Variable['bands'] {
  const middle = (from + to) / 2
  const above = (side === 'good') === (better === 'higher')
  return bands.filter((band) => (above ? band.from > middle : band.to < middle))
}

/** How a variable is compared; undefined where nobody says which end is better. */
export function readingOf(variable: Variable): Reading | undefined {
  if (!variable.better) return undefined
  const good = bandsOnSide(variable, 'good')
  if (good.length > 0) return { kind: 'share', bands: good.map(({ key }) => key), said: saidOf(good) }
  return variable.numeric ? { kind: 'mean' } : undefined
}

function saidOf(bands: Variable['bands']): string {
  const inOrder = bands.toSorted((one, other) => one.from - other.from)
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  const numbers = bands.every(({ name }) => /^\d+( to \d+)?$/.test(name))
  if (numbers && first && last)
    return first.from === last.to ? `${first.from}` : `${first.from} to ${last.to}`
  return inOrder.map(({ name }) => name).join(', or ')
}
