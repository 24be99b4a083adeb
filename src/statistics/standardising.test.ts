import { describe, expect, it } from 'vitest'
import {
  differenceOfEstimates,
  estimateOfMean,
  estimateOfShare,
  intervalAround,
  standardised,
} from './standardising.ts'

// Events and people by age of the mother and order of birth: Fleiss 1981, p. 249, as the example of `ageadjust.direct` in
// the R package epitools has them; the adjusted rates as the README of the R package tidyrates prints them, which asks epitools.
const standard = [63986.6, 186263.6, 157302.2, 97647.0, 47572.6, 12262.6]
const people = [
  [230061, 329449, 114920, 39487, 14208, 3052],
  [72202, 326701, 208667, 83228, 28466, 5375],
  [15050, 175702, 207081, 117300, 45026, 8660],
  [2293, 68800, 132424, 98301, 46075, 9834],
  [327, 30666, 123419, 149919, 104088, 34392],
]
const events = [
  [107, 141, 60, 40, 39, 25],
  [25, 150, 110, 84, 82, 39],
  [3, 71, 114, 103, 108, 75],
  [1, 26, 64, 89, 137, 96],
  [0, 8, 63, 112, 262, 295],
]

describe('a figure by direct standardisation', () => {
  it.each([
    [0, 0.000923],
    [1, 0.000912],
    [2, 0.000851],
    [3, 0.000927],
    [4, 0.000755],
  ])(
    'is the adjusted rate that is printed for the data of Fleiss: order of birth %i, %f',
    (order, printed) => {
      const strata = standard.map((weight, age) => ({
        ...{ weight, error: 0 },
        value: (events[order]?.[age] ?? 0) / (people[order]?.[age] ?? 1),
      }))
      expect(Math.abs(standardised(strata).value - printed)).toBeLessThan(0.0000005)
    },
  )

  it('has the error worked out again in exact fractions, for shares', () => {
    const weights = [41, 9, 30]
    const found = standardised(
      [
        [12, 20],
        [30, 60],
        [44, 55],
      ].map(([count = 0, n = 0], at) => ({ weight: weights[at] ?? 0, ...estimateOfShare(count, n) })),
    )
    expect(found.value).toBeCloseTo(0.66375, 12)
    expect(found.error).toBeCloseTo(0.05584708970023591, 12)
  })

  it('is the crude figure where the standard population is its own', () => {
    const strata = [
      [12, 20],
      [30, 60],
    ].map(([count = 0, n = 0]) => ({ weight: n, ...estimateOfShare(count, n) }))
    expect(standardised(strata).value).toBeCloseTo(42 / 80, 12)
  })

  it('differs from another only where the interval of the difference leaves out nought', () => {
    const one = estimateOfMean({ n: 25, sum: 87.5, squares: 24 * 1.44 + 25 * 12.25 })
    expect(one.value).toBe(3.5)
    expect(one.error).toBeCloseTo(0.24, 12)
    expect(intervalAround(one).low).toBeCloseTo(3.5 - 1.959963984540054 * 0.24, 12)
    expect(differenceOfEstimates(one, { value: 3, error: 0.1 }).beyondChance).toBe(false)
    expect(differenceOfEstimates(one, { value: 2.9, error: 0.1 }).beyondChance).toBe(true)
    expect(differenceOfEstimates({ value: 2.9, error: 0.1 }, one).value).toBeCloseTo(-0.6, 12)
  })
})
