import { describe, expect, it } from 'vitest'
import { dateOnly, type Weekday } from '../../words/index.ts'
import type { Schedule } from '../entry.ts'
import type { FoundService } from './find-services.ts'
import { isInTime, weekBits } from './times-of-day.ts'
import { timetableOf } from './timetable.ts'

const at = (
  days: Weekday[],
  opens: string | null,
  closes: string | null,
  more: Partial<Schedule> = {},
): Schedule => ({
  ...{ days, opens, closes, freq: 'weekly', validFrom: null, validTo: null, words: null, week: null },
  ...more,
})
const named = (name: string, ...schedules: Schedule[]) =>
  ({ id: name, name, schedules }) as unknown as FoundService
const today = dateOnly('2026-11-24')
const any = { days: [], times: [] }

describe('a part of the day', () => {
  it.each<[string, Schedule, string[]]>([
    ['10 to 12 on Saturday', at([6], '10:00', '12:00'), ['morning']],
    ['4 to 5:30 on Tuesday', at([2], '16:00', '17:30'), ['afternoon', 'after_school']],
    ['4 to 5:30 on Saturday', at([6], '16:00', '17:30'), ['afternoon']],
    ['6:30 to 9 on Friday', at([5], '18:30', '21:00'), ['evening']],
    ['10 to 4 on a weekday', at([1], '10:00', '16:00'), ['morning', 'afternoon', 'after_school']],
    ['from 7, no end told', at([3], '19:00', null), ['evening']],
    ['a day without times', at([3], null, null), []],
    ['only words', at([], '19:00', null), []],
  ])('%s', (_, schedule, expected) => {
    const parts = (['morning', 'afternoon', 'after_school', 'evening'] as const).filter((time) =>
      isInTime(schedule, time),
    )
    expect(parts).toEqual(expected)
  })

  it('has a bit of its own on each day', () => {
    expect(weekBits([1], ['evening']) & weekBits([1], ['morning'])).toBe(0n)
    expect(weekBits([1], ['evening']) & weekBits([2], ['evening'])).toBe(0n)
    expect(weekBits([], [])).toBe(
      [1, 2, 3, 4, 5, 6, 7].reduce((sum, day) => sum | weekBits([day as Weekday], []), 0n),
    )
  })
})

describe('a week of what was found', () => {
  const results = [
    named('Late', at([1], '18:00', '20:00')),
    named('Early', at([1, 3], '09:00', '10:00')),
    named('Some time', at([1], null, null)),
    named('Monthly', at([6], '10:00', '12:00', { freq: 'monthly' })),
    named('In words', at([], null, null, { words: 'Every other Tuesday in term' })),
    named('Over', at([1], '10:00', '11:00', { validTo: dateOnly('2026-08-31') })),
    named('Silent'),
  ]
  const names = (entries: readonly { result: FoundService }[]) => entries.map(({ result }) => result.name)

  it('runs from Monday to Sunday in order of time, without a time last', () => {
    const { days } = timetableOf(results, today, any)
    expect(days.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(names(days[0]?.entries ?? [])).toEqual(['Early', 'Late', 'Some time'])
    expect(names(days[2]?.entries ?? [])).toEqual(['Early'])
  })

  it('keeps apart what is not every week or only in words, and says what gives no times', () => {
    const { apart, untold } = timetableOf(results, today, any)
    expect(names(apart)).toEqual(['Monthly', 'In words'])
    expect(untold.map(({ name }) => name)).toEqual(['Over', 'Silent'])
  })

  it('lays out only the days and parts of the day that were asked for', () => {
    const { days } = timetableOf(results, today, { days: [1], times: ['evening'] })
    expect(days.map(({ day, entries }) => [day, names(entries)])).toEqual([[1, ['Late']]])
  })
})
