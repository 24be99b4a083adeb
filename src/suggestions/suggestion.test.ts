import { describe, expect, it } from 'vitest'
import { dateOnly } from '../words/index.ts'
import { needsIn } from './needs.ts'
import type { Offer, Reason, Them } from './offer.ts'
import { distanceWords } from './reasons.ts'
import { reasonsOf, weigh, weighed } from './suggestion.ts'
import { tellingWords, wishesIn } from './wishes.ts'

const taz: Them = {
  ...{ called: 'Taz', age: 13, wishes: [], needs: [], language: null, interpreter: false },
  distances: 'worked out',
}
const chess: Offer = {
  ...{ id: '1', name: 'Chess', summary: null, description: null, providerName: null, status: 'active' },
  ...{ vanished: false, freshness: 'fresh', minimumAge: 11, maximumAge: 17, free: null, fees: null },
  ...{ placesFree: null, placesToldOn: null, waitingTime: null, justTurnUp: null, languages: [] },
  ...{ helpsWith: [], accessFeatures: [], words: [], metres: null, favouriteOf: [], earlier: [] },
  ...{ locations: [], schedules: [] },
}
const on = dateOnly('2026-11-03')
const said = (offer: Partial<Offer>, them: Partial<Them>, side: Reason['side']) =>
  reasonsOf(weigh({ ...chess, ...offer }, { ...taz, ...them }), side)

describe('what speaks for a service', () => {
  it.each<[string, Partial<Offer>, Partial<Them>, string]>([
    ['their own words', { words: ['chess'] }, {}, '“chess” is in Taz’s plan, and it is about that'],
    [
      'two of them',
      { words: ['chess', 'quiet'] },
      {},
      '“chess” and “quiet” are in Taz’s plan, and it is about that',
    ],
    [
      'what matters to them',
      { helpsWith: ['loneliness'] },
      { wishes: [{ helps: 'loneliness', said: 'friends' }] },
      'Good for meeting people (the plan says “friends”)',
    ],
    ['age', {}, {}, 'For anyone 11 to 17; Taz is 13'],
    ['distance', { metres: 700 }, {}, 'Less than half a mile from home, in a straight line'],
    [
      'access',
      { accessFeatures: ['quiet_space'] },
      { needs: [{ feature: 'quiet_space', said: 'quiet' }] },
      'It has a quiet space, which Taz needs',
    ],
    ['language', { languages: ['Ukrainian'] }, { language: 'ukrainian' }, 'Ukrainian is spoken there'],
    ['free places', { placesFree: 3, placesToldOn: on }, {}, '3 places free, told Tue 3 Nov'],
    ['cost', { free: true }, {}, 'Free'],
    ['the team', { favouriteOf: ['Northside'] }, {}, 'A favourite of Northside'],
    [
      'that it went well before',
      { earlier: [{ what: 'went there', on, came: 4, missed: 0, because: '', suited: true }] },
      {},
      'Taz went there: came 4 times, until Tue 3 Nov',
    ],
  ])('%s', (_case, offer, them, words) => {
    expect(said(offer, them, 'for')).toContain(words)
  })
})

