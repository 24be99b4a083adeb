import { describe, expect, it } from 'vitest'
import { distanceOf, howMany, type Mix, similarTo } from './choosing.ts'

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
    expect(similarTo(mix('a', poor), town)).toEqual(['b', 'c', 'd'])
    expect(similarTo(mix('g', rich), town)).toEqual(['e', 'f', 'd'])
  })

  it('teach the years that ours does', () => {
    const elsewhere = town.map((one) => (one.school === 'b' ? { ...one, years: [1, 0, 0, 0] } : one))
    expect(similarTo(mix('a', poor), elsewhere)).toEqual(['c', 'd', 'e'])
    expect(similarTo(mix('a', poor, [0, 0, 0, 1]), elsewhere)).toEqual([])
  })

  it('are none where too little is known of where pupils live, or too few others are alike', () => {
    expect(similarTo(mix('a', null), town)).toEqual([])
    expect(similarTo(mix('a', poor), town.slice(0, 6))).toEqual([])
    const unknown = town.map((one) => ('abcde'.includes(one.school) ? { ...one, fifths: null } : one))
    expect(similarTo(mix('f', rich), unknown)).toEqual([])
  })
})
