import { describe, expect, it } from 'vitest'
import { parseClock } from './typed-times.ts'

describe('a time that somebody typed', () => {
  it.each([
    ['17:30', '17:30'],
    ['5.30pm', '17:30'],
    ['5:30 pm', '17:30'],
    [' 5pm ', '17:00'],
    ['1730', '17:30'],
    ['4', '16:00'],
    ['9', '09:00'],
    ['12', '12:00'],
    ['12am', '00:00'],
    ['12 p.m.', '12:00'],
    ['07:15', '07:15'],
  ])('%s is %s', (typed, read) => {
    expect(parseClock(typed)).toBe(read)
  })

  it.each(['', 'noon', '25:00', '5:75', '13pm', '0am', '-5', '5:3', '17:30:00'])('%s is none', (typed) => {
    expect(parseClock(typed)).toBeNull()
  })
})
