import { describe, expect, it } from 'vitest'
import { dateOnly } from './dates.ts'
import { londonInstant } from './london.ts'
import {
  ago,
  lateness,
  nearDay,
  plainDate,
  shortDay,
  spokenDate,
  spokenDay,
  spokenMoment,
  spokenTime,
} from './spoken-dates.ts'
import { weekdaysOnly } from './working-days.ts'

const today = dateOnly('2026-11-24')
const at = (time: string, date = '2026-11-24') => londonInstant(dateOnly(date), time)

describe('a day said aloud', () => {
  it('is said at the length the place asks for', () => {
    expect(spokenDay(today)).toBe('Tuesday 24 November')
    expect(shortDay(today)).toBe('Tue 24 Nov')
    expect(spokenDate(today)).toBe('Tuesday 24 November 2026')
    expect(plainDate(dateOnly('2012-02-29'))).toBe('29 February 2012')
    expect(spokenDate(dateOnly('2027-03-28'))).toBe('Sunday 28 March 2027')
  })
  it.each([
    ['2026-11-24', 'today'],
    ['2026-11-25', 'tomorrow'],
    ['2026-11-23', 'yesterday'],
    ['2026-11-19', 'Thu 19 Nov'],
    ['2027-01-05', 'Tue 5 Jan 2027'],
  ])('%s is %s', (date, words) => expect(nearDay(dateOnly(date), today)).toBe(words))
})

describe('a time said aloud', () => {
  it.each([
    ['08:52', '8:52 am'],
    ['15:45', '3:45 pm'],
    ['17:00', '5 pm'],
    ['12:00', 'midday'],
    ['00:00', 'midnight'],
    ['00:05', '12:05 am'],
    ['12:05', '12:05 pm'],
  ])('%s is %s', (time, words) => {
    expect(spokenTime(at(time))).toBe(words)
    expect(spokenTime(at(time, '2026-07-01'))).toBe(words)
  })
  it.each([
    ['2026-11-24', '08:52', '8:52 this morning'],
    ['2026-11-24', '13:05', '1:05 this afternoon'],
    ['2026-11-24', '18:20', '6:20 this evening'],
    ['2026-11-24', '11:00', 'today, 11 am'],
    ['2026-11-25', '15:45', 'tomorrow, 3:45 pm'],
    ['2026-11-26', '15:45', 'Thu 26 Nov, 3:45 pm'],
  ])('%s %s is %s', (date, time, words) => expect(spokenMoment(at(time, date), at('09:30'))).toBe(words))
})

describe('how long ago', () => {
  it.each([
    [at('09:30'), 'just now'],
    [at('09:31'), 'just now'],
    [at('09:29'), '1 minute ago'],
    [at('08:52'), '38 minutes ago'],
    [at('08:30'), '1 hour ago'],
    [at('20:00', '2026-11-23'), '13 hours ago'],
    [at('09:00', '2026-11-23'), 'yesterday'],
    [at('23:00', '2026-11-21'), '3 days ago'],
    [at('09:00', '2026-10-01'), '1 October 2026'],
  ])('%s', (instant, words) => expect(ago(instant, at('09:30'))).toBe(words))
  it('is the same length over a clock change as on a clock', () => {
    expect(ago(new Date('2026-10-25T00:30:00Z'), new Date('2026-10-25T01:30:00Z'))).toBe('1 hour ago')
  })
})

describe('how late', () => {
  it('counts working days of the organisation', () => {
    expect(lateness(weekdaysOnly, dateOnly('2026-11-19'), today)).toBe('3 working days late')
    expect(lateness(weekdaysOnly, dateOnly('2026-11-23'), today)).toBe('1 working day late')
  })
  it('is silent on the day itself, before, and over days when nobody was there', () => {
    expect(lateness(weekdaysOnly, today, today)).toBeUndefined()
    expect(lateness(weekdaysOnly, dateOnly('2026-12-01'), today)).toBeUndefined()
    expect(lateness(weekdaysOnly, dateOnly('2026-11-20'), dateOnly('2026-11-22'))).toBeUndefined()
  })
})
