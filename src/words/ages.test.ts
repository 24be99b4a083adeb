import { describe, expect, it } from 'vitest'
import { ageOn, checkDateOfBirth, schoolYear, schoolYearNumber } from './ages.ts'
import { addDays, dateOnly } from './dates.ts'
import { dateInLondon } from './london.ts'

describe('age', () => {
  it.each([3, 4, 5, 10, 11, 15, 16, 17, 18, 24, 25, 26])('%i is attained as the birthday begins', (age) => {
    const born = dateOnly('2001-06-15')
    const birthday = dateOnly(`${2001 + age}-06-15`)
    expect(ageOn(born, birthday)).toBe(age)
    expect(ageOn(born, addDays(birthday, -1))).toBe(age - 1)
  })
  it('turns at midnight in England, not at midnight in Greenwich', () => {
    const born = dateOnly('2010-06-15')
    expect(ageOn(born, dateInLondon(new Date('2026-06-14T22:59:59Z')))).toBe(15)
    expect(ageOn(born, dateInLondon(new Date('2026-06-14T23:00:00Z')))).toBe(16)
  })
  it('of somebody born on 29 February turns on 1 March in other years', () => {
    const born = dateOnly('2008-02-29')
    expect(ageOn(born, dateOnly('2026-02-28'))).toBe(17)
    expect(ageOn(born, dateOnly('2026-03-01'))).toBe(18)
    expect(ageOn(born, dateOnly('2028-02-28'))).toBe(19)
    expect(ageOn(born, dateOnly('2028-02-29'))).toBe(20)
  })
  it('is 0 on the day of birth, and nothing before it', () => {
    expect(ageOn(dateOnly('2026-11-24'), dateOnly('2026-11-24'))).toBe(0)
    expect(() => ageOn(dateOnly('2026-11-24'), dateOnly('2026-11-23'))).toThrow(RangeError)
  })
})

describe('school year', () => {
  it.each([
    ['2020-08-31', '2024-09-01', 'Reception'],
    ['2020-09-01', '2024-09-01', undefined],
    ['2020-09-01', '2025-09-01', 'Reception'],
    ['2020-08-31', '2025-08-31', 'Reception'],
    ['2020-08-31', '2025-09-01', 'Year 1'],
    ['2012-03-27', '2026-11-24', 'Year 10'],
    ['2015-09-01', '2026-11-24', 'Year 6'],
    ['2015-08-31', '2026-11-24', 'Year 7'],
    ['2008-09-01', '2026-11-24', 'Year 13'],
    ['2008-08-31', '2026-11-24', undefined],
    ['2026-10-01', '2026-11-24', undefined],
  ])('born %s, on %s: %s', (born, on, year) => expect(schoolYear(dateOnly(born), dateOnly(on))).toBe(year))
  it('numbers Reception 0', () => {
    expect(schoolYearNumber(dateOnly('2022-01-01'), dateOnly('2026-11-24'))).toBe(0)
  })
})

describe('a date of birth', () => {
  const today = dateOnly('2026-11-24')
  it.each([
    ['2026-11-23', undefined],
    ['2000-11-25', undefined],
    ['2026-11-24', 'today'],
    ['2026-11-25', 'tomorrow'],
    ['2026-11-26', 'in-the-future'],
    ['2000-11-24', 'too-old'],
    ['1900-01-01', 'too-old'],
    ['1899-12-31', 'before-1900'],
  ])('%s: %s', (date, problem) => {
    const checked = checkDateOfBirth(dateOnly(date), today)
    expect(checked).toEqual(problem ? { ok: false, problem } : { ok: true, date })
  })
})
