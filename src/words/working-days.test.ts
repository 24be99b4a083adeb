import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateOnly, type Weekday } from './dates.ts'
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  type OrganisationCalendar,
  weekdaysOnly,
  whyClosed,
  workingDaysBetween,
} from './working-days.ts'

const d = dateOnly
const school: OrganisationCalendar = {
  closures: [
    { name: 'Easter holiday', from: d('2026-03-28'), to: d('2026-04-12') },
    { name: 'Summer holiday', from: d('2026-07-22'), to: d('2026-09-01') },
    { name: 'half term', from: d('2026-10-26'), to: d('2026-10-30') },
  ],
}

describe('working days', () => {
  it.each([
    ['2026-11-24', 10, '2026-12-08'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-11-21', 0, '2026-11-23'],
    ['2026-11-24', 0, '2026-11-24'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-12-29', -1, '2026-12-24'],
  ])('%s and %i more is %s', (from, days, to) => expect(addWorkingDays(weekdaysOnly, d(from), days)).toBe(to))
  it('skip the school holidays: what is sent in July is not due in August', () => {
    expect(addWorkingDays(school, d('2026-07-20'), 10)).toBe('2026-09-14')
    expect(nextWorkingDay(school, d('2026-07-22'))).toBe('2026-09-02')
    expect(nextWorkingDay(school, d('2026-10-24'))).toBe('2026-11-02')
    expect(whyClosed(school, d('2026-08-10'))).toBe('Summer holiday')
    expect(whyClosed(school, d('2026-10-28'))).toBe('half term')
  })
  it('follow the days the organisation keeps', () => {
    const weekends: OrganisationCalendar = { closures: [], openDays: [6, 7] }
    expect(nextWorkingDay(weekends, d('2026-11-24'))).toBe('2026-11-28')
    expect(whyClosed(weekends, d('2026-11-24'))).toBe('not an open day')
    expect(isWorkingDay(weekdaysOnly, d('2026-12-25'))).toBe(false)
    expect(whyClosed(weekdaysOnly, d('2026-12-25'))).toBe('Christmas Day')
    expect(whyClosed(weekdaysOnly, d('2026-11-28'))).toBe('weekend')
  })
  it('between two dates leave the first out and count the last', () => {
    expect(workingDaysBetween(weekdaysOnly, d('2026-11-19'), d('2026-11-24'))).toBe(3)
    expect(workingDaysBetween(weekdaysOnly, d('2026-11-24'), d('2026-11-19'))).toBe(-3)
    expect(workingDaysBetween(weekdaysOnly, d('2026-11-24'), d('2026-11-24'))).toBe(0)
  })
  it('of a calendar that is never open end in a sentence, not in a loop', () => {
    const never: OrganisationCalendar = { closures: [], openDays: [] }
    expect(() => addWorkingDays(never, d('2026-11-24'), 1)).toThrow('no open day within 400 days')
    const forever: OrganisationCalendar = {
      closures: [{ from: d('2026-01-01'), to: d('9999-12-31'), name: 'shut' }],
    }
    expect(() => nextWorkingDay(forever, d('2026-11-24'))).toThrow(RangeError)
  })
  it('are counted in whole, reasonable numbers', () => {
    for (const days of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2001]) {
      expect(() => addWorkingDays(weekdaysOnly, d('2026-11-24'), days)).toThrow(RangeError)
    }
    expect(() => workingDaysBetween(weekdaysOnly, d('0001-01-01'), d('2026-11-24'))).toThrow(RangeError)
  })
  it('adding and counting agree on any calendar', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(d('2024-01-01'), days))
    const openDays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 })
    const closure = fc
      .tuple(day, fc.nat(40))
      .map(([from, days]) => ({ from, to: addDays(from, days), name: 'shut' }))
    const calendars = fc.record({ closures: fc.array(closure, { maxLength: 3 }), openDays })
    fc.assert(
      fc.property(calendars, day, fc.integer({ min: 1, max: 30 }), (calendar, from, days) => {
        const to = addWorkingDays(calendar, from, days)
        return isWorkingDay(calendar, to) && workingDaysBetween(calendar, from, to) === days
      }),
    )
  })
})
