import { isTimeOnly } from '../words/index.ts'
import type { CoverHours } from './team.ts'

/** Hours as they were typed: the same on each day, or none at all. */
export type TypedHours = { ok: true; hours: CoverHours[] } | { ok: false; problems: Record<string, string> }

const time = (typed: string): string | null => {
  const padded = /^\d[:.]\d\d$/.test(typed) ? `0${typed}` : typed
  const written = padded.replace('.', ':')
  return isTimeOnly(written) ? written : null
}

/** Reads the days (Monday is '1') and the two times between which urgent answers are read on each of them. */
export function readTypedHours(days: readonly string[], opens: string, closes: string): TypedHours {
  if (days.length === 0) {
    return opens || closes
      ? { ok: false, problems: { read: 'Choose the days for these times' } }
      : { ok: true, hours: [] }
  }
  const [from, to] = [time(opens), time(closes)]
  if (!from) return { ok: false, problems: { opens: 'Enter a time like 09:00' } }
  if (!to) return { ok: false, problems: { closes: 'Enter a time like 17:00' } }
  if (to <= from) return { ok: false, problems: { closes: 'This time must be later than the first' } }
  return { ok: true, hours: days.map((day) => ({ day: Number(day), from, to })) }
}
