import { type Fields } from '../reading/feed.ts'
import { schedulesIn, schedulesOf } from '../reading/when.ts'
import { asGiven } from './as-given.ts'
import type { EntryGiven, ScheduleKept } from './given-entry.ts'
import { takeOut } from './matching-parts.ts'
import { type ScheduleGiven, shapes } from './shapes.ts'
import { written } from './written.ts'

const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const byDays = /^[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)(?:,[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU))*$/
const freqs = { weekly: 'WEEKLY', monthly: 'MONTHLY' } as const

/** When a service is on. What its source says of the same times besides comes with them. */
export function schedulesGiven({ schedules, raw, base }: EntryGiven): ScheduleGiven[] {
  const entries = raw ? schedulesIn(raw) : []
  return schedules.map((kept) => {
    const bare = bareOf(kept)
    const entry = takeOut(entries, (one) => readsAs(one, kept))
    const given = entry && asGiven(shapes.schedule, entry, { id: kept.id, base })
    if (!given) return bare
    const byday = given.byday && byDays.test(given.byday) ? given.byday : bare.byday
    const words = { description: given.description, notes: given.notes }
    const whole = { ...bare, ...given, byday, freq: bare.freq, ...words }
    return readsAs(written(whole), kept)
      ? whole
      : { ...whole, byday: bare.byday, description: bare.description, notes: undefined }
  })
}

// The second Thursday of a month is 2TH, the last Saturday -1SA.
const bydayOf = ({ days, freq, week }: ScheduleKept): string =>
  days.map((day) => `${freq === 'monthly' ? (week ?? '') : ''}${dayNames[day - 1]}`).join(',')

function bareOf(kept: ScheduleKept): ScheduleGiven {
  const { id, days, opens, closes, freq, validFrom, validTo, words } = kept
  return {
    id,
    valid_from: validFrom ?? undefined,
    valid_to: validTo ?? undefined,
    freq: freq ? freqs[freq] : undefined,
    byday: days.length > 0 ? bydayOf(kept) : undefined,
    opens_at: opens ? `${opens}:00` : undefined,
    closes_at: closes ? `${closes}:00` : undefined,
    description: words ?? undefined,
  }
}

/** Whether an entry of a record says what is stored. */
function readsAs(entry: Fields, { id: _, ...kept }: ScheduleKept): boolean {
  const [read] = schedulesOf({ schedules: [entry] }, [])
  return (
    read !== undefined &&
    Object.entries(kept).every(([name, value]) => String(value) === String(read[name as keyof typeof read]))
  )
}
