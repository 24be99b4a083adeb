import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOnly } from './dates.ts'
import { dateInLondon, isTimeOnly, londonInstant, startOfDay, timeInLondon } from './london.ts'

describe('clocks in England', () => {
  it.each([
    ['2026-11-24', '08:52', '2026-11-24T08:52:00Z'],
    ['2026-07-01', '08:52', '2026-07-01T07:52:00Z'],
    ['2027-03-28', '00:59', '2027-03-28T00:59:00Z'],
    ['2027-03-28', '02:00', '2027-03-28T01:00:00Z'],
    ['2026-10-25', '00:59', '2026-10-24T23:59:00Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00Z'],
    ['2028-02-29', '23:59', '2028-02-29T23:59:00Z'],
    ['1969-01-15', '12:00', '1969-01-15T11:00:00Z'],
    ['1947-06-01', '12:00', '1947-06-01T10:00:00Z'],
  ])('%s %s is %s', (date, time, instant) => {
    expect(londonInstant(dateOnly(date), time)).toEqual(new Date(instant))
  })
  it('a time that does not exist becomes the first instant after the gap', () => {
    for (const time of ['01:00', '01:30', '01:59']) {
      expect(londonInstant(dateOnly('2027-03-28'), time)).toEqual(new Date('2027-03-28T01:00:00Z'))
    }
  })
  it('a time that comes twice is the first of the two', () => {
    expect(londonInstant(dateOnly('2026-10-25'), '01:30')).toEqual(new Date('2026-10-25T00:30:00Z'))
    expect(londonInstant(dateOnly('2026-10-25'), '01:00')).toEqual(new Date('2026-10-25T00:00:00Z'))
  })
  it('an instant late on a summer evening belongs to the next day', () => {
    expect(dateInLondon(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02')
    expect(timeInLondon(new Date('2026-07-01T23:30:00Z'))).toBe('00:30')
    expect(dateInLondon(new Date('2026-11-24T23:59:59Z'))).toBe('2026-11-24')
    expect(startOfDay(dateOnly('2026-07-02'))).toEqual(new Date('2026-07-01T23:00:00Z'))
  })
  it('refuses what is no time and no instant', () => {
    for (const time of ['24:00', '9:30', '09:60', '', '09:30\n']) {
      expect(isTimeOnly(time)).toBe(false)
      expect(() => londonInstant(dateOnly('2026-11-24'), time)).toThrow(RangeError)
    }
    expect(() => dateInLondon(new Date(Number.NaN))).toThrow(RangeError)
    expect(() => dateInLondon(new Date(Date.UTC(10_000, 5, 1)))).toThrow(RangeError)
  })
  it('every instant gives back itself, or the first of two an hour apart', () => {
    const whole = fc.integer({ min: Date.UTC(1975, 0) / 60_000, max: Date.UTC(2090, 0) / 60_000 })
    fc.assert(
      fc.property(whole, (minute) => {
        const instant = new Date(minute * 60_000)
        const back = londonInstant(dateInLondon(instant), timeInLondon(instant))
        return [0, 60].includes(minute - back.getTime() / 60_000)
      }),
    )
  })
})
