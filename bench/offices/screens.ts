import { never, type Office, type Room, type Row } from './office.ts'
import {
  HERE,
  idOf,
  is,
  isWorker,
  nobodyBut,
  runsSurveys,
  setsUpSurveys,
  THERE,
  TODAY,
  type Who,
  worksAs,
} from './scene.ts'
import { isHere, isReader, isSettingUp, schoolId } from './surveys.ts'

// What is offered after a survey and drawn as a trial, and what a place adds: questions, wordings, neighbourhoods.

const isOperator = ({ kind }: Who): boolean => kind.startsWith('operator:')
const checksDraws = (who: Who): boolean => is(who, 'operator:screening-allocation')

/** "What is offered after a survey is known to its pupils, to who runs surveys, and to who was named to read it." */
const readsScreen = (who: Who, round: unknown): boolean =>
  isHere(who, round) && (is(who, 'pupil') || runsSurveys(who) || isReader(who, round))

const screenOf = (survey: string, team = 'charity team'): Row => ({
  ...{
    round_id: idOf(survey),
    measure: 'swemwbs',
    version: 1,
    score: 'total',
    direction: 'at_most',
    threshold: 20,
  },
  ...{
    threshold_from: 'x',
    told: 'x',
    signpost_name: 'x',
    signpost_address: '/services',
    team_id: idOf(team),
  },
  made_by: idOf('commissioner'),
})
const trialOf = (survey: string): Row => ({
  ...{ round_id: idOf(survey), name: 'x', registration: 'x', about: 'x', held_by: 'x', to_referral: 1 },
  ...{ to_signposting: 1, smallest_block: 2, largest_block: 4, seed_hash: `\\x${'00'.repeat(32)}` },
})

const offered = ['named survey', 'survey to come', 'survey there']
/** Where nothing is offered yet. */
const open = ['another to come', 'survey here']

/** Somebody may be sent only to a team of this place that takes referrals and is not closed. */
const sentTo = [
  { team: 'second charity team', may: true },
  { team: 'closed charity team', may: false },
  { team: 'team without referrals', may: false },
  { team: 'front door there', may: false },
]

const screens: readonly Office[] = [
  {
    ...{ table: 'screen', key: ['round_id'], rows: offered.map((survey) => screenOf(survey)) },
    reads: (who, { round_id }) => readsScreen(who, round_id),
    takes: (who, { round_id }) => isSettingUp(who, round_id),
    writes: [
      ...open.map((survey) => ({
        row: () => screenOf(survey),
        may: (who: Who) => isSettingUp(who, idOf(survey)),
      })),
      ...sentTo.map(({ team, may }) => ({
        row: () => screenOf('another to come', team),
        may: (who: Who) => may && isSettingUp(who, idOf('another to come')),
      })),
    ],
  },
  {
    ...{ table: 'screen_trial', key: ['round_id'], rows: offered.map(trialOf) },
    reads: (who, { round_id }) => readsScreen(who, round_id) || checksDraws(who),
    takes: (who, { round_id }) => isSettingUp(who, round_id),
    writes: open.map((survey) => ({
      row: () => trialOf(survey),
      may: (who) => isSettingUp(who, idOf(survey)),
    })),
  },
  // "The seed is nobody's to read but who checks the draws"; each pupil sees their own.
  {
    ...{ table: 'screen_seed', key: ['round_id'] },
    rows: [{ round_id: idOf('named survey'), seed: `\\x${'00'.repeat(32)}` }],
    reads: checksDraws,
  },
  {
    ...{ table: 'screen_allocation', key: ['offer_id'] },
    rows: ['named slip', 'other named slip'].map((slip, nth) => ({
      ...{
        round_id: idOf('named survey'),
        round_school_id: schoolId('school', 'named survey'),
        nth: nth + 1,
      },
      ...{ offer_id: idOf(`offer to ${slip}`), arm: 'referral' },
    })),
    reads: (who, { offer_id }) =>
      checksDraws(who) || (is(who, 'pupil') && offer_id === idOf(`offer to ${who.name}`)),
  },
]

