import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDateParts } from './typed-dates.ts'

describe('a date somebody typed', () => {
  it.each([
    ['27', '3', '2014', '2014-03-27'],
    [' 01 ', '02', '2015 ', '2015-02-01'],
    ['27', 'March', '2014', '2014-03-27'],
    ['27', 'mar.', '2014', '2014-03-27'],
    ['3', 'SEPT', '2014', '2014-09-03'],
    ['3rd', 'sep', '2014', '2014-09-03'],
    ['２７', '３', '２０１４', '2014-03-27'],
    ['٢٧', '٣', '٢٠١٤', '2014-03-27'],
    ['२७', '३', '२०१४', '2014-03-27'],
    ['\u00a029\u200b', '2', '2012', '2012-02-29'],
    ['1', '1', '1900', '1900-01-01'],
  ])('%j %j %j is %s', (day, month, year, date) => {
    expect(parseDateParts(day, month, year)).toEqual({ ok: true, date })
  })
  it.each([
    ['', ' ', '\u00a0', 'empty', undefined],
    ['', '3', '2014', 'day-missing', 'day'],
    ['27', '', '2014', 'month-missing', 'month'],
    ['27', '3', '', 'year-missing', 'year'],
    ['', '', '2014', 'day-missing', 'day'],
    ['x', '3', '2014', 'not-a-number', 'day'],
    ['27', 'Marchember', '2014', 'not-a-number', 'month'],
    ['27', '3', '2014!', 'not-a-number', 'year'],
    ['-1', '3', '2014', 'not-a-number', 'day'],
    ['1.5', '3', '2014', 'not-a-number', 'day'],
    ['1e1', '3', '2014', 'not-a-number', 'day'],
    ['31/09/2014', '9', '2014', 'not-a-number', 'day'],
    ['31', '9', '2014', 'not-real', 'day'],
    ['29', '2', '2013', 'not-real', 'day'],
    ['29', '2', '1900', 'not-real', 'day'],
    ['0', '3', '2014', 'not-real', 'day'],
    ['32', '3', '2014', 'not-real', 'day'],
    ['27', '13', '2014', 'not-real', 'month'],
    ['27', '0', '2014', 'not-real', 'month'],
    ['27', '3', '14', 'two-digit-year', 'year'],
    ['27', '3', '00', 'two-digit-year', 'year'],
    ['27', '3', '214', 'two-digit-year', 'year'],
    ['27', '3', '0000', 'out-of-range', 'year'],
    ['27', '3', '9999', 'out-of-range', 'year'],
    ['27', '3', '10000', 'out-of-range', 'year'],
    ['1', '1', '44927', 'out-of-range', 'year'],
    ['27', '3', '99999999999', 'not-a-number', 'year'],
  ])('%j %j %j is refused: %s', (day, month, year, problem, part) => {
    expect(parseDateParts(day, month, year)).toEqual({ ok: false, problem, ...(part && { part }) })
  })
  it('takes boxes that were not sent as empty', () => {
    expect(parseDateParts(undefined, undefined, undefined)).toEqual({ ok: false, problem: 'empty' })
  })
  it('never throws, and never gives a date that the calendar lacks', () => {
    const box = fc.oneof(fc.string({ unit: 'binary' }), fc.integer({ min: -5, max: 2300 }).map(String))
    fc.assert(
      fc.property(box, box, box, (day, month, year) => {
        const typed = parseDateParts(day, month, year)
        return !typed.ok || new Date(`${typed.date}T00:00:00Z`).toISOString().startsWith(typed.date)
      }),
    )
  })
})
