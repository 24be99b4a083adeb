import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { beforeAnyTap, type Known, markedAt, rowsOf, toldApart } from './register.ts'

const onDate = dateOnly('2026-11-26')
const now = new Date('2026-11-26T19:10:00Z')

describe('people of the same first name', () => {
  it.each([
    [
      ['Abdi', 'Maryam', 'maryam', 'Zed'],
      ['Abdi', 'Maryam 1', 'maryam 2', 'Zed'],
    ],
    [['Jay'], ['Jay']],
    [[], []],
  ])('%j are told apart as %j', (names, told) => {
    expect(toldApart(names)).toEqual(told)
  })
})

describe('the time of a mark', () => {
  const at = (text: string) => markedAt(new Date(text), { onDate, now, nth: 3 }).toISOString()
  const received = '2026-11-26T19:10:00.003Z'

  it.each([
    ['on the day', '2026-11-26T17:26:00.000Z', '2026-11-26T17:26:00.000Z'],
    ['the day before', '2026-11-25T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['two days before', '2026-11-24T23:59:59.000Z', received],
    ['still to come', '2026-11-26T19:10:00.001Z', received],
    ['years ago', '1970-01-01T00:00:00.000Z', received],
  ])('is believed within a day of the session, and never ahead: %s', (_, tapped, taken) => {
    expect(at(tapped)).toBe(taken)
  })

  it('is when it came in where the phone tells no time', () => {
    expect(markedAt(new Date('never'), { onDate, now, nth: 0 })).toEqual(now)
  })

  it('comes after the moment that stands for no mark at all', () => {
    expect(at('2026-11-25T00:00:01.000Z') > beforeAnyTap({ onDate }).toISOString()).toBe(true)
  })
})

describe('a row', () => {
  const known = (more: Partial<Known> = {}): Known => ({
    ...{ id: 'a', firstName: 'Jia Hui', came: 3, lastCame: dateOnly('2026-11-19') },
    ...{ notes: { medical: 'Inhaler in the green bag', access: null, collect: 'Her brother' }, ...more },
  })
  const notes = (more: Partial<Known>) => rowsOf([known(more)], new Map(), { onDate })[0]?.notes

  it('says what the coach needs today', () => {
    expect(notes({})).toEqual(['Inhaler in the green bag', 'May collect: Her brother'])
  })

  it('says so the first time, also once they are marked', () => {
    const first = 'First time today. Say hello.'
    expect(notes({ came: 0, lastCame: null })).toContain(first)
    expect(notes({ came: 1, lastCame: onDate })).toContain(first)
    expect(notes({ came: 1 })).not.toContain(first)
  })

  it('shows no time for whoever was counted as not here at the end', () => {
    const marked = { said: 'did_not_come', markedAt: beforeAnyTap({ onDate }) } as const
    expect(rowsOf([known()], new Map([['a', marked]]), { onDate })[0]).toMatchObject({
      said: 'did_not_come',
      markedAt: null,
    })
  })
})
