import { describe, expect, it } from 'vitest'
import { inequality, relativeRanks } from './inequality.ts'
import {
  deviationOf,
  differenceOfMeans,
  differenceOfShares,
  type Moments,
  meanInterval,
  shareInterval,
} from './intervals.ts'
import { studentFor95 } from './student.ts'

/** The moments of so many numbers with this mean and standard deviation. */
const moments = (n: number, mean: number, deviation: number): Moments => ({
  n,
  sum: n * mean,
  squares: (n - 1) * deviation ** 2 + n * mean ** 2,
})

describe('Student’s t, as the NIST/SEMATECH e-Handbook prints it (1.3.6.7.2, column 0.975)', () => {
  it.each([
    [1, 12.706],
    [2, 4.303],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [60, 2.0],
    [100, 1.984],
  ])('%i degrees of freedom: %f', (degrees, printed) => {
    expect(studentFor95(degrees)).toBeCloseTo(printed, 3)
  })

  it('comes to the normal distribution in the end', () => {
    expect(studentFor95(1e7)).toBeCloseTo(1.959964, 5)
  })
})

describe('a mean', () => {
  it('has the limits that NIST prints for ZARR13.DAT (e-Handbook 1.3.5.2): n 195, mean 9.261460, sd 0.022789', () => {
    const { low, high } = meanInterval(moments(195, 9.26146, 0.022789))
    expect(Math.abs(low - 9.258242)).toBeLessThan(2e-6)
    expect(Math.abs(high - 9.264679)).toBeLessThan(2e-6)
  })

  it('of numbers that are all the same has no spread', () => {
    expect(deviationOf({ n: 12, sum: 60, squares: 300 })).toBe(0)
    expect(meanInterval({ n: 12, sum: 60, squares: 300 })).toEqual({ value: 5, low: 5, high: 5 })
  })

  it('differs from another as NIST prints for AUTO83B.DAT (1.3.5.3): t -12.94627, 136.8750 degrees of freedom', () => {
    const found = differenceOfMeans(moments(249, 20.14458, 6.4147), moments(79, 30.48101, 6.10771))
    expect(found.t).toBeCloseTo(-12.94627, 3)
    expect(found.degrees).toBeCloseTo(136.875, 2)
    expect(found.beyondChance).toBe(true)
    expect(differenceOfMeans(moments(40, 20, 6), moments(40, 20.5, 6)).beyondChance).toBe(false)
  })
})

describe('a share', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])(
    '%i of %i, as Newcombe prints (Statistics in Medicine 1998; 17: 857, table I, method 3)',
    (count, n, low, high) => {
      const found = shareInterval(count, n)
      expect(found.low).toBeCloseTo(low, 4)
      expect(found.high).toBeCloseTo(high, 4)
    },
  )

  it('differs from another as Newcombe prints (1998; 17: 873, table II, method 10): 56/70 and 48/80', () => {
    const found = differenceOfShares({ count: 56, n: 70 }, { count: 48, n: 80 })
    expect(found.value).toBeCloseTo(0.2, 10)
    expect(found.low).toBeCloseTo(0.0524, 4)
    expect(found.high).toBeCloseTo(0.3339, 4)
    expect(found.beyondChance).toBe(true)
  })
})

describe('inequality', () => {
  it('ranks at the middle of each share, as PHEindicatormethods explains phe_sii: 12 % and 10 % at 0.06 and 0.17', () => {
    const ranks = relativeRanks([12, 10, 78])
    expect(ranks[0]).toBeCloseTo(0.06, 12)
    expect(ranks[1]).toBeCloseTo(0.17, 12)
  })

  it('finds the line that the figures lie on, whatever the shares', () => {
    const people = [12, 10, 30, 28, 20]
    const rungs = relativeRanks(people).map((rank, at) => ({
      people: people[at] ?? 0,
      value: 20 + 6 * rank,
      error: 0.5,
    }))
    const found = inequality(rungs)
    expect(found?.slope.value).toBeCloseTo(6, 10)
    expect(found?.relative?.value).toBeCloseTo(26 / 20, 10)
    expect(found?.slope.low).toBeLessThan(6)
  })

  it('is nothing where there is one rung, and has no ratio where the line falls below nought', () => {
    expect(inequality([{ people: 10, value: 3, error: 1 }])).toBeNull()
    expect(
      inequality([
        { people: 10, value: 0.01, error: 0.1 },
        { people: 10, value: 1, error: 0.1 },
        { people: 10, value: 1.9, error: 0.1 },
      ])?.relative,
    ).toBeNull()
  })
})
