import { describe, expect, it } from 'vitest'
import type { GroupFigures, Variable } from '../publications/index.ts'
import type { Closer } from './looking-closer.ts'
import { whoBenefits } from './needs.ts'
import { type Compared, comparisonsIn, rowsOf } from './row.ts'
import { whatStandsOut } from './standing-out.ts'

const variable = (nth: number): Variable => ({
  ...{ key: `q${nth}`, kind: 'item', domain: 'sleep', measure: null, name: `Question ${nth}`, lead: null },
  ...{ better: 'higher', numeric: false, sensitive: false, from: 0, to: 1 },
  bands: [
    { key: '0', name: 'No', from: 0, to: 0 },
    { key: '1', name: 'Yes', from: 1, to: 1 },
  ],
})
const share = (value: number) => ({ value, low: value, high: value })
const group = (n: number, well: readonly number[]): GroupFigures => ({
  ...{ grouping: 'all', value: 'all', name: 'Everybody' },
  figures: Object.fromEntries(
    well.map((count, at) => [
      `q${at}`,
      { n, missing: 0, shares: { 0: share(1 - count / n), 1: share(count / n) } },
    ]),
  ),
})

/** Ours of 100 and the other 400 of whom half do well, in as many questions as there are counts. */
const compared = (counts: readonly number[], similar?: Compared['similar']): Compared => ({
  variables: counts.map((_, nth) => variable(nth)),
  own: group(100, counts),
  everybody: group(
    500,
    counts.map((count) => count + 200),
  ),
  ...{ before: undefined, parts: null, leastShown: 10, askedBefore: new Set<string>(), similar },
})
const verdicts = (of: Compared) => rowsOf(of).map(({ besideOthers }) => besideOthers)

describe('a page that compares much at once', () => {
  it('calls a difference of one time in thirty when it is the only one, and not among twenty', () => {
    expect(verdicts(compared([62]))).toEqual(['higher'])
    const twenty = compared([62, ...Array<number>(19).fill(50)])
    expect(new Set(verdicts(twenty))).toEqual(new Set(['same']))
    expect(comparisonsIn(rowsOf(twenty))).toEqual({ made: 20, called: 0 })
    expect(whatStandsOut(rowsOf(twenty))).toEqual([
      'We are much like other schools here: no difference is more than chance.',
    ])
  })

  it('goes on calling what chance alone would hardly bring about, among as many', () => {
    const rows = rowsOf(compared([75, 25, ...Array<number>(18).fill(50)]))
    expect(rows.slice(0, 3).map(({ besideOthers }) => besideOthers)).toEqual(['higher', 'lower', 'same'])
    expect(rows.slice(0, 3).map(({ strength }) => strength.others > 0)).toEqual([true, true, false])
    expect(comparisonsIn(rows)).toEqual({ made: 20, called: 2 })
  })

  it('decides of what is frozen about similar schools together with the rest, and calls nothing that cannot be compared', () => {
    const alike = (value: number) => ({
      ...{ n: 100, left: 0, others: share(0.5) },
      difference: { value, low: value - 0.1, high: value + 0.1, beyondChance: Math.abs(value) > 0.1 },
    })
    const counts = Array<number>(20).fill(50)
    const told = {
      schools: 3,
      figures: {},
      alike: Object.fromEntries(counts.map((_, at) => [`q${at}`, alike(0)])),
    }
    const rows = rowsOf(
      compared(counts, { ...told, alike: { ...told.alike, q0: alike(0.11), q1: alike(0.3) } }),
    )
    expect(rows.slice(0, 3).map(({ similar }) => similar?.alikeVerdict)).toEqual(['same', 'higher', 'same'])
    expect(rows[0]?.similar?.verdict).toBeNull()
    expect(comparisonsIn(rows)).toEqual({ made: 40, called: 1 })
  })
})

describe('who stands to benefit', () => {
  const low = (value: string, count: number, n = 100) => ({
    grouping: 'year_group',
    value,
    name: value,
    count,
    n,
  })
  const closer = (of: readonly ReturnType<typeof low>[]): Closer => ({
    ...{ variable: variable(0), reading: { kind: 'share', bands: ['1'], said: '' } },
    ...{ overTime: [], groupings: [], slope: null, gapCalled: false },
    low: [{ ...low('all', 1000, 2000), grouping: 'all' }, ...of],
  })

  it('names a group among many only when it would be called among them, and counts those that are better off too', () => {
    expect(whoBenefits(closer([low('7', 61)])).needs.map(({ value }) => value)).toEqual(['7'])
    const many = Array.from({ length: 18 }, (_, at) => low(String(at + 8), 50))
    expect(whoBenefits(closer([low('7', 61), ...many]))).toMatchObject({ compared: 19, needs: [] })
    const found = whoBenefits(closer([low('7', 75), low('6', 20), ...many]))
    expect(found).toMatchObject({ compared: 20, needs: [{ value: '7' }] })
    expect(found.needs).toHaveLength(1)
  })
})
