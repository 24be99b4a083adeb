import { describe, expect, it } from 'vitest'
import { suiting } from '../blueprint/index.ts'
import { dateOnly } from '../words/index.ts'
import { programmeFiles } from './files.ts'

const { declared } = programmeFiles()
const called = (key: string) => {
  const found = declared.find(({ programme }) => programme.key === key)
  if (!found) throw new Error(`there is no ${key}`)
  return found.programme
}
const today = dateOnly('2026-11-24')
const born = (date: string | null) => ({ dateOfBirth: date === null ? null : dateOnly(date) })

describe('whom a programme suits', () => {
  it.each([
    ['2015-11-24', true],
    ['2015-11-25', false],
    ['2005-11-25', true],
    ['2004-11-24', false],
  ])('goes by the age on the day: born %s, from 11 to 21', (date, fits) => {
    expect(suiting(called('talking-tactics'), born(date), today).fits).toBe(fits)
  })

  it('speaks against nobody whose age is not known', () => {
    const { lines, fits } = suiting(called('talking-tactics'), born(null), today)
    expect([fits, lines[0]?.fits]).toEqual([true, null])
  })

  it('goes by the school year where the blueprint does', () => {
    const { for_whom: forWhom, public_name } = called('rejuvenate')
    const years = { public_name, for_whom: { ...forWhom, school_years: { from: 9, to: 9 } } }
    expect(suiting(years, born('2013-03-01'), today).fits).toBe(true)
    expect(suiting(years, born('2017-03-01'), today).fits).toBe(false)
    expect(suiting(years, born('2005-03-01'), today).fits).toBe(false)
  })

  it('never counts, and never goes by a score: circumstances are listed for a person to judge', () => {
    const { judged, fits } = suiting(called('dandelion-time'), born('2016-01-01'), today)
    expect(judged).toContain('Difficult experiences as a child')
    expect(fits).toBe(true)
  })

  it('suits everybody where nothing is stated', () => {
    expect(suiting(called('healthy-hyde'), born('2010-01-01'), today)).toMatchObject({
      lines: [],
      fits: true,
    })
  })
})