describe('what to ask first', () => {
  it('asks before it offers a place for grief, unless the plan speaks of somebody who has died', () => {
    const grief: Partial<Offer> = { helpsWith: ['grief'] }
    expect(said(grief, {}, 'ask')).toContain(
      'It is for grief. Taz’s plan does not speak of anybody who has died',
    )
    expect(said(grief, { wishes: [{ helps: 'grief', said: 'died' }] }, 'ask')).toEqual([])
  })

  it.each<[string, Partial<Offer>, Partial<Them>, string]>([
    ['no ages', { minimumAge: null, maximumAge: null }, {}, 'It does not say for what ages it is'],
    [
      'far',
      { metres: 20_000 },
      {},
      'About 12 miles from home, in a straight line: how would they get there?',
    ],
    [
      'access not said',
      {},
      { needs: [{ feature: 'step_free', said: 'ramp' }] },
      'It does not say whether it has a step-free way in',
    ],
    [
      'a language nobody is known to speak',
      {},
      { language: 'Kurdish', interpreter: true },
      'It does not say that anybody there speaks Kurdish',
    ],
    ['no place', { placesFree: 0, placesToldOn: on }, {}, 'No place free, told Tue 3 Nov'],
    ['waiting', { waitingTime: 'About 3 weeks' }, {}, 'Waiting: about 3 weeks'],
    ['cost', { free: false, fees: '£2' }, {}, 'Costs: £2'],
    ['gone from its source', { vanished: true }, {}, 'Its source no longer lists it. Ring them first'],
    ['unchecked', { freshness: 'stale' }, {}, 'Nobody has checked this entry lately. Ring them first'],
    ['asked already', { earlier: [{ what: 'asked', on }] }, {}, 'Asked on Tue 3 Nov, not settled yet'],
    [
      'a no before',
      { earlier: [{ what: 'they said no', on, because: 'We are full at the moment' }] },
      {},
      'They said no on Tue 3 Nov: “We are full at the moment”',
    ],
  ])('%s', (_case, offer, them, words) => {
    expect(said(offer, them, 'ask')).toContain(words)
    expect(weigh({ ...chess, ...offer }, { ...taz, ...them }).standing).not.toBe('does not fit')
  })
})

describe('what speaks against it, which comes last and is never left out', () => {
  it.each<[string, Partial<Offer>, string]>([
    ['too old for them', { minimumAge: 16, maximumAge: 25 }, 'For anyone 16 to 25; Taz is 13'],
    ['closed', { status: 'temporarily closed' }, 'Closed for now'],
    [
      'not right for them before',
      {
        earlier: [
          { what: 'went there', on, came: 1, missed: 2, because: 'It did not suit them', suited: false },
        ],
      },
      'Taz tried it: came 1 time, did not come 2 times, until Tue 3 Nov: “It did not suit them”',
    ],
  ])('%s', (_case, offer, words) => {
    expect(said(offer, {}, 'against')).toEqual([words])
    expect(weigh({ ...chess, ...offer }, taz).standing).toBe('does not fit')
  })

  it('puts in order: what they said, then nearer, then by name; last what does not fit', () => {
    const offers: Offer[] = [
      { ...chess, name: 'For adults', minimumAge: 18, maximumAge: null, words: ['chess', 'quiet'] },
      { ...chess, name: 'B' },
      { ...chess, name: 'A' },
      { ...chess, name: 'Near', metres: 100 },
      { ...chess, name: 'About it', words: ['chess'] },
    ]
    const ordered = weighed(offers, taz)
    expect(ordered.map(({ offer }) => offer.name)).toEqual(['About it', 'Near', 'A', 'B', 'For adults'])
    expect(ordered.map(({ standing }) => standing)).toEqual([
      ...['suits', 'possible', 'possible', 'possible', 'does not fit'],
    ])
  })
})

describe('what is read from their words', () => {
  it.each([
    ['I want friends who like drawing', ['loneliness', 'creativity']],
    ['somewhere to let off steam', ['being_active']],
    ['My head is full and I worry', ['anxiety', 'calm']],
    ['I look after my mum', ['family']],
    ['', []],
  ])('%s', (words, helps) => {
    expect(wishesIn([{ in: 'plan', words }]).map(({ helps }) => helps)).toEqual(helps)
  })

  it('keeps the words that say what they like, once each, and drops those that are in every plan', () => {
    const words = 'I really want to go boxing, and BOXING again, somewhere nice with my friends'
    expect(tellingWords([{ in: 'goal', words }])).toEqual(['boxing', 'friends'])
  })

  it.each([
    ['Uses a wheelchair', ['step_free', 'accessible_toilet']],
    ['A quiet corner', ['quiet_space']],
    ['Autistic; short texts', ['quiet_space', 'easy_read', 'send_trained']],
    [null, []],
  ])('needs: %s', (text, features) => {
    expect(needsIn([text]).map(({ feature }) => feature)).toEqual(features)
  })

  it.each([
    [10, 'Less than half a mile'],
    [1000, 'About 0.5 miles'],
    [1609, 'About 1 mile '],
    [4000, 'About 2.5 miles'],
    [40_000, 'About 25 miles'],
  ])('%d metres, never finer than half a mile', (metres, words) => {
    expect(distanceWords(metres)).toContain(words)
  })
})
