import { describe, expect, it } from 'vitest'
import { tooNear, tooNearThrough } from './before.ts'
import type { Frozen } from './figures.ts'

const BASE = 10
const told = (n: number) => [
  { grouping: 'all', value: 'all', name: '', figures: [[n, 0, null, null, null] as unknown as Frozen] },
]
const telling = (now: number, before: readonly number[]) => ({
  groups: told(now),
  versions: before.map((n, nth) => ({ version: before.length - nth, groups: told(n) })),
})

describe('versions of a round', () => {
  it('differ by nobody, or by the minimum base', () => {
    expect(tooNear(telling(40, []), BASE)).toBe(false)
    expect(tooNear(telling(40, [30]), BASE)).toBe(false)
    expect(tooNear(telling(40, [39]), BASE)).toBe(true)
  })

  it('do so from every one before, and not from the last alone', () => {
    expect(tooNear(telling(31, [45, 30]), BASE)).toBe(true)
    expect(tooNear(telling(60, [45, 30]), BASE)).toBe(false)
  })

  it('leave at least so many of everybody else when a school takes its own away, as it was at that version', () => {
    const school = { ...telling(20, [10]), versions: [{ version: 1, groups: told(10) }] }
    expect(tooNearThrough(telling(60, [49]), BASE)(school)).toBe(true)
    expect(tooNearThrough(telling(70, [49]), BASE)(school)).toBe(false)
  })
})
