import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  type DateOnly,
  dateFrom,
  dateOnly,
  daysBetween,
  daysInMonth,
  isDateOnly,
  isWithin,
  partsOf,
  weekday,
} from './dates.ts'

const anyDate = fc
  .record({ year: fc.integer({ min: 1, max: 9998 }), month: fc.integer({ min: 1, max: 12 }), at: fc.nat(30) })
  .map(({ year, month, at }) => dateFrom(year, month, (at % daysInMonth(year, month)) + 1))

describe('a date', () => {
  it.each(['2026-11-24', '2012-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDateOnly(text)).toBe(true)
    expect(dateOnly(text)).toBe(text)
  })
  it.each([
    '2013-02-29',
    '1900-02-29',
    '2014-09-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '10000-01-01',
    '2026-1-1',
    '24/11/2026',
    '',
    '2026-11-24T00:00',
    '2026-11-24\n',
    '٢٠٢٦-١١-٢٤',
  ])('%j is none', (text) => {
    expect(isDateOnly(text)).toBe(false)
    expect(() => dateOnly(text)).toThrow(RangeError)
  })
  it('moves by days over months, years and leap days', () => {
    expect(addDays(dateOnly('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(dateOnly('2028-02-28'), 1)).toBe('2028-02-29')
    expect(addDays(dateOnly('2027-03-01'), -1)).toBe('2027-02-28')
    expect(addDays(dateOnly('0050-01-01'), -1)).toBe('0049-12-31')
    expect(() => addDays(dateOnly('9999-12-31'), 1)).toThrow(RangeError)
  })
  it.each([
    ['2026-11-24', 2],
    ['2026-11-22', 7],
    ['2026-11-23', 1],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
    ['1900-01-01', 1],
  ])('%s is day %i of the week', (date, day) => expect(weekday(dateOnly(date))).toBe(day))
  it('lies within its ends', () => {
    const [first, second] = [dateOnly('2026-01-02'), dateOnly('2026-01-10')]
    expect(isWithin(first, first, second) && isWithin(second, first, second)).toBe(true)
    expect(isWithin(addDays(second, 1), first, second)).toBe(false)
  })
  it('added days are the days between, weekdays go round, and parts make the date again', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -200, max: 200 }), (date, days) => {
        let moved: DateOnly
        try {
          moved = addDays(date, days)
        } catch {
          return partsOf(date).year < 3
        }
        const { year, month, day } = partsOf(moved)
        const turned = (((weekday(date) - 1 + days) % 7) + 7) % 7
        return (
          daysBetween(date, moved) === days &&
          dateFrom(year, month, day) === moved &&
          weekday(moved) === turned + 1
        )
      }),
    )
  })
})
