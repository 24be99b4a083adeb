import { describe, expect, it } from 'vitest'
import type { Frozen } from '../figures.ts'
import { similarTooNear, withoutFew } from './near.ts'
import type { Alike, Similar } from './similar.ts'

const everybody = (n: number, mean = 6) => [
  { grouping: 'all', value: 'all', name: '', figures: [[n, 0, mean, 1, null] satisfies Frozen] },
]
const similar = (n: number, alike: { n: number; left: number } | null = null, mean = 6): Similar => ({
  schools: 3,
  figures: { q: [n, 0, mean, 1, null] },
  alike: {
    q: alike && ({ ...alike, others: {}, difference: {} } as unknown as Alike),
  },
})

/** Ours, the similar schools and everybody, as they were told first and are to be told now. */
const near = (was: [number, number, number], now: [number, number, number], told = similar(now[1])) =>
  similarTooNear(
    {
      groups: everybody(now[0]),
      similar: told,
      versions: [{ version: 1, groups: everybody(was[0]), similar: similar(was[1], { n: 90, left: 12 }) }],
    },
    { groups: everybody(now[2]), versions: [{ version: 1, groups: everybody(was[2]) }] },
    { keys: ['q'], minimumBase: 10 },
  )

describe('a new version for a school with similar schools', () => {
  it('comes when nothing changed, or when enough did in every part', () => {
    expect(near([100, 300, 800], [100, 300, 800])).toBe(false)
    expect(near([100, 300, 800], [112, 330, 870])).toBe(false)
  })

  it('does not come when a few of the similar schools, or of those that were not chosen, are new', () => {
    expect(near([100, 300, 800], [100, 304, 820])).toBe(true)
    expect(near([100, 300, 800], [100, 320, 825])).toBe(true)
    expect(near([100, 300, 800], [100, 300, 800], similar(300, null, 6.1))).toBe(true)
  })

  it('comes without a comparison from which a few of our own would follow', () => {
    const versions = [{ version: 1, groups: [], similar: similar(300, { n: 90, left: 12 }) }]
    const after = (n: number, left: number) => withoutFew(similar(300, { n, left }), versions, 10).alike.q
    expect(after(95, 12)).toBeNull()
    expect(after(90, 8)).toBeNull()
    expect(after(90, 12)).toMatchObject({ n: 90 })
    expect(after(100, 24)).toMatchObject({ n: 100 })
  })
})
