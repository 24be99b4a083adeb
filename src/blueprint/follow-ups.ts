import type { Programme } from './programme.ts'

/** From which day a follow-up is counted, and how long after it, through those it comes after; null where it is none. */
export function followsAfter(
  { follow_up }: Pick<Programme, 'follow_up'>,
  key: string,
): { after: 'ending' | 'discharge'; weeks: number } | null {
  let [weeks, at] = [0, key]
  for (const _ of follow_up) {
    const one = follow_up.find((each) => each.key === at)
    if (!one) return null
    weeks += one.weeks
    at = one.after
    if (at === 'ending' || at === 'discharge') return { after: at, weeks }
  }
  return null
}
