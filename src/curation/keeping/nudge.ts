import { type DateOnly, daysBetween } from '../../words/index.ts'

/** Why a keeper is asked whether an entry is still right. */
export type NudgeKind = 'monthly' | 'goes_stale' | 'stale'

/** What is known when it is asked whether a keeper is to be written to. */
export type Circumstances = {
  keeperSince: DateOnly
  lastConfirmedOn: DateOnly
  last: { on: DateOnly; kind: NudgeKind } | null
}

/** Days between two messages that only ask again. */
const MONTH = 30
/** Days before an entry goes stale on which its keeper hears of it. */
const AHEAD = 14

/**
 * Which message is due to a keeper today, or none: once a month whether it is still right; 14 days before it counts as not
 * checked lately; on that day; and monthly after that. `freshDays` is how long an entry counts as checked.
 */
export function nudgeDue(
  { keeperSince, lastConfirmedOn, last }: Circumstances,
  today: DateOnly,
  freshDays: number,
): NudgeKind | null {
  const age = daysBetween(lastConfirmedOn, today)
  const said = last && last.on > lastConfirmedOn ? last.kind : null
  const quiet = daysBetween(last && last.on > keeperSince ? last.on : keeperSince, today)
  if (age > freshDays) return said === 'stale' && quiet < MONTH ? null : 'stale'
  if (age > freshDays - AHEAD) return said === 'goes_stale' ? null : 'goes_stale'
  return quiet >= MONTH ? 'monthly' : null
}
