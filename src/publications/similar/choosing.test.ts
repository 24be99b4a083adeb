import { describe, expect, it } from 'vitest'
import { distanceOf, howMany, type Mix, similarAmong } from './choosing.ts'

const mix = (school: string, fifths: number[] | null, years = [0, 0.5, 0.5, 0]): Mix => ({
  school,
  years,
  fifths,
})

describe('similar schools', () => {
  it.each([
    [0, 0],
    [5, 0],
    [6, 3],
    [15, 3],
    [20, 5],
    [189, 10],
  ])('of %i others are %i: three at least, and three are left', (others, chosen) => {
    expect(howMany(others)).toBe(chosen)
  })

  it('are as far apart as pupils would have to move, in fifths', () => {
    expect(distanceOf([1, 0, 0, 0, 0], [0, 1, 0, 0, 0])).toBe(1)
    expect(distanceOf([1, 0, 0, 0, 0], [0, 0, 0, 0, 1])).toBe(4)
    expect(distanceOf([0.5, 0, 0, 0, 0.5], [0, 0, 1, 0, 0])).toBe(2)
    expect(distanceOf([0.2, 0.2, 0.2, 0.2, 0.2], [0.2, 0.2, 0.2, 0.2, 0.2])).toBe(0)
  })

  const poor = [0.6, 0.2, 0.2, 0, 0]
  const rich = [0, 0, 0.2, 0.2, 0.6]
  const town = [
    ...['a', 'b', 'c', 'd'].map((school, at) => mix(school, [0.6 - at / 50, 0.2 + at / 50, 0.2, 0, 0])),
    ...['e', 'f', 'g'].map((school) => mix(school, rich)),
  ]

  it('are those whose pupils live in neighbourhoods most like ours', () => {
    expect(similarAmong(town)(mix('a', poor))).toEqual(['b', 'c', 'd'])
    expect(similarAmong(town)(mix('g', rich))).toEqual(['e', 'f', 'd'])
  })

  it('teach the years that ours does', () => {
    const elsewhere = town.map((one) => (one.school === 'b' ? { ...one, years: [1, 0, 0, 0] } : one))
    expect(similarAmong(elsewhere)(mix('a', poor))).toEqual(['c', 'd', 'e'])
    expect(similarAmong(elsewhere)(mix('a', poor, [0, 0, 0, 1]))).toEqual([])
  })

  it('are none where too little is known of where pupils live, or too few others are alike', () => {
    expect(similarAmong(town)(mix('a', null))).toEqual([])
    expect(similarAmong(town.slice(0, 6))(mix('a', poor))).toEqual([])
    const unknown = town.map((one) => ('abcde'.includes(one.school) ? { ...one, fifths: null } : one))
    expect(similarAmong(unknown)(mix('f', rich))).toEqual([])
  })

  it('are the same schools as when each is compared with each other, ties by their order', () => {
    let seed = 1
    const upTo = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % most
    }
    // Few different mixes, so that many schools are equally far away.
    const many = Array.from({ length: 120 }, (_, nth) => {
      const pupils = Array.from({ length: 5 }, () => upTo(4))
      const all = pupils.reduce((sum, one) => sum + one, 0)
      const years = upTo(3) === 0 ? [0.5, 0.5, 0, 0] : [0, 0, 0.5, 0.5]
      return mix(`s${nth}`, all === 0 ? null : pupils.map((one) => one / all), years)
    })
    const choose = similarAmong(many)
    for (const school of many) {
      const { fifths } = school
      const each = many
        .filter((other) => other !== school && `${other.years}` === `${school.years}`)
        .flatMap((other) =>
          fifths && other.fifths ? [{ school: other.school, away: distanceOf(fifths, other.fifths) }] : [],
        )
        .sort((one, other) => one.away - other.away || (one.school < other.school ? -1 : 1))
      expect(choose(school)).toEqual(each.slice(0, 10).map((one) => one.school))
    }
  })
})
