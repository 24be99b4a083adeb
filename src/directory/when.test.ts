import { describe, expect, it } from 'vitest'
import type { DateOnly } from '../words/index.ts'
import type { Schedule } from './entry.ts'
import { current, nextTime, scheduleLine, spokenClock, spokenNext } from './when.ts'

const date = (text: string) => text as DateOnly
const schedule = (told: Partial<Schedule>): Schedule => ({
  ...{
    days: [],
    opens: null,
    closes: null,
    freq: 'weekly',
    week: null,
    validFrom: null,
    validTo: null,
    words: null,
  },
  ...told,
})
// A Tuesday.
const today = date('2026-11-24')

describe('when a service runs', () => {
  it.each<[Partial<Schedule>, string]>([
    [{ days: [1, 4], opens: '16:30', closes: '18:00' }, 'Mondays and Thursdays, 4:30 pm to 6 pm'],
    [{ days: [1, 2, 3, 4, 5], opens: '09:00' }, 'Monday to Friday, from 9 am'],
    [{ days: [1, 2, 3, 4, 5, 6, 7] }, 'Every day'],
    [
      { days: [6], opens: '10:00', closes: '12:00', freq: 'monthly', week: 2 },
      'The second Saturday of each month, 10 am to midday',
    ],
    [{ days: [6], freq: 'monthly', week: -1 }, 'The last Saturday of each month'],
    [
      { days: [6], opens: '10:00', closes: '12:00', freq: 'monthly' },
      'Saturdays, once or twice a month, 10 am to midday',
    ],
    [{ words: 'When the tide is out' }, 'When the tide is out'],
    [{ days: [3], words: 'In term time' }, 'Wednesdays. In term time'],
  ])('%j is said as %j', (told, line) => {
    expect(scheduleLine(schedule(told))).toBe(line)
  })

  it.each([
    ['00:15', '12:15 am'],
    ['12:00', 'midday'],
    ['12:30', '12:30 pm'],
    ['23:59', '11:59 pm'],
  ])('%s is %s', (time, spoken) => {
    expect(spokenClock(time)).toBe(spoken)
  })

  it('knows the next time, today first, of what is not over and has begun', () => {
    const next = (...told: Partial<Schedule>[]) => nextTime(told.map(schedule), today)?.day
    expect(next({ days: [2] })).toBe('2026-11-24')
    expect(next({ days: [1] }, { days: [4] })).toBe('2026-11-26')
    expect(next({ days: [2], validTo: date('2026-11-23') })).toBeUndefined()
    expect(next({ days: [2], validFrom: date('2026-11-25') })).toBe('2026-12-01')
    expect(next({ days: [2], freq: 'monthly' })).toBeUndefined()
    expect(next({ words: 'now and then' })).toBeUndefined()
  })

  it('takes the earliest of a day with two', () => {
    const found = nextTime(
      [schedule({ days: [2], opens: '18:00' }), schedule({ days: [2], opens: '10:00' })],
      today,
    )
    expect(found?.schedule.opens).toBe('10:00')
  })

  it('says today, tomorrow, or the day', () => {
    expect(['2026-11-24', '2026-11-25', '2026-11-26'].map((day) => spokenNext(date(day), today))).toEqual([
      'today',
      'tomorrow',
      'Thursday 26 November',
    ])
  })

  it('leaves out what is over', () => {
    expect(
      current([schedule({ validTo: date('2026-11-23') }), schedule({ validTo: today })], today),
    ).toHaveLength(1)
  })
})
