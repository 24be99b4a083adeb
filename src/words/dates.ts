/** A day without a time, as people in England write it down: 'YYYY-MM-DD', always a real date. */
export type DateOnly = string & { readonly __day: 'Europe/London' }

const DAY = 86_400_000

/** Whether the text is a real date written 'YYYY-MM-DD' (year 0001 to 9999). */
export function isDateOnly(text: string): text is DateOnly {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const [year, month, day] = numbersOf(text)
  return isRealDate(year, month, day)
}

/** The text as a date. Throws a RangeError when it is not a real date written 'YYYY-MM-DD'. */
export function dateOnly(text: string): DateOnly {
  if (isDateOnly(text)) return text
  throw new RangeError(`"${text.slice(0, 40)}" is not a real date written year-month-day, like 2026-11-24`)
}

/** The date from its numbers (January is 1). Throws a RangeError when there is no such date. */
export function dateFrom(year: number, month: number, day: number): DateOnly {
  return dateOnly(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

/** Whether the calendar has such a day (January is 1; years 1 to 9999). */
export function isRealDate(year: number, month: number, day: number): boolean {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false
  return day <= daysInMonth(year, month)
}

/** How many days the month has (January is 1). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Whether the year has a 29 February (Gregorian rule). */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Year, month (January is 1) and day of a date. */
export function partsOf(date: DateOnly): { year: number; month: number; day: number } {
  const [year, month, day] = numbersOf(date)
  return { year, month, day }
}

/** The date so many days later, or earlier when negative. Throws a RangeError outside years 1 to 9999. */
export function addDays(date: DateOnly, days: number): DateOnly {
  const moved = new Date((dayNumber(date) + days) * DAY)
  return dateFrom(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate())
}

/** Days from the first date to the second: 1 from today to tomorrow, negative when the second is earlier. */
export function daysBetween(from: DateOnly, to: DateOnly): number {
  return dayNumber(to) - dayNumber(from)
}

/** A day of the week by its ISO 8601 number: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The day of the week: Monday is 1, Sunday is 7. */
export function weekday(date: DateOnly): Weekday {
  // 1 January 1970, day 0, was a Thursday.
  const mondayFirst = (((dayNumber(date) + 3) % 7) + 7) % 7
  return (mondayFirst + 1) as Weekday
}

/** Whether the first date comes before the second. */
export const isBefore = (first: DateOnly, second: DateOnly): boolean => first < second

/** Whether the first date comes after the second. */
export const isAfter = (first: DateOnly, second: DateOnly): boolean => first > second

/** Whether the date lies between two others, both included. */
export const isWithin = (date: DateOnly, from: DateOnly, to: DateOnly): boolean => from <= date && date <= to

function dayNumber(date: DateOnly): number {
  const [year, month, day] = numbersOf(date)
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY
}

function numbersOf(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')
