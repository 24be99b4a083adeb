import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, minus, nearestNumber, over, plus, times } from './exact.ts'

const ratio = (top: string | number, bottom: string | number) =>
  nearestNumber(over(exact(top), exact(bottom)))

describe('exact arithmetic', () => {
  it.each([
    [4300, 50, 86],
    [69, 10, 6.9],
    ['-0.3', '3', -0.1],
    [200, 3, 66.66666666666667],
    [100, 3, 33.333333333333336],
    [0, 7, 0],
    ['1', '-8', -0.125],
  ])('%s over %s is %s', (top, bottom, value) => {
    expect(ratio(top, bottom)).toBe(value)
  })

  it('adds tenths without dust', () => {
    expect(nearestNumber(plus(exact('0.1'), exact('0.2')))).toBe(0.3)
    expect(nearestNumber(minus(exact(80.4), exact(73.5)))).toBe(6.9)
    expect(nearestNumber(times(exact('1.1'), exact('1.1')))).toBe(1.21)
    expect(nearestNumber(exact(1e-7))).toBe(1e-7)
  })

  it('gives back every number that it is given', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
        expect(nearestNumber(exact(value)) === value).toBe(true)
      }),
    )
  })

  it('divides whole numbers as the nearest double does', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1 }), (top, bottom) => {
        expect(ratio(top, bottom) + 0).toBe(top / bottom + 0)
      }),
    )
  })

  it('refuses what is no decimal, and to divide by nought', () => {
    expect(() => exact('1,5')).toThrow(RangeError)
    expect(() => over(exact(1), exact(0))).toThrow(RangeError)
  })
})
