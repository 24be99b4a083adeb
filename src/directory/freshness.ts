import { addDays, type DateOnly, isBefore } from '../words/index.ts'
import type { Service } from './entry.ts'

/** An entry counts as checked for this many days after somebody last stood for it. */
export const FRESH_DAYS = 180

/** After this many days without anybody standing for it, the finder leaves an entry out. Giving it out does not. */
export const SHOWN_DAYS = 365

/** How far an entry can be relied on: checked lately, not lately, or so long ago that the finder leaves it out. */
export type Freshness = 'fresh' | 'stale' | 'hidden'

/** Entries that somebody stood for on this day or later are checked lately. */
export const freshSince = (today: DateOnly): DateOnly => addDays(today, -FRESH_DAYS)

/** The finder shows entries that somebody stood for on this day or later. */
export const shownSince = (today: DateOnly): DateOnly => addDays(today, -SHOWN_DAYS)

/** How far this entry can be relied on today. */
export function freshnessOf(
  { lastConfirmedOn }: Pick<Service, 'lastConfirmedOn'>,
  today: DateOnly,
): Freshness {
  if (!isBefore(lastConfirmedOn, freshSince(today))) return 'fresh'
  return isBefore(lastConfirmedOn, shownSince(today)) ? 'hidden' : 'stale'
}
