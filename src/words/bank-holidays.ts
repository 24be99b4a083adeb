import { addDays, type DateOnly, dateFrom, dateOnly, weekday } from './dates.ts'

/** A bank holiday in England and Wales, on the day it is taken. */
export type BankHoliday = { date: DateOnly; name: string }

// Proclaimed for one year only; from the lists that GOV.UK publishes ("UK bank holidays").
const ONE_OFF: Record<number, [date: string, name: string][]> = {
  1981: [['1981-07-29', 'Royal wedding']],
  1999: [['1999-12-31', 'Millennium holiday']],
  2002: [['2002-06-03', 'Golden Jubilee']],
  2011: [['2011-04-29', 'Royal wedding']],
  2012: [['2012-06-05', 'Diamond Jubilee']],
  2022: [
    ['2022-06-03', 'Platinum Jubilee'],
    ['2022-09-19', 'State Funeral of Queen Elizabeth II'],
  ],
  2023: [['2023-05-08', 'Coronation of King Charles III']],
}

// Moved by proclamation: to the anniversaries of VE Day, and to make jubilee weekends.
const EARLY_MAY_MOVED: Record<number, string> = { 1995: '1995-05-08', 2020: '2020-05-08' }
const SPRING_MOVED: Record<number, string> = { 2002: '2002-06-04', 2012: '2012-06-04', 2022: '2022-06-02' }

const knownYears = new Map<number, readonly BankHoliday[]>()

/**
 * The bank holidays of a year in England and Wales, in order, by the rules in force since 1978 (Banking and
 * Financial Dealings Act 1971 and proclamations). A holiday that falls on a weekend is given on the weekday
 * taken instead. Holidays proclaimed for one year are known up to 2026.
 */
export function bankHolidays(year: number): readonly BankHoliday[] {
  const known = knownYears.get(year)
  if (known) return known
  const easter = easterSunday(year)
  const holidays: BankHoliday[] = [
    { date: mondayIfWeekend(dateFrom(year, 1, 1)), name: 'New Year’s Day' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: moved(EARLY_MAY_MOVED[year]) ?? firstMonday(year, 5), name: 'Early May bank holiday' },
    { date: moved(SPRING_MOVED[year]) ?? lastMonday(year, 5), name: 'Spring bank holiday' },
    { date: lastMonday(year, 8), name: 'Summer bank holiday' },
    // Two days run together: whichever falls on a weekend is taken on the 27th or 28th.
    { date: laterIfWeekend(dateFrom(year, 12, 25), 2), name: 'Christmas Day' },
    { date: laterIfWeekend(dateFrom(year, 12, 26), 2), name: 'Boxing Day' },
    ...(ONE_OFF[year] ?? []).map(([date, name]) => ({ date: dateOnly(date), name })),
  ]
  holidays.sort((first, second) => (first.date < second.date ? -1 : 1))
  knownYears.set(year, holidays)
  return holidays
}

/** The bank holiday on that date in England and Wales, if there is one. */
export function bankHolidayOn(date: DateOnly): BankHoliday | undefined {
  return bankHolidays(Number(date.slice(0, 4))).find((holiday) => holiday.date === date)
}

/**
 * Easter Sunday in the Gregorian calendar. The anonymous algorithm published in Nature, 20 April 1876, as
 * given in Butcher's Ecclesiastical Calendar and in Meeus, Astronomical Algorithms, chapter 8.
 */
export function easterSunday(year: number): DateOnly {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const inMarch = h + l - 7 * m + 114
  return dateFrom(year, Math.floor(inMarch / 31), (inMarch % 31) + 1)
}

function mondayIfWeekend(date: DateOnly): DateOnly {
  const day = weekday(date)
  return day >= 6 ? addDays(date, 8 - day) : date
}

function laterIfWeekend(date: DateOnly, days: number): DateOnly {
  return weekday(date) >= 6 ? addDays(date, days) : date
}

function firstMonday(year: number, month: number): DateOnly {
  const first = dateFrom(year, month, 1)
  return addDays(first, (8 - weekday(first)) % 7)
}

function lastMonday(year: number, month: number): DateOnly {
  const last = dateFrom(year, month, 31)
  return addDays(last, 1 - weekday(last))
}

const moved = (date: string | undefined): DateOnly | undefined => (date ? dateOnly(date) : undefined)
