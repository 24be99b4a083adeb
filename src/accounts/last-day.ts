import { addDays, type DateOnly, dateOnly } from '../words/index.ts'

/**
 * The last day of something that is ended now: yesterday, so that it ends at once; today when today was its first,
 * because nothing ends before it begins.
 */
export function lastDay(startsOn: string, today: DateOnly): DateOnly {
  const yesterday = addDays(today, -1)
  return yesterday < startsOn ? dateOnly(startsOn) : yesterday
}
