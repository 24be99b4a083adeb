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
import { studentAtMost, studentFor95 } from './student.ts'

/** The moments of so many numbers with this mean and standard deviation. */
const moments = (n: number, mean: number, deviation: number): Moments => ({
  n,
  sum: n * mean,
  squares: (n - 1) * deviation ** 2 + n * mean ** 2,
})

// Where the values are from. RECOMPUTED were worked out with another program, by another way than ours: the density of t
// integrated with forty digits and its root found (mpmath), the quadratic of the score solved for its roots, a weighted
// least-squares fit by pseudo-inverse. PRINTED stand in the source that is named; as that source could not be opened, each was
// compared with several public programs that quote it, and with a recomputed value.

describe('Student’s t', () => {
  it.each([
    [1, 12.706],
    [2, 4.303],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [60, 2.0],
    [100, 1.984],
  ])(
    '%i degrees of freedom: %f, as printed in the NIST/SEMATECH e-Handbook (1.3.6.7.2, column 0.975)',
    (degrees, printed) => {
      expect(studentFor95(degrees)).toBeCloseTo(printed, 3)
    },
  )

  it.each([
    [1, 12.7062047362],
    [2, 4.30265272975],
    [3.5, 2.94008863798],
    [5, 2.57058183564],
    [30, 2.0422724563],
    [136.875, 1.9774473034],
    [1000, 1.96233908083],
  ])('%f degrees of freedom: %f, recomputed', (degrees, recomputed) => {
    expect(Math.abs(studentFor95(degrees) - recomputed)).toBeLessThan(1e-9)
  })

  it.each([
    [2, 5, 0.949030260585],
    [1.3, 136.875, 0.902107051043],
    [-0.7, 3.5, 0.263817071173],
  ])('is at most %f with %f degrees of freedom: %f, recomputed', (t, degrees, recomputed) => {
    expect(studentAtMost(t, degrees)).toBeCloseTo(recomputed, 10)
  })

  it('comes to the normal distribution in the end', () => {
    expect(studentFor95(1e7)).toBeCloseTo(1.959964, 5)
  })
})

describe('a mean', () => {
  it('has the limits printed for ZARR13.DAT (NIST e-Handbook 1.3.5.2): n 195, mean 9.261460, sd 0.022789', () => {
    const { low, high } = meanInterval(moments(195, 9.26146, 0.022789))
    expect(Math.abs(low - 9.258242)).toBeLessThan(2e-6)
    expect(Math.abs(high - 9.264679)).toBeLessThan(2e-6)
  })

  it('of numbers that are all the same has no spread', () => {
    expect(deviationOf({ n: 12, sum: 60, squares: 300 })).toBe(0)
    expect(meanInterval({ n: 12, sum: 60, squares: 300 })).toEqual({ value: 5, low: 5, high: 5 })
  })

  it('differs from another by Welch, recomputed from what is printed of AUTO83B.DAT (1.3.5.3): n, means and deviations', () => {
    const found = differenceOfMeans(moments(249, 20.14458, 6.4147), moments(79, 30.48101, 6.10771))
    expect(found.t).toBeCloseTo(-12.946267565658848, 9)
    expect(found.degrees).toBeCloseTo(136.8749900936937, 9)
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
    [29, 29, 0.883, 1],
  ])(
    '%i of %i, as printed by Newcombe (Statistics in Medicine 1998; 17: 857, table I, method 3)',
    (count, n, low, high) => {
      const found = shareInterval(count, n)
      expect(found.low).toBeCloseTo(low, 4)
      expect(found.high).toBeCloseTo(high, 4)
    },
  )

  it.each([
    [81, 263, 0.2552885199, 0.366209577],
    [1, 29, 0.006113214293, 0.1717552188],
    [10, 20, 0.2992980082, 0.7007019918],
  ])(
    '%i of %i, recomputed: the two shares from which what was found is 1.96 errors away',
    (count, n, low, high) => {
      const found = shareInterval(count, n)
      expect(found.low).toBeCloseTo(low, 9)
      expect(found.high).toBeCloseTo(high, 9)
    },
  )

  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])(
    'differs from another as printed by Newcombe (1998; 17: 873, table II, method 10): %i/%i and %i/%i',
    (count, n, other, of, low, high) => {
      const found = differenceOfShares({ count, n }, { count: other, n: of })
      expect(found.value).toBeCloseTo(count / n - other / of, 10)
      expect(found.low).toBeCloseTo(low, 4)
      expect(found.high).toBeCloseTo(high, 4)
      expect(found.beyondChance).toBe(low > 0)
    },
  )
})

describe('inequality', () => {
  // Read: the reference of PHEindicatormethods' phe_sii; where it says 0.12/2 = 0.6 in some versions, 0.06 is meant.
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

  it('is what a weighted least-squares fit finds for five invented fifths, recomputed with its interval', () => {
    const values = [21.4, 22.1, 22.6, 23.5, 23.3]
    const errors = [0.13, 0.15, 0.12, 0.14, 0.14]
    const rungs = [1210, 980, 1505, 1130, 1175].map((people, at) => ({
      ...{ people, value: values[at] ?? 0, error: errors[at] ?? 0 },
    }))
    const { slope, relative } = inequality(rungs) ?? {}
    expect(slope?.value).toBeCloseTo(2.569358405672, 9)
    expect(slope?.low).toBeCloseTo(2.151074683659, 9)
    expect(slope?.high).toBeCloseTo(2.987642127686, 9)
    expect(relative?.value).toBeCloseTo(1.1206371377, 9)
    // The ends of the ratio follow from an approximation: beside two million drawn lots, as phe_sii draws them.
    expect(relative?.low).toBeCloseTo(1.10003, 3)
    expect(relative?.high).toBeCloseTo(1.14166, 3)
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
