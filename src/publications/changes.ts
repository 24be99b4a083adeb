import type { Frozen } from './figures.ts'
import type { FrozenGroup } from './publishing-store.ts'

/** What an audience was told once, and is to be told now. */
export type Twice = { previous: readonly FrozenGroup[]; groups: readonly FrozenGroup[] }

/** Whether a change tells of fewer than the minimum base: of some, or of one whose answers are others than they were. */
export const few = (change: number, isSame: boolean, minimumBase: number): boolean =>
  change === 0 ? !isSame : Math.abs(change) < minimumBase

/** By how many answers, and how many pupils, a group has grown, and whether what was answered is the same to the last figure. */
type Change = { change: number; sets: number; isSame: boolean }

/** What has changed in each group that is shown both times. */
export function changesIn({ previous, groups }: Twice, at: number): Map<string, Change> {
  const before = new Map(
    previous.map((group) => [`${group.grouping} ${group.value}`, group.figures[at]] as const),
  )
  return new Map(
    groups.flatMap(({ grouping, value, figures }) => {
      const [now, was] = [figures[at], before.get(`${grouping} ${value}`)]
      if (!now || !was) return []
      const change = now[0] - was[0]
      const found = { change, sets: change + now[1] - was[1], isSame: isSame(now, was) }
      return [[`${grouping} ${value}`, found] as const]
    }),
  )
}

/** Whether a figure is what it was, but for how many did not answer. */
export const isSame = ([n, , ...told]: Frozen, [was, , ...before]: Frozen): boolean =>
  n === was && JSON.stringify(told) === JSON.stringify(before)
