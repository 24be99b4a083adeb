import { describe, expect, it } from 'vitest'
import {
  differenceOfClusters,
  errorOfADifference,
  momentsOf,
  pairedChange,
  reliableChange,
} from './change.ts'
import { differenceOfMeans } from './intervals.ts'
import { differenceOfEstimates } from './standardising.ts'

// Hours of sleep gained on two drugs by ten patients (Cushny and Peebles; Student 1908, table on page 20), as R's
// data set `sleep` has them. What is expected is what R prints for t.test(extra ~ group) of it.
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

describe('a change of pairs', () => {
  it('has the t, the chance and the limits that R prints for sleep, paired', () => {
    const found = pairedChange(momentsOf(first.map((value, at) => value - (second[at] ?? 0))))
    expect(found.value).toBeCloseTo(-1.58, 10)
    expect(found.t).toBeCloseTo(-4.0621, 4)
    expect(found.degrees).toBe(9)
    expect(found.p).toBeCloseTo(0.002833, 6)
    expect(found.low).toBeCloseTo(-2.4598858, 7)
    expect(found.high).toBeCloseTo(-0.7001142, 7)
    expect(found.beyondChance).toBe(true)
  })

  it('of one pair is told without a test, and of none at all that changed is no change', () => {
    expect(pairedChange(momentsOf([3]))).toMatchObject({
      value: 3,
      low: 3,
      high: 3,
      p: 1,
      beyondChance: false,
    })
    expect(pairedChange(momentsOf([0, 0, 0]))).toMatchObject({ value: 0, p: 1, beyondChance: false })
    expect(pairedChange(momentsOf([2, 2, 2]))).toMatchObject({ value: 2, low: 2, beyondChance: true })
  })
})

describe('reliable change', () => {
  it('is as in the example of Jacobson and Truax (1991; 59: 14): deviation 7.5, reliability 0.80, from 32.5 to 47.5', () => {
    const of = { deviation: 7.5, reliability: 0.8 }
    expect(errorOfADifference(of)).toBeCloseTo(4.74, 2)
    expect((47.5 - 32.5) / errorOfADifference(of)).toBeCloseTo(3.16, 2)
    expect(reliableChange(of)).toBeCloseTo(1.96 * 4.743, 2)
  })
})

describe('a difference in differences', () => {
  it('is as printed by Card and Krueger (1994; table 3, row 4, stores seen twice): 0.47 (0.48) less -2.28 (1.25)', () => {
    const found = differenceOfEstimates({ value: 0.47, error: 0.48 }, { value: -2.28, error: 1.25 })
    expect(found.value).toBeCloseTo(2.75, 10)
    expect((found.high - found.low) / (2 * 1.96)).toBeCloseTo(1.34, 2)
    expect(found.low).toBeGreaterThan(0)
  })

  it('of pairs is the difference of their changes', () => {
    const found = differenceOfMeans(momentsOf([1, 2, 3, 6]), momentsOf([0, 1, 1, 2]))
    expect(found.value).toBe(2)
  })
})

describe('arms of whole schools', () => {
  it('are compared by the means of the schools: R for sleep, unpaired with one variance, each patient a school', () => {
    const found = differenceOfClusters(first, second)
    expect(found?.t).toBeCloseTo(-1.8608, 4)
    expect(found?.degrees).toBe(18)
    expect(found?.p).toBeCloseTo(0.07919, 5)
    expect(found?.low).toBeCloseTo(-3.363874, 6)
    expect(found?.high).toBeCloseTo(0.203874, 6)
    expect(found?.beyondChance).toBe(false)
  })

  it('are not compared where an arm has one school', () => {
    expect(differenceOfClusters([1], [2, 3, 4])).toBeNull()
  })
})
