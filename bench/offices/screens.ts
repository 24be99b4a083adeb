import type { Office, Room, Row } from './office.ts'
import { idOf, is, runsSurveys, type Who } from './scene.ts'
import { isHere, isReader, isSettingUp, schoolId } from './surveys.ts'

// What is offered after a survey and drawn as a trial, and what a place adds: questions, wordings, neighbourhoods.

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

const offers = {
  table: 'screen_offer',
  rows: namedSlips.map((slip) => ({
    ...{ id: idOf(`offer to ${slip}`), answers_id: idOf(slip), round_id: idOf('named survey') },
  })),
}

export const screensRoom: Room = { offices: screens.slice(0, 1) }
export const drawsRoom: Room = { ground: [offers], offices: screens.slice(1) }
