import { type DateOnly, dateOnly } from './dates.ts'

/** A wall-clock time, 'HH:MM' from 00:00 to 23:59. */
export type TimeOnly = string & { readonly __time: 'Europe/London' }

const MINUTE = 60_000

// Made once: creating an Intl formatter costs hundreds of times what using it does. Swedish writes dates
// year first, so that its answer can be cut by position.
const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The date in England at that instant. Throws a RangeError for an invalid instant or a year past 9999. */
export function dateInLondon(instant: Date): DateOnly {
  return dateOnly(wallClock.format(instant).slice(0, -6))
}

/** The time on a clock in England at that instant, 'HH:MM'. Throws a RangeError for an invalid instant. */
export function timeInLondon(instant: Date): TimeOnly {
  return wallClock.format(instant).slice(-5) as TimeOnly
}

/** Whether the text is a time of day written 'HH:MM' on the 24 hour clock. */
export function isTimeOnly(text: string): text is TimeOnly {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/**
 * The instant when clocks in England show that time on that date. When the clocks go forward some times do
 * not exist: the answer is then the first instant after the gap (02:00 that night). When they go back some
 * come twice: the answer is the first. Throws a RangeError when the time is not 'HH:MM'.
 */
export function londonInstant(date: DateOnly, time: string): Date {
  if (!isTimeOnly(time)) throw new RangeError(`"${time.slice(0, 20)}" is not a time like 09:30`)
  const asIfUtc = Date.parse(`${date}T${time}:00Z`)
  // The earlier of two instants is the one with the larger offset; two hours was used in the 1940s.
  for (const offset of [120, 60, 0]) {
    const candidate = asIfUtc - offset * MINUTE
    if (offsetAt(candidate) === offset) return new Date(candidate)
  }
  return endOfGap(asIfUtc)
}

/** The first instant of the date in England. */
export function startOfDay(date: DateOnly): Date {
  return londonInstant(date, '00:00')
}

function endOfGap(asIfUtc: number): Date {
  let candidate = asIfUtc - 60 * MINUTE
  const before = offsetAt(candidate)
  while (offsetAt(candidate) === before && candidate < asIfUtc) candidate += MINUTE
  return new Date(candidate)
}

function offsetAt(instant: number): number {
  const wall = wallClock.format(new Date(instant))
  return (Date.parse(`${wall.replace(' ', 'T')}:00Z`) - instant) / MINUTE
}
