import { addDays, type DateOnly, isAfter, startOfDay, type Weekday } from '../../words/index.ts'
import { type Schedule, type Service, serviceCan } from '../entry.ts'
import { addressLine } from '../facts.ts'
import { current, runsOn } from '../when.ts'
import { calendarLines, calendarText, london, type Property } from './lines.ts'

const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
// A year and a bit: what begins later than that begins on a later visit.
const LOOK_AHEAD = 400

/** The schedules that a calendar can hold: those whose days are known, and of monthly ones the week. */
export function inCalendar(service: Service, today: DateOnly): Schedule[] {
  if (!serviceCan.beAsked(service)) return []
  return current(service.schedules, today).filter((schedule) => firstDay(schedule, today) !== undefined)
}

/**
 * A calendar of when a service runs, or nothing when it is closed or tells its times only in words. It says the public
 * name, the address and the page, and nothing else (rule 11): whoever looks over a shoulder learns no more.
 */
export function calendarOf(service: Service, today: DateOnly, page: string): string | undefined {
  const schedules = inCalendar(service, today)
  if (schedules.length === 0) return undefined
  return calendarLines([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Trellis//Directory//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['METHOD', 'PUBLISH'],
    ['X-WR-CALNAME', calendarText(service.name)],
    ['REFRESH-INTERVAL;VALUE=DURATION', 'P1D'],
    ...london,
    ...schedules.flatMap((schedule) => eventOf(service, schedule, today, page)),
    ['END', 'VCALENDAR'],
  ])
}

function eventOf(service: Service, schedule: Schedule, today: DateOnly, page: string): Property[] {
  const day = firstDay(schedule, today)
  if (!day) return []
  const [place] = service.locations
  const { id, name } = service
  const at = service.schedules.indexOf(schedule)
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', `${id}-${at}@trellis`],
    ['DTSTAMP', `${compact(today)}T000000Z`],
    ...timesIn(schedule, day),
    ['RRULE', ruleOf(schedule)],
    ['SUMMARY', calendarText(name)],
    ...(place ? [['LOCATION', calendarText(addressLine(place))] as const] : []),
    ['URL', page],
    ['TRANSP', 'TRANSPARENT'],
    ['CLASS', 'PUBLIC'],
    ['END', 'VEVENT'],
  ]
}

/** The first day on which it runs from now on, or from the beginning of its term. */
function firstDay(schedule: Schedule, today: DateOnly): DateOnly | undefined {
  const from = schedule.validFrom && isAfter(schedule.validFrom, today) ? schedule.validFrom : today
  for (let ahead = 0; ahead < 63; ahead++) {
    const day = addDays(from, ahead)
    if (runsOn(schedule, day)) return isAfter(day, addDays(today, LOOK_AHEAD)) ? undefined : day
  }
  return undefined
}

const compact = (day: DateOnly): string => day.replaceAll('-', '')

/** Beginning and end by the clocks of London; a whole day where no time is known. */
function timesIn({ opens, closes }: Schedule, day: DateOnly): Property[] {
  if (!opens) return [['DTSTART;VALUE=DATE', compact(day)]]
  const at = (name: string, on: DateOnly, time: string): Property => [
    `${name};TZID=Europe/London`,
    `${compact(on)}T${time.replace(':', '')}00`,
  ]
  // Until after midnight is until the next day.
  const end = closes && (closes > opens ? day : addDays(day, 1))
  return [at('DTSTART', day, opens), ...(end ? [at('DTEND', end, closes)] : [])]
}

function ruleOf({ freq, week, days, validTo, opens }: Schedule): string {
  const names = days.map((day: Weekday) => `${freq === 'monthly' ? week : ''}${dayNames[day - 1]}`)
  // The last moment of the term: a date where the events are whole days, else an instant in UTC.
  const last = validTo && (opens ? utc(startOfDay(addDays(validTo, 1))) : compact(validTo))
  return [
    `FREQ=${freq === 'monthly' ? 'MONTHLY' : 'WEEKLY'}`,
    ...(last ? [`UNTIL=${last}`] : []),
    `BYDAY=${names.join(',')}`,
  ].join(';')
}

const utc = (midnight: Date): string =>
  `${new Date(midnight.getTime() - 1_000).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
