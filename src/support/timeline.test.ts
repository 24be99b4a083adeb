import { describe, expect, it } from 'vitest'
import { type Happened, tell } from './timeline.ts'

const happened = (kind: string, detail: object): Happened =>
  ({ at: new Date('2026-11-24T10:00:00Z'), id: 'i', kind, detail }) as Happened

const contact = {
  how: 'call',
  reached: true,
  minutes: 15,
  place: null,
  words: null,
  readers: null,
  who: 'Maryam',
}
const referral = {
  act: 'sent',
  who: null,
  from: 'Sallowfield High School',
  to: 'Northside',
  words: null,
  answerBy: '2026-12-08',
  referralId: 'r',
}
const message = {
  template: 't',
  audience: 'worker',
  channel: 'email',
  sent: true,
  withheld: null,
  failed: null,
}

describe('What the timeline says', () => {
  it.each<[string, object, string]>([
    ['contact', contact, 'Maryam rang Kez, 15 minutes'],
    [
      'contact',
      { ...contact, how: 'meeting', place: 'Priory Park', minutes: 1 },
      'Maryam met Kez, Priory Park, 1 minute',
    ],
    ['contact', { ...contact, reached: false }, 'Maryam tried to reach Kez'],
    ['referral', referral, 'Sallowfield High School asked Northside'],
    ['referral', { ...referral, from: null }, 'Somebody without an account asked Northside'],
    ['referral', { ...referral, act: 'accepted', who: 'Maryam' }, 'Maryam took on Kez'],
    [
      'change',
      { act: 'handed_on', who: 'Maryam', to: 'Jonas', words: 'Nearer' },
      'Maryam handed on to Jonas',
    ],
    [
      'rating',
      { goal: 'Sleep', rating: 3, before: 5, by: 'young_person', words: null },
      '“Sleep”: Kez rated it 3, down from 5',
    ],
    [
      'rating',
      { goal: 'Sleep', rating: 3, before: 3, by: 'together', words: null },
      '“Sleep”: Kez and the worker rated it 3, as before',
    ],
    [
      'ending',
      { reason: 'completed', words: '', followUpOn: null },
      'Support ended. Completed: they have what they came for',
    ],
    [
      'answers',
      { by: 'together', occasion: 'baseline', supportId: 's' },
      'Kez answered the questions for the first time together with the worker',
    ],
    [
      'attendance',
      { came: 'did_not_come', what: 'Art Club', words: null, who: 'Delphine' },
      'Kez did not come to Art Club',
    ],
    [
      'attendance',
      { came: 'cancelled', what: 'Art Club', words: null, who: 'Delphine' },
      'Art Club did not take place',
    ],
    ['signpost', { what: 'Art Club', who: 'Maryam', serviceId: 'v' }, 'Maryam told Kez about Art Club'],
    ['message', message, 'Told whoever referred them by email'],
    [
      'message',
      { ...message, audience: 'young_person', channel: 'text', sent: false },
      'Telling Kez by text',
    ],
    [
      'message',
      { ...message, failed: 'The address was refused.' },
      'An email to whoever referred them did not go',
    ],
  ])('of a %s %o', (kind, detail, title) => {
    expect(tell(happened(kind, detail), 'Kez').title).toBe(title)
  })

  it('says who can read a note, only where there is one', () => {
    const noted = tell(
      happened('contact', { ...contact, words: 'Walked', readers: 'worker_and_manager' }),
      'Kez',
    )
    expect(noted).toMatchObject({
      text: 'Walked',
      readers: 'Only the worker and the manager can read this note.',
    })
    expect(tell(happened('contact', contact), 'Kez').readers).toBeUndefined()
  })
})