const namedSlips = ['named slip', 'other named slip']
const inNamed = { round_id: idOf('named survey'), round_school_id: schoolId('school', 'named survey') }

const handedIn = {
  table: 'round_answers',
  rows: namedSlips.map((slip) => ({ id: idOf(slip), ...inNamed, year_group: 9, answers: '\\x01' })),
}
const offers = {
  table: 'screen_offer',
  rows: namedSlips.map((slip) => ({
    ...{ id: idOf(`offer to ${slip}`), answers_id: idOf(slip), round_id: idOf('named survey') },
  })),
}

// ------------------------------------------------------------ what a place adds

const placeOf = ({ place_id }: Row) => place_id

/** "Its own questions are known in the place; who runs surveys adds one and ends it." */
const questionOf = (name: string, place: string, by = 'commissioner'): Row => ({
  ...{ id: idOf(name), place_id: place, domain: 'emotions', words: { en: 'x' }, choices: { en: ['x'] } },
  ...{ better: 'higher', made_by: idOf(by) },
})
const other = ({ place }: Who): string => (place === HERE ? THERE : HERE)

const questions: Office = {
  table: 'local_question',
  rows: [questionOf('question', HERE), questionOf('question there', THERE)],
  reads: (who, row) =>
    placeOf(row) === who.place && (is(who, 'worker', 'pupil', 'public') || setsUpSurveys(who)),
  acts: [
    { set: 'ended_at = trellis_now()', may: (who, row) => placeOf(row) === who.place && runsSurveys(who) },
  ],
  writes: [
    {
      row: ({ id, place }) => ({ ...questionOf('new', place), made_by: id }),
      may: (who) => runsSurveys(who) || setsUpSurveys(who),
    },
    { row: (who) => ({ ...questionOf('new', other(who)), made_by: who.id }), may: never },
    { row: ({ place }) => questionOf('new', place, 'without a role'), may: never },
  ],
}

const areas: readonly Office[] = [
  {
    table: 'neighbourhood',
    rows: [
      { id: idOf('neighbourhood'), place_id: HERE, name: 'x' },
      { id: idOf('neighbourhood there'), place_id: THERE, name: 'x' },
    ],
    reads: (who, row) => isOperator(who) || (who.kind !== 'nobody' && placeOf(row) === who.place),
    acts: [{ set: "name = 'y'", may: isOperator }],
    writes: [
      {
        row: ({ place }) => ({ id: idOf('new'), place_id: place, name: 'new' }),
        may: (who) => isOperator(who) || runsSurveys(who),
      },
      { row: (who) => ({ id: idOf('new'), place_id: other(who), name: 'new' }), may: isOperator },
    ],
  },
  {
    ...{ table: 'small_area', key: ['place_id', 'code'] },
    rows: [
      { place_id: HERE, code: 'E01000001', neighbourhood_id: idOf('neighbourhood') },
      { place_id: THERE, code: 'E01000002', neighbourhood_id: idOf('neighbourhood there') },
    ],
    reads: (who, row) => isOperator(who) || (who.kind !== 'nobody' && placeOf(row) === who.place),
    acts: [{ set: 'deprivation = 1', may: isOperator }],
    writes: [
      {
        row: ({ place }) => ({ place_id: place, code: 'E01000003', neighbourhood_id: idOf('neighbourhood') }),
        may: (who) => isOperator(who) || runsSurveys(who),
      },
      {
        row: (who) => ({ place_id: other(who), code: 'E01000003', neighbourhood_id: idOf('neighbourhood') }),
        may: isOperator,
      },
    ],
  },
]

/** "An organisation adds wordings under its own licence: whoever manages or administers", anywhere in it. */
const wordingOf = (organisation: string, place: string, by = 'commissioner', name = 'wording'): Row => ({
  ...{ id: idOf(`${name} of ${organisation}`), place_id: place, organisation_id: idOf(organisation) },
  ...{ measure: 'swemwbs', version: 1, items: {}, choices: [], licence: 'x', added_by: idOf(by) },
})
const addsWordings = (who: Who, organisation: unknown): boolean =>
  worksAs(who, 'manager', 'administrator') && who.of !== null && idOf(who.of) === organisation

