import { describe, expect, it } from 'vitest'
import { bankHolidayOn, bankHolidays, easterSunday } from './bank-holidays.ts'
import { dateOnly, weekday } from './dates.ts'

// Month and day as GOV.UK lists them for England and Wales; 2028 by the same rules.
const KNOWN: Record<number, string[]> = {
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
}

describe('bank holidays in England and Wales', () => {
  it.each(Object.entries(KNOWN))('of %s', (year, days) => {
    expect(bankHolidays(Number(year)).map(({ date }) => date)).toEqual(days.map((day) => `${year}-${day}`))
  })
  it('are at least eight different weekdays in every year', () => {
    for (let year = 1978; year <= 2100; year++) {
      const days = bankHolidays(year).map(({ date }) => date)
      expect(new Set(days).size).toBe(days.length)
      expect(days.length).toBeGreaterThanOrEqual(8)
      expect(days.every((day) => weekday(day) <= 5)).toBe(true)
    }
  })
  it.each(['1961-04-02', '2000-04-23', '2008-03-23', '2011-04-24', '2019-04-21', '2038-04-25', '2285-03-22'])(
    'Easter is on %s',
    (date) => expect(easterSunday(Number(date.slice(0, 4)))).toBe(date),
  )
  it('have names', () => {
    expect(bankHolidayOn(dateOnly('2022-09-19'))?.name).toBe('State Funeral of Queen Elizabeth II')
    expect(bankHolidayOn(dateOnly('2026-12-28'))?.name).toBe('Boxing Day')
    expect(bankHolidayOn(dateOnly('2026-12-26'))).toBeUndefined()
  })
})
