import { describe, expect, it } from 'vitest'
import type { Figure, GroupFigures, Variable } from '../publications/index.ts'
import { rowsOf } from './row.ts'
import { whatMattersIn } from './what-matters.ts'

const things = ['My friends', 'Sleeping well', 'Money']
const variables = things.map(
  (thing, at): Variable => ({
    ...{ key: `q.${at + 1}`, kind: 'item', domain: 'meaning', measure: null, name: `What matters? ${thing}` },
    ...{ lead: null, better: null, numeric: false, sensitive: false, from: 0, to: 1 },
    bands: [
      { key: '0', name: 'Not picked', from: 0, to: 0 },
      { key: '1', name: 'Picked', from: 1, to: 1 },
    ],
    picked: { of: 'q', question: 'What matters?', thing, most: 2 },
  }),
)
const share = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 })
const figure = (n: number, picked: number): Figure => ({
  ...{ n, missing: 2 },
  shares: { 0: share(1 - picked), 1: share(picked) },
})
const group = (n: number, picked: readonly (number | null)[]): GroupFigures => ({
  ...{ grouping: 'all', value: 'all', name: 'Everybody' },
  figures: Object.fromEntries(picked.map((one, at) => [`q.${at + 1}`, one === null ? null : figure(n, one)])),
})
const compared = (own: GroupFigures, everybody?: GroupFigures) => ({
  ...{ variables, leastShown: 10, own, everybody, before: undefined, parts: null },
  askedBefore: new Set<string>(),
})

describe('what matters most', () => {
  it('has the most picked first, with how many answered, and the other schools beside', () => {
    const [asked] = whatMattersIn(compared(group(100, [0.2, 0.5, 0.4]), group(300, [0.4, 0.5, 0.2])))
    expect(asked).toMatchObject({ question: 'What matters?', most: 2, who: { n: 100, missing: 2 } })
    expect(asked?.things.map(({ name, own }) => [name, own?.value])).toEqual([
      ['Sleeping well', 0.5],
      ['Money', 0.4],
      ['My friends', 0.2],
    ])
    // Everybody less us: 120 of 300 less 20 of 100.
    expect(asked?.things[2]?.others?.value).toBeCloseTo(0.5)
    expect(asked?.things[2]?.before).toBeUndefined()
  })

  it('says that it is hidden where too few answered', () => {
    expect(whatMattersIn(compared(group(5, [null, null, null])))[0]?.who).toBeNull()
  })

  it('is no row of a domain, because neither end of it is better', () => {
    expect(rowsOf(compared(group(100, [0.2, 0.5, 0.4])))).toEqual([])
    expect(whatMattersIn({ ...compared(group(100, [])), variables: [] })).toEqual([])
  })
})
