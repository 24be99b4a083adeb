import { describe, expect, it } from 'vitest'
import { calledTogether, chanceIn, differenceOfShares } from './index.ts'
import { shareInterval } from './intervals.ts'
import { normalBeyond } from './student.ts'

const family = (...chances: number[]) => chances.map((p) => ({ p }))
const chancesCalled = (chances: readonly number[]) =>
  [...calledTogether(chances.map((p) => ({ p })))].map(({ p }) => p)

/** The fifteen p of the example of Benjamini and Hochberg 1995 (J. R. Statist. Soc. B 57, 289 to 300), of a trial of heart attacks. */
const published = [
  ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344],
  ...[0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
]

describe('differences that are looked at together', () => {
  it('calls the four of fifteen that the paper of 1995 calls, where nine are below 0.05', () => {
    expect(published.filter((p) => p < 0.05)).toHaveLength(9)
    expect(chancesCalled(published)).toEqual([0.0001, 0.0004, 0.0019, 0.0095])
    // The fourth is the last below its line, 4/15 of 0.05 = 0.0133; the fifth is above 5/15 of 0.05 = 0.0167.
    const below = published.map((p, at) => p <= ((at + 1) / 15) * 0.05)
    expect(below.lastIndexOf(true)).toBe(3)
    expect(chancesCalled(published.toReversed())).toEqual(chancesCalled(published))
  })

  it('calls one that is above its own line when a later one is below its', () => {
    // 0.03 is above 1/2 of 0.05, but 0.04 is below 2/2 of it.
    expect(chancesCalled([0.04, 0.03])).toEqual([0.03, 0.04])
    expect(chancesCalled([0.06, 0.03])).toEqual([])
  })

  it('calls one alone as ever, and none of none', () => {
    expect(calledTogether(family(0.049)).size).toBe(1)
    expect(calledTogether(family(0.051)).size).toBe(0)
    expect(calledTogether([]).size).toBe(0)
  })
})

describe('how rarely chance goes so far', () => {
  it('is what tables of the normal distribution print', () => {
    for (const [z, p] of [
      [0, 1],
      [1, 0.3173105078629141],
      [1.959963984540054, 0.05],
      [2.5758293035489, 0.01],
      [4, 0.00006334248366623996],
    ] as const)
      expect(normalBeyond(z)).toBeCloseTo(p, 13)
    expect(normalBeyond(-1)).toBe(normalBeyond(1))
  })

  it('agrees of two shares with the interval: just below 0.05 where it leaves out nought', () => {
    for (const [one, other] of [
      [56, 48],
      [60, 45],
      [0, 5],
      [0, 7],
      [80, 80],
    ] as const) {
      const found = differenceOfShares({ count: one, n: 80 }, { count: other, n: 80 })
      expect(found.p < 0.05).toBe(found.beyondChance)
    }
    // The interval of as many normal deviations as that p is reaches nought at one end: 60 and 45 of 80.
    const { p, value } = differenceOfShares({ count: 60, n: 80 }, { count: 45, n: 80 })
    const z = [...Array(6000).keys()].map((at) => at / 1000).find((one) => normalBeyond(one) <= p) ?? 0
    const [a, b] = [shareInterval(60, 80, z), shareInterval(45, 80, z)]
    expect(value - Math.hypot(a.value - a.low, b.high - b.value)).toBeCloseTo(0, 2)
  })

  it('follows from an interval alone', () => {
    expect(chanceIn({ value: 1.959963984540054, low: 0, high: 3.919927969080108 })).toBeCloseTo(0.05, 10)
    expect(chanceIn({ value: 0, low: 0, high: 0 })).toBe(1)
    expect(chanceIn({ value: 0.1, low: 0.1, high: 0.1 })).toBe(0)
  })
})
