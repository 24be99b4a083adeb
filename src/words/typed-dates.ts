import { type DateOnly, dateFrom, isRealDate } from './dates.ts'
import { typedCode } from './digits.ts'

/** What can be wrong with a date that somebody typed. */
export type DateProblem =
  | 'empty'
  | 'day-missing'
  | 'month-missing'
  | 'year-missing'
  | 'not-a-number'
  | 'not-real'
  | 'two-digit-year'
  | 'out-of-range'

/** The box of a date question that a problem belongs to. */
export type DatePart = 'day' | 'month' | 'year'

/** A date that was typed: the date, or what is wrong and in which box. */
export type TypedDate = { ok: true; date: DateOnly } | { ok: false; problem: DateProblem; part?: DatePart }

// Wide enough for the oldest supporter and the furthest plan, narrow enough to catch a slip of the finger.
const FIRST_YEAR = 1800
const LAST_YEAR = 2199

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(' ')

/**
 * Reads a date typed into three boxes. Months may be numbers, names or their short forms; digits may be
 * full-width, Arabic-Indic or of other scripts. A year needs four digits, 1800 to 2199.
 */
export function parseDateParts(day?: string, month?: string, year?: string): TypedDate {
  const typed = { day: typedCode(day ?? ''), month: typedCode(month ?? ''), year: typedCode(year ?? '') }
  if (!typed.day && !typed.month && !typed.year) return { ok: false, problem: 'empty' }
  for (const part of ['day', 'month', 'year'] as const) {
    if (!typed[part]) return { ok: false, problem: `${part}-missing`, part }
  }
  const numbers = {
    day: wholeNumber(typed.day.replace(/(?<=\d)(?:st|nd|rd|th)$/i, '')),
    month: monthNumber(typed.month),
    year: wholeNumber(typed.year),
  }
  for (const part of ['day', 'month', 'year'] as const) {
    if (numbers[part] === undefined) return { ok: false, problem: 'not-a-number', part }
  }
  return checked(numbers.day ?? 0, numbers.month ?? 0, numbers.year ?? 0, typed.year.length)
}

function checked(day: number, month: number, year: number, yearLength: number): TypedDate {
  if (month < 1 || month > 12) return { ok: false, problem: 'not-real', part: 'month' }
  if (day < 1 || day > 31) return { ok: false, problem: 'not-real', part: 'day' }
  if (yearLength < 4) return { ok: false, problem: 'two-digit-year', part: 'year' }
  if (year < FIRST_YEAR || year > LAST_YEAR) return { ok: false, problem: 'out-of-range', part: 'year' }
  if (!isRealDate(year, month, day)) return { ok: false, problem: 'not-real', part: 'day' }
  return { ok: true, date: dateFrom(year, month, day) }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

function monthNumber(text: string): number | undefined {
  if (text.length > 12) return undefined
  const name = text.toLowerCase().replace(/\.$/, '')
  const index = MONTH_NAMES.findIndex((full, at) => name === full || name === MONTHS[at])
  if (index >= 0) return index + 1
  return name === 'sept' ? 9 : wholeNumber(name)
}
