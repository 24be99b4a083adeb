import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { hoursInWords, isCovered, nextCovered, type PublishedHours } from './cover-hours.ts'

const office = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
const cover: PublishedHours = { hours: office, calendar: { closures: [] } }
const at = (text: string) => new Date(text)

describe('the hours in which a team reads urgent answers', () => {
  it.each([
    ['a Tuesday morning in winter', '2026-11-24T09:00:00Z', true],
    ['a minute before', '2026-11-24T08:59:00Z', false],
    ['the last minute', '2026-11-24T16:59:00Z', true],
    ['closing time', '2026-11-24T17:00:00Z', false],
    ['the same clock time in summer', '2026-07-21T08:00:00Z', true],
    ['Saturday', '2026-11-28T10:00:00Z', false],
    ['Christmas Day, a Friday', '2026-12-25T10:00:00Z', false],
  ])('%s', (_when, instant, covered) => {
    expect(isCovered(cover, at(instant))).toBe(covered)
  })

  it('are none while the organisation is shut, and none where none are published', () => {
    const closures = [{ from: dateOnly('2026-11-23'), to: dateOnly('2026-11-27'), name: 'Training week' }]
    expect(isCovered({ hours: office, calendar: { closures } }, at('2026-11-24T10:00:00Z'))).toBe(false)
    expect(isCovered({ hours: [], calendar: { closures: [] } }, at('2026-11-24T10:00:00Z'))).toBe(false)
    expect(nextCovered({ hours: [], calendar: { closures: [] } }, at('2026-11-24T10:00:00Z'))).toBeNull()
  })

  it('count on a Saturday when Saturday is published, whatever the office keeps', () => {
    const saturday: PublishedHours = {
      hours: [{ day: 6, from: '10:00', to: '12:00' }],
      calendar: { closures: [], openDays: [1, 2, 3, 4, 5] },
    }
    expect(isCovered(saturday, at('2026-11-28T10:30:00Z'))).toBe(true)
  })

  it('begin again on the next day that has any', () => {
    expect(nextCovered(cover, at('2026-11-27T17:30:00Z'))).toEqual(at('2026-11-30T09:00:00Z'))
    expect(nextCovered(cover, at('2026-11-24T07:00:00Z'))).toEqual(at('2026-11-24T09:00:00Z'))
    expect(nextCovered(cover, at('2026-12-24T18:00:00Z'))).toEqual(at('2026-12-29T09:00:00Z'))
  })

  it('are said as a person says them', () => {
    expect(hoursInWords(office)).toBe('Monday to Friday, 9 am to 5 pm')
    expect(
      hoursInWords([
        { day: 1, from: '09:30', to: '12:00' },
        { day: 3, from: '09:30', to: '12:00' },
      ]),
    ).toBe('Monday and Wednesday, 9:30 am to midday')
    expect(hoursInWords([...office, { day: 6, from: '10:00', to: '12:00' }])).toBe(
      'Monday to Friday, 9 am to 5 pm; Saturday, 10 am to midday',
    )
    expect(hoursInWords([])).toBe('')
  })
})
