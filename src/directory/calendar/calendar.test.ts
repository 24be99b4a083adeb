import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { dateOnly } from '../../words/index.ts'
import type { Schedule, Service } from '../entry.ts'
import { calendarOf } from './calendar.ts'

const today = dateOnly('2026-11-24')
const weekly: Schedule = {
  ...{ days: [2, 4], opens: '16:30', closes: '18:00', freq: 'weekly', week: null },
  ...{ validFrom: null, validTo: null, words: null },
}
const service = {
  ...{
    id: '7c9e6679-7425-40de-944b-e07fc1f90af0',
    name: 'Bag; & Pad, ünd so weiter \\ mehr 🥊'.repeat(3),
    status: 'active',
  },
  ...{
    withdrawnOn: null,
    goodFor: ['being angry'],
    description: 'For boys on a waiting list',
    tiers: ['targeted'],
  },
  locations: [{ name: 'The Tin Hall', address: '14 Ferry Road', postcode: null }],
} as unknown as Service

const page = 'https://trellis.example/services/7c9e6679-7425-40de-944b-e07fc1f90af0'
const written = (schedules: Schedule[], more: Partial<Service> = {}) =>
  calendarOf({ ...service, ...more, schedules }, today, page)

/** What another program reads out of it: each event with the instants of its first times. */
function read(text: string | undefined, times = 4) {
  const calendar = new ICAL.Component(ICAL.parse(text ?? ''))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const iterator = event.iterator()
    const starts: string[] = []
    for (let nth = 0; nth < times; nth++) {
      const next = iterator.next()
      if (next) starts.push(event.startDate.isDate ? next.toString() : next.toJSDate().toISOString())
    }
    return { event, starts, minutes: event.duration.toSeconds() / 60 }
  })
}

describe('a calendar of a service', () => {
  it('says the public name, where, and the page; and nothing else', () => {
    const text = written([weekly]) ?? ''
    const [one] = read(text)
    expect(one?.event.summary).toBe(service.name)
    expect(one?.event.location).toBe('The Tin Hall, 14 Ferry Road')
    expect(text.replace(/\r\n /g, '')).toContain(`URL:${page}`)
    expect(text).not.toMatch(/angry|waiting list|targeted|DESCRIPTION|CATEGORIES|ATTENDEE|ORGANIZER/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  it('comes every week at the same time by the clock on the wall, over the change of the clocks too', () => {
    const [one] = read(written([{ ...weekly, days: [4] }]), 20)
    expect(one?.minutes).toBe(90)
    expect(one?.starts[0]).toBe('2026-11-26T16:30:00.000Z')
    expect(one?.starts).toContain('2027-03-25T16:30:00.000Z')
    expect(one?.starts).toContain('2027-04-01T15:30:00.000Z')
  })

  it('keeps to its term, first and last day included', () => {
    const term = { validFrom: dateOnly('2027-01-05'), validTo: dateOnly('2027-01-14') }
    const [one] = read(written([{ ...weekly, ...term }]), 9)
    expect(one?.starts.map((start) => start.slice(0, 10))).toEqual([
      '2027-01-05',
      '2027-01-07',
      '2027-01-12',
      '2027-01-14',
    ])
    const [days] = read(written([{ ...weekly, ...term, opens: null, closes: null }]), 9)
    expect(days?.starts).toEqual(['2027-01-05', '2027-01-07', '2027-01-12', '2027-01-14'])
  })

  it.each([
    [1, ['2026-12-05', '2027-01-02', '2027-02-06']],
    [2, ['2026-12-12', '2027-01-09', '2027-02-13']],
    [-1, ['2026-11-28', '2026-12-26', '2027-01-30']],
  ])('comes once a month in week %i', (week, days) => {
    const [one] = read(written([{ ...weekly, days: [6], freq: 'monthly', week }]), 3)
    expect(one?.starts.map((start) => start.slice(0, 10))).toEqual(days)
  })

  it('goes on past midnight, and has no end where none is told', () => {
    expect(read(written([{ ...weekly, opens: '22:00', closes: '01:00' }]))[0]?.minutes).toBe(180)
    expect(read(written([{ ...weekly, closes: null }]))[0]?.minutes).toBe(0)
  })

  it.each<[string, Schedule[], Partial<Service>]>([
    ['words only', [{ ...weekly, days: [], words: 'Most Tuesdays' }], {}],
    ['a month without its week', [{ ...weekly, freq: 'monthly' }], {}],
    ['a term that is over', [{ ...weekly, validTo: dateOnly('2026-11-20') }], {}],
    [
      'a term with no such day',
      [{ ...weekly, validFrom: dateOnly('2026-11-27'), validTo: dateOnly('2026-11-28') }],
      {},
    ],
    ['closed for now', [weekly], { status: 'temporarily closed' }],
    ['stopped', [weekly], { status: 'defunct' }],
    ['withdrawn', [weekly], { withdrawnOn: today }],
    ['nothing', [], {}],
  ])('is none for %s', (_, schedules, more) => {
    expect(written(schedules, more)).toBeUndefined()
  })
})
