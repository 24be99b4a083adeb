import { afterEach, describe, expect, it, vi } from 'vitest'
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

describe('the real clock', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('is put right by less than a minute, follows the machine forward, and does not go back with it', () => {
    const machine = vi.spyOn(Date, 'now')
    const passed = vi.spyOn(performance, 'now')
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const told = (time: string, seconds: number) => {
      machine.mockReturnValue(Date.parse(`2099-06-${time}Z`))
      passed.mockReturnValue(seconds * 1_000)
      return systemClock().toISOString().slice(8, 19)
    }
    expect(told('01T12:00:00', 0)).toBe('01T12:00:00')
    expect(told('01T11:59:50', 10)).toBe('01T11:59:50')
    expect(told('02T12:00:00', 20)).toBe('02T12:00:00')
    expect(said).not.toHaveBeenCalled()
    expect(told('01T12:00:00', 30)).toBe('02T12:00:10')
    expect(told('01T12:30:00', 1_830)).toBe('02T12:30:10')
    expect(said).toHaveBeenCalledOnce()
    expect(told('02T12:30:20', 1_840)).toBe('02T12:30:20')
  })
})
