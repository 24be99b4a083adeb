import { addDays, type DateOnly, dateFrom, partsOf } from './dates.ts'

/** The oldest age Trellis is for: up to and including 25, so until the day before the 26th birthday. */
export const OLDEST_AGE = 25

/**
 * Age in whole years on a date. An age is attained at the start of the birthday (Family Law Reform Act 1969,
 * section 9). Somebody born on 29 February has the birthday on 1 March in other years: our stated decision,
 * so that nobody is treated as older a day too soon. Throws a RangeError when the date is before the birth.
 */
export function ageOn(dateOfBirth: DateOnly, on: DateOnly): number {
  if (on < dateOfBirth) throw new RangeError(`${on} is before the date of birth, so there is no age`)
  const age = partsOf(on).year - partsOf(dateOfBirth).year
  // Comparing '02-29' as text puts the birthday on 1 March where there is no 29 February.
  return on.slice(5) >= dateOfBirth.slice(5) ? age : age - 1
}

/** The calendar year in which the school year of a date began: 2026 for every day from 1 September 2026. */
export function schoolYearStart(on: DateOnly): number {
  const { year, month } = partsOf(on)
  return month >= 9 ? year : year - 1
}

/**
 * The usual school year in England as a number, 0 (Reception) to 13, or undefined before and after. It goes by
 * the age on 31 August before the school year. A pupil taught out of year is a fact to be recorded, not found here.
 */
export function schoolYearNumber(dateOfBirth: DateOnly, on: DateOnly): number | undefined {
  const cutOff = dateFrom(schoolYearStart(on), 8, 31)
  if (cutOff < dateOfBirth) return undefined
  const number = ageOn(dateOfBirth, cutOff) - 4
  return number >= 0 && number <= 13 ? number : undefined
}

/** The usual school year in words, 'Reception' to 'Year 13', or undefined before and after. */
export function schoolYear(dateOfBirth: DateOnly, on: DateOnly): string | undefined {
  const number = schoolYearNumber(dateOfBirth, on)
  if (number === undefined) return undefined
  return number === 0 ? 'Reception' : `Year ${number}`
}

/** What can be wrong with a young person's date of birth, beyond not being a date. */
export type DateOfBirthProblem = 'today' | 'tomorrow' | 'in-the-future' | 'before-1900' | 'too-old'

/** A date of birth that was checked: the date, or what is wrong with it. */
export type CheckedDateOfBirth = { ok: true; date: DateOnly } | { ok: false; problem: DateOfBirthProblem }

/** Whether the date can be a young person's birth: before today, and not yet 26. */
export function checkDateOfBirth(date: DateOnly, today: DateOnly): CheckedDateOfBirth {
  const problem = problemWith(date, today)
  return problem ? { ok: false, problem } : { ok: true, date }
}

function problemWith(date: DateOnly, today: DateOnly): DateOfBirthProblem | undefined {
  if (date === today) return 'today'
  if (date === addDays(today, 1)) return 'tomorrow'
  if (date > today) return 'in-the-future'
  if (partsOf(date).year < 1900) return 'before-1900'
  return ageOn(date, today) > OLDEST_AGE ? 'too-old' : undefined
}
