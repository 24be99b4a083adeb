import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { loadOf, weekOf } from './week.ts'

const days = (...dates: string[]) => dates.map(dateOnly)
const words = (week: ReturnType<typeof weekOf>) => week.map((day) => `${day.label}: ${day.words}`)

describe('the week and how full it is', () => {
  it('says what was done, and what is still due', () => {
    const week = weekOf(
      dateOnly('2026-11-24'),
      days('2026-11-23', '2026-11-24', '2026-11-24', '2026-11-26'),
      days('2026-11-23', '2026-11-23', '2026-11-24'),
    )
    expect(words(week)).toEqual([
      'Mon 23: 2 of 3 done',
      'Tue 24: 2 due, 1 done',
      'Wed 25: Nothing due',
      'Thu 26: 1 due',
      'Fri 27: Nothing due',
    ])
    expect(week.map(({ filled, shortWords }) => [filled, shortWords])).toEqual([
      [2, '2/3'],
      [2, '2'],
      [0, '0'],
      [1, '1'],
      [0, '0'],
    ])
    expect(week.map(({ past, today }) => [past, today]).slice(0, 3)).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ])
  })

  it('never has more bars than slots, and says the number in words', () => {
    const busy = weekOf(dateOnly('2026-11-24'), Array(9).fill(dateOnly('2026-11-25')), [])[2]
    expect(busy).toMatchObject({ slots: 6, filled: 6, words: 'Full, 9 due', shortWords: '9' })
    const past = weekOf(
      dateOnly('2026-11-24'),
      Array(2).fill(dateOnly('2026-11-23')),
      Array(10).fill(dateOnly('2026-11-23')),
    )[0]
    expect(past).toMatchObject({ filled: 5, words: '10 of 12 done' })
  })

  it('shows the coming week at a weekend', () => {
    expect(weekOf(dateOnly('2026-11-28'), [], []).map(({ label }) => label)).toEqual([
      'Mon 30',
      'Tue 1',
      'Wed 2',
      'Thu 3',
      'Fri 4',
    ])
  })

  it('says how many young people a worker has, and how many need something', () => {
    expect(loadOf({ supported: 22, paused: 0 }, 9)).toEqual({
      text: '22 young people',
      note: 'with you, 9 due by Friday',
      filled: 9,
      of: 22,
    })
    expect(loadOf({ supported: 1, paused: 1 }, 0)).toMatchObject({
      text: '1 young person',
      note: 'with you, 1 paused, 0 due by Friday',
    })
  })
})
