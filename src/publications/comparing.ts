import {
  type Difference,
  differenceOfMeans,
  differenceOfShares,
  inequality,
  type Rung,
} from '../statistics/index.ts'
import { type Figure, momentsOf } from './figures.ts'
import type { Plan } from './plan.ts'
import type { Comparisons } from './publication.ts'
import type { FrozenGroup } from './publishing-store.ts'

const FIFTHS = 5

/** How unequal each number is from the most to the least deprived fifth, where all five are shown: from figures alone. */
export function inequalityOf(
  { items, scores }: Plan,
  groups: readonly FrozenGroup[],
): Comparisons['inequality'] {
  const fifths = groups.filter(({ grouping, value }) => grouping === 'deprivation' && Number(value) >= 1)
  if (fifths.length < FIFTHS) return {}
  return Object.fromEntries(
    [...items, ...scores].flatMap(({ variable }, at) => {
      const rungs = fifths.flatMap(({ figures }): Rung[] => {
        const [n = 0, , mean, sd] = figures[at] ?? []
        return typeof mean === 'number' && typeof sd === 'number'
          ? [{ people: n, value: mean, error: sd / Math.sqrt(n) }]
          : []
      })
      const found = rungs.length === FIFTHS ? inequality(rungs) : null
      return found ? [[variable.key, found]] : []
    }),
  )
}

/** What has changed since an earlier figure of the same group, and whether that is more than chance: the mean, and each share. */
export function changeSince(
  now: Figure | null | undefined,
  before: Figure | null | undefined,
): { mean?: Difference; shares: Record<string, Difference> } {
  const means = [now, before].flatMap((figure) =>
    figure?.mean && figure.sd !== undefined ? [momentsOf(figure.n, figure.mean.value, figure.sd)] : [],
  )
  const [one, other] = means
  return {
    ...(one && other ? { mean: differenceOfMeans(one, other) } : {}),
    shares: now && before ? changedShares(now, before) : {},
  }
}

const changedShares = (now: Figure, before: Figure): Record<string, Difference> =>
  Object.fromEntries(
    Object.entries(now.shares ?? {}).flatMap(([band, share]) => {
      const was = before.shares?.[band]
      if (!was) return []
      const counted = [share, was].map(({ value }, at) => {
        const { n } = at === 0 ? now : before
        return { count: Math.round(value * n), n }
      })
      const [one, other] = counted
      return one && other ? [[band, differenceOfShares(one, other)]] : []
    }),
  )