const wordings: Office = {
  table: 'wording',
  rows: [wordingOf('charity', HERE), wordingOf('council', HERE), wordingOf('council there', THERE)],
  reads: (who, row) =>
    (placeOf(row) === who.place && (isWorker(who) || setsUpSurveys(who))) ||
    // "Whoever was asked sees the words in which they are asked."
    (is(who, 'link') && who.name === 'who was asked' && row.organisation_id === idOf('charity')),
  acts: [
    {
      set: 'ended_at = trellis_now()',
      may: (who, row) => placeOf(row) === who.place && addsWordings(who, row.organisation_id),
    },
  ],
  writes: [
    ...['charity', 'council'].map((organisation) => ({
      row: ({ id, place }: Who) => ({ ...wordingOf(organisation, place, '', 'new'), added_by: id }),
      may: (who: Who) => addsWordings(who, idOf(organisation)),
    })),
    { row: (who) => ({ ...wordingOf('council', other(who), '', 'new'), added_by: who.id }), may: never },
    { row: () => wordingOf('council', HERE, 'without a role', 'new'), may: never },
  ],
}

const somebody = { young_person_id: idOf('somebody'), place_id: HERE }
const asking = { team_id: idOf('charity team'), asked_by: idOf('provider') }

/** Somebody who was asked in the charity's wording, by a link. */
const asked: Room['ground'] = [
  {
    table: 'young_person',
    rows: [
      {
        ...{
          id: idOf('somebody'),
          place_id: HERE,
          team_id: idOf('charity team'),
          name: 'Somebody',
          name_key: 'x',
        },
        ...{ date_of_birth: '2012-01-01', no_fixed_address: false, contact_safe: false, interpreter: false },
      },
    ],
  },
  {
    table: 'referral',
    rows: [
      {
        ...{ ...somebody, id: idOf('referral'), way_in: 'professional', state: 'accepted', answer_by: TODAY },
        ...{ to_team_id: idOf('charity team'), decision_id: idOf('decision of the referral') },
      },
    ],
  },
  {
    table: 'referral_decision',
    rows: [
      {
        ...{
          id: idOf('decision of the referral'),
          referral_id: idOf('referral'),
          act: 'accepted',
          state: 'accepted',
        },
        ...{ young_person_id: idOf('somebody'), at: `${TODAY}T12:00:00Z`, actor_kind: 'worker' },
      },
    ],
  },
  {
    table: 'support',
    rows: [
      {
        ...{ ...somebody, id: idOf('support'), team_id: idOf('charity team'), worker_id: idOf('provider') },
        ...{ referral_id: idOf('referral'), state: 'open', due_on: TODAY, due_what: 'first_contact' },
      },
    ],
  },
  {
    table: 'ask',
    rows: [
      {
        ...{ ...somebody, ...asking, id: idOf('ask'), measure: 'swemwbs', version: 1, occasion: 'baseline' },
        ...{
          items: ['one'],
          how: 'link',
          link_id: idOf('who was asked'),
          sent_to: 'young_person',
          due_on: TODAY,
        },
        ...{ wording_id: idOf('wording of charity'), support_id: idOf('support') },
      },
    ],
  },
  {
    table: 'link',
    rows: [
      {
        ...{ ...somebody, id: idOf('who was asked'), purpose: 'answer_measure', ask_id: idOf('ask') },
        ...{ token_hash: '\\x00', made_at: '2026-11-25T12:00:00Z', expires_at: '2099-01-01T00:00:00Z' },
      },
    ],
  },
]

export const screensRoom: Room = { ground: [handedIn], offices: screens.slice(0, 1) }
export const drawsRoom: Room = { ground: [offers], offices: screens.slice(1) }

export const placeRoom: Room = { offices: [questions, ...areas, wordings] }
export const askedRoom: Room = {
  ground: asked,
  offices: [],
  askers: [nobodyBut('who was asked', 'link', HERE)],
}
