import { describe, expect, it } from 'vitest'
import { movableClock, systemClock } from './clock.ts'

describe('a movable clock', () => {
  it('stands still at its start until it is moved', () => {
    const clock = movableClock('2026-11-24T09:30:00Z')
    expect(clock.now().toISOString()).toBe('2026-11-24T09:30:00.000Z')
    clock.moveBy({ days: 1, hours: 2, minutes: 3 })
    expect(clock.now().toISOString()).toBe('2026-11-25T11:33:00.000Z')
    clock.moveTo(new Date('2027-03-28T01:00:00Z'))
    expect(clock.now().toISOString()).toBe('2027-03-28T01:00:00.000Z')
  })
  it('without a start runs along with the real clock, however it is shifted', () => {
    const clock = movableClock()
    expect(Math.abs(clock.now().getTime() - systemClock().getTime())).toBeLessThan(1000)
    clock.moveBy({ days: 10 })
    const ahead = clock.now().getTime() - systemClock().getTime()
    expect(Math.abs(ahead - 864_000_000)).toBeLessThan(1000)
    clock.moveTo('2030-01-01T00:00:00Z')
    expect(Math.abs(clock.now().getTime() - Date.parse('2030-01-01T00:00:00Z'))).toBeLessThan(1000)
  })
  it('hands out moments that cannot move it', () => {
    const clock = movableClock('2026-11-24T09:30:00Z')
    clock.now().setUTCFullYear(1999)
    expect(clock.now().getUTCFullYear()).toBe(2026)
  })
  it('refuses what is not a moment', () => {
    expect(() => movableClock('soon')).toThrow(RangeError)
    expect(() => movableClock('2026-11-24T09:30:00Z').moveTo('')).toThrow(RangeError)
  })
})
