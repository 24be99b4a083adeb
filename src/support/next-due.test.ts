import { describe, expect, it } from 'vitest'
import { dateOnly, weekdaysOnly } from '../words/index.ts'
import { type Ahead, nextDue } from './next-due.ts'

const day = dateOnly
const ahead = (told: Partial<Ahead>): Ahead => ({
  calendar: weekdaysOnly,
  pausedUntil: null,
  since: day('2026-11-24'),
  firstContactDone: true,
  lastContactOn: day('2026-11-24'),
  stepOn: null,
  reviewOn: null,
  ...told,
})

describe('By when something happens with a support', () => {
  it.each<[string, Partial<Ahead>, string, string]>([
    [
      'five working days to the first contact',
      { firstContactDone: false, lastContactOn: null },
      '2026-12-01',
      'First contact',
    ],
    ['a try does not count as the first contact', { firstContactDone: false }, '2026-12-01', 'First contact'],
    ['ten working days after the last contact', {}, '2026-12-08', 'Be in touch'],
    ['a step comes before it', { stepOn: day('2026-11-30') }, '2026-11-30', 'A step of the plan'],
    ['a later step does not', { stepOn: day('2027-02-01') }, '2026-12-08', 'Be in touch'],
    ['a look back comes before it', { reviewOn: day('2026-12-01') }, '2026-12-01', 'Look back together'],
    [
      'on the same day the contact is named first',
      { stepOn: day('2026-12-08') },
      '2026-12-08',
      'Be in touch',
    ],
    [
      'while it is paused only the end of the pause is due',
      { pausedUntil: day('2027-01-11'), stepOn: day('2026-11-25') },
      '2027-01-11',
      'Pause is over',
    ],
    ['a pause starts the count again', { since: day('2027-01-11') }, '2027-01-25', 'Be in touch'],
    [
      'a closed day becomes the next open one',
      { stepOn: day('2026-12-05') },
      '2026-12-07',
      'A step of the plan',
    ],
    [
      'Christmas is no working day',
      { lastContactOn: day('2026-12-17'), since: day('2026-11-24') },
      '2027-01-05',
      'Be in touch',
    ],
  ])('%s', (_case, told, on, what) => {
    expect(nextDue(ahead(told))).toEqual({ on, what })
  })
})
