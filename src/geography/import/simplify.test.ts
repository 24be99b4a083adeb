import { describe, expect, it } from 'vitest'
import { simplified } from './simplify.ts'

describe('a line with fewer points', () => {
  it('loses what lies on it, and keeps its ends and its corners', () => {
    const straight = Array.from({ length: 101 }, (_, at) => [at / 1_000, 53] as const)
    expect(simplified([...straight, [0.1, 53.1]], 10)).toEqual([
      [0, 53],
      [0.1, 53],
      [0.1, 53.1],
    ])
  })

  it('keeps a ring closed', () => {
    const round = Array.from({ length: 721 }, (_, at) => {
      const angle = (at * Math.PI) / 360
      return [0.1 * Math.cos(angle), 53 + 0.06 * Math.sin(angle)] as const
    })
    const few = simplified(round, 50)
    expect(few.length).toBeGreaterThan(20)
    expect(few.length).toBeLessThan(150)
    expect(few[0]).toEqual(round[0])
    expect(few.at(-1)).toEqual(round.at(-1))
  })

  it('takes a very fine and crooked line in its stride', () => {
    const crooked = Array.from(
      { length: 200_000 },
      (_, at) => [at / 200_000, 53 + (at % 2) / 10_000] as const,
    )
    expect(simplified(crooked, 50).length).toBeLessThan(20)
  })

  it('takes a point, and nothing', () => {
    expect(simplified([[0, 53]], 10)).toEqual([[0, 53]])
    expect(simplified([], 10)).toEqual([])
  })
})
