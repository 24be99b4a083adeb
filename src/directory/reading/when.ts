import { type DateOnly, isTimeOnly, type Weekday } from '../../words/index.ts'
import { dateOf } from './contact-fields.ts'
import type { Fields } from './feed.ts'
import { listIn } from './source-record.ts'
import { type Notes, paragraphOf, rawText } from './text-fields.ts'

/** When a service runs: days and times where the source gives them, and its own words. Times are 'HH:MM'. */
export type ReadSchedule = {
  days: Weekday[]
  opens: string | null
  closes: string | null
  freq: 'weekly' | 'monthly' | null
  week: number | null
  validFrom: DateOnly | null
  validTo: DateOnly | null
  words: string | null
}

const dayNames = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

/** The schedules of a service, and those of its places. Schedules that are only words stay words. At most 100. */
export function schedulesOf(record: Fields, notes: Notes): ReadSchedule[] {
  const entries = schedulesIn(record)
  if (entries.length > 100) notes.push(`It has ${entries.length} schedules; the first 100 are kept.`)
  return entries
    .slice(0, 100)
    .map((entry) => scheduleIn(entry, notes))
    .filter((schedule) => schedule.days.length > 0 || schedule.opens || schedule.words)
}

/** Each schedule in a record as its source gives it; one that is only a text is its description. */
export function schedulesIn(record: Fields): Fields[] {
  const whole = record.schedules ?? record.regular_schedules
  const texts = (Array.isArray(whole) ? whole : [whole]).filter((entry) => typeof entry === 'string')
  const places = listIn(record, 'service_at_locations')
  const own = listIn(record, 'schedules', 'regular_schedules')
  const there = places.flatMap((place) =>
    listIn(place, 'schedules', 'regular_schedules').map((entry) => ({
      service_at_location_id: place.id,
      ...entry,
    })),
  )
  return [...texts.map((text) => ({ description: text })), ...own, ...there]
}

function scheduleIn(entry: Fields, notes: Notes): ReadSchedule {
  const words = ['description', 'notes', 'schedule'].map((key) => paragraphOf(entry[key], 'schedule', notes))
  const [opens, closes] = [timeOf(entry.opens_at), timeOf(entry.closes_at)]
  const unread = [entry.opens_at, entry.closes_at].map(rawText)
  // A time that cannot be read as one is still what the source says: '4pm until late'.
  if ((unread[0] && !opens) || (unread[1] && !closes)) words.unshift(unread.filter(Boolean).join(' to '))
  const freq = rawText(entry.freq)?.toLowerCase()
  return {
    days: freq === 'daily' ? [1, 2, 3, 4, 5, 6, 7] : daysOf(entry.byday ?? entry.weekday),
    opens,
    closes: opens ? closes : null,
    week: freq === 'monthly' ? weekOf(entry.byday) : null,
    freq: freq === 'monthly' ? 'monthly' : freq === 'weekly' || freq === 'daily' ? 'weekly' : null,
    validFrom: dateOf(entry.valid_from, 'first day of a schedule', notes),
    validTo: dateOf(entry.valid_to, 'last day of a schedule', notes),
    words: [...new Set(words.filter(Boolean))].join('\n') || null,
  }
}

/** The week of the month in '2TH' or '-1SA'; nothing where there are several, or none is said. */
function weekOf(byday: unknown): number | null {
  const weeks = new Set(
    [...(rawText(byday) ?? '').matchAll(/([+-]?\d)(?=[a-z]{2})/gi)].map(([week]) => Number(week)),
  )
  const [week] = weeks
  return weeks.size === 1 && week !== undefined && (week === -1 || (week >= 1 && week <= 5)) ? week : null
}

/** Days as 'TH,FR', 'Thursday', ['MO'], or '2TH' for the second Thursday of a month. */
function daysOf(value: unknown): Weekday[] {
  const parts = (Array.isArray(value) ? value : [value]).flatMap(
    (part) => rawText(part)?.split(/[\s,;]+/) ?? [],
  )
  const days = parts.map(
    (part) =>
      dayNames.indexOf(
        part
          .replace(/^[+-]?\d+/, '')
          .slice(0, 2)
          .toLowerCase(),
      ) + 1,
  )
  return [...new Set(days.filter((day) => day > 0))].sort((a, b) => a - b) as Weekday[]
}

/** '16:00:00', '16:00', '9:30', '1970-01-01T16:00:00Z' as 'HH:MM'. */
export function timeOf(value: unknown): string | null {
  const found = /^(?:\d{4}-\d\d-\d\dT)?(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/.exec(
    rawText(value) ?? '',
  )
  const time = `${found?.[1]?.padStart(2, '0')}:${found?.[2]}`
  return isTimeOnly(time) ? time : null
}
