import { elsewhere, isOfTheirPlace } from './attempts.ts'
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

// What a place adds to its surveys: questions, wordings and neighbourhoods.

const isOperator = ({ kind }: Who): boolean => kind.startsWith('operator:')

/** "Its own questions are known in the place; who runs surveys adds one and ends it." */
const questionOf = (name: string, place: string, by = 'commissioner'): Row => ({
  ...{ id: idOf(name), place_id: place, domain: 'emotions', words: { en: 'x' }, choices: { en: ['x'] } },
  ...{ better: 'higher', made_by: idOf(by) },
})

const questions: Office = {
  table: 'local_question',
  rows: [questionOf('question', HERE), questionOf('question there', THERE)],
  reads: (who, row) =>
    isOfTheirPlace(who, row) && (is(who, 'worker', 'pupil', 'public') || setsUpSurveys(who)),
  acts: [
    { set: 'ended_at = trellis_now()', may: (who, row) => isOfTheirPlace(who, row) && runsSurveys(who) },
  ],
  writes: [
    {
      row: ({ id, place }) => ({ ...questionOf('new', place), made_by: id }),
      may: (who) => runsSurveys(who) || setsUpSurveys(who),
    },
    { row: (who) => ({ ...questionOf('new', elsewhere(who)), made_by: who.id }), may: never },
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
    reads: (who, row) => isOperator(who) || (who.kind !== 'nobody' && isOfTheirPlace(who, row)),
    acts: [{ set: "name = 'y'", may: isOperator }],
    writes: [
      {
        row: ({ place }) => ({ id: idOf('new'), place_id: place, name: 'new' }),
        may: (who) => isOperator(who) || runsSurveys(who),
      },
      { row: (who) => ({ id: idOf('new'), place_id: elsewhere(who), name: 'new' }), may: isOperator },
    ],
  },
  {
    ...{ table: 'small_area', key: ['place_id', 'code'] },
    rows: [
      { place_id: HERE, code: 'E01000001', neighbourhood_id: idOf('neighbourhood') },
      { place_id: THERE, code: 'E01000002', neighbourhood_id: idOf('neighbourhood there') },
    ],
    reads: (who, row) => isOperator(who) || (who.kind !== 'nobody' && isOfTheirPlace(who, row)),
    acts: [{ set: 'deprivation = 1', may: isOperator }],
    writes: [
      {
        row: ({ place }) => ({ place_id: place, code: 'E01000003', neighbourhood_id: idOf('neighbourhood') }),
        may: (who) => isOperator(who) || runsSurveys(who),
      },
      {
        row: (who) => ({
          place_id: elsewhere(who),
          code: 'E01000003',
          neighbourhood_id: idOf('neighbourhood'),
        }),
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
    (isOfTheirPlace(who, row) && (isWorker(who) || setsUpSurveys(who))) ||
    // "Whoever was asked sees the words in which they are asked."
    (is(who, 'link') && who.name === 'who was asked' && row.organisation_id === idOf('charity')),
  acts: [
    {
      set: 'ended_at = trellis_now()',
      may: (who, row) => isOfTheirPlace(who, row) && addsWordings(who, row.organisation_id),
    },
  ],
  writes: [
    ...['charity', 'council'].map((organisation) => ({
      row: ({ id, place }: Who) => ({ ...wordingOf(organisation, place, '', 'new'), added_by: id }),
      may: (who: Who) => addsWordings(who, idOf(organisation)),
    })),
    { row: (who) => ({ ...wordingOf('council', elsewhere(who), '', 'new'), added_by: who.id }), may: never },
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

export const placeRoom: Room = { offices: [questions, ...areas, wordings] }
export const askedRoom: Room = {
  ground: asked,
  offices: [],
  askers: [nobodyBut('who was asked', 'link', HERE)],
}
