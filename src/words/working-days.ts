import { bankHolidayOn } from './bank-holidays.ts'
import { addDays, type DateOnly, daysBetween, isWithin, type Weekday, weekday } from './dates.ts'

/** Days on which an organisation is shut, both ends included. */
export type Closure = { from: DateOnly; to: DateOnly; name: string }

/** When an organisation is open, as data: its closures, and its weekdays (Monday is 1) if not Monday to Friday. */
export type OrganisationCalendar = { closures: readonly Closure[]; openDays?: readonly Weekday[] }

const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5]

// Longer than any real closure: a calendar shut for more than a year is a mistake in its data.
const LONGEST_CLOSURE = 400
const LONGEST_RANGE = 40_000

/** The calendar of an organisation that keeps Monday to Friday and bank holidays, and no closures of its own. */
export const weekdaysOnly: OrganisationCalendar = { closures: [] }

/** Why the organisation is shut on that date: a bank holiday's or closure's name, 'weekend', or undefined if open. */
export function whyClosed(calendar: OrganisationCalendar, date: DateOnly): string | undefined {
  const closure = calendar.closures.find(({ from, to }) => isWithin(date, from, to))
  if (closure) return closure.name
  if (!(calendar.openDays ?? MONDAY_TO_FRIDAY).includes(weekday(date))) {
    return weekday(date) >= 6 ? 'weekend' : 'not an open day'
  }
  return bankHolidayOn(date)?.name
}

/** Whether the organisation is open on that date: one of its days, no bank holiday, no closure. */
export function isWorkingDay(calendar: OrganisationCalendar, date: DateOnly): boolean {
  return whyClosed(calendar, date) === undefined
}

/** The date itself when the organisation is open, else the next one when it is. Throws when there is none in 400 days. */
export function nextWorkingDay(calendar: OrganisationCalendar, date: DateOnly): DateOnly {
  return openDay(calendar, date, 1)
}

/**
 * The date so many working days after another, which itself is not counted: one working day after Friday is
 * Monday. Nought gives the date itself or the next open one; a negative number counts back. Throws a
 * RangeError when the number is not whole and reasonable, or the calendar stays shut for 400 days.
 */
export function addWorkingDays(calendar: OrganisationCalendar, from: DateOnly, days: number): DateOnly {
  if (!Number.isInteger(days) || Math.abs(days) > 2000) {
    throw new RangeError(`${days} is not a whole number of working days up to 2,000`)
  }
  if (days === 0) return nextWorkingDay(calendar, from)
  const step = days > 0 ? 1 : -1
  let date = from
  for (let left = Math.abs(days); left > 0; left--) date = openDay(calendar, addDays(date, step), step)
  return date
}

/**
 * How many working days passed: those after the first date, up to and including the second. Negative when the
 * second is earlier. Throws a RangeError over 40,000 days, which no real wait is.
 */
export function workingDaysBetween(calendar: OrganisationCalendar, from: DateOnly, to: DateOnly): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from)
  const days = daysBetween(from, to)
  if (days > LONGEST_RANGE) throw new RangeError(`${from} to ${to} is too long to count working days`)
  let count = 0
  for (let ahead = 1; ahead <= days; ahead++) if (isWorkingDay(calendar, addDays(from, ahead))) count++
  return count
}

function openDay(calendar: OrganisationCalendar, from: DateOnly, step: 1 | -1): DateOnly {
  for (let tried = 0, date = from; tried < LONGEST_CLOSURE; tried++, date = addDays(date, step)) {
    if (isWorkingDay(calendar, date)) return date
  }
  throw new RangeError(
    `This calendar has no open day within ${LONGEST_CLOSURE} days of ${from}: check its closures`,
  )
}
