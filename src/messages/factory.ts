import type pg from 'pg'
import { dateOnly, newId } from '../words/index.ts'
import type { NewMessage, Recipient, Template, ValuesOf } from './message.ts'

const you = { firstName: 'Kezia', team: 'Northside Link Workers' }
const withWorker = { ...you, worker: 'Maryam' }
const answerBy = dateOnly('2026-12-08')
const nextBy = dateOnly('2026-12-11')
const until = dateOnly('2026-12-15')
const meeting = { ...withWorker, on: dateOnly('2026-12-01'), time: '3:45 pm' }
const link = 'https://trellis.saltmere.example/links/Jm2Yk0vX3pQ9rT5wB8nC1dF6gH4sL7zA'
const waiting = { ...you, lookedAfterBy: 'Mr Hughes', nextBy }
const along = { ...withWorker, companion: 'Sam', on: answerBy, where: 'at the door' }
const offered = { ...withWorker, answerBy, link: 'https://trellis.saltmere.example/offers/x'.padEnd(80, 'x') }
const sessionChanged = {
  ...withWorker,
  was: 'Thursday 3 December',
  when: 'Friday 4 December, 5:30 pm to 7 pm',
}
const sent = { sentOn: dateOnly('2026-11-03'), team: you.team, link }
const between = { ...sent, fromTeam: 'Sallowfield High School' }
const place = { ...withWorker, link, until }

/** Values for every template, as they are in an ordinary week in Saltmere. */
export const sampleValues: { [T in Template]: ValuesOf<T> } = {
  publicWorkshopAsked: { service: 'Ahead of the Game', team: 'Rovers Foundation', by: answerBy },
  publicWorkshopAnswered: {
    ...{
      service: 'Ahead of the Game',
      team: 'Rovers Foundation',
      answer: 'yes',
      words: 'Any Tuesday in January.',
    },
  },
  publicReportSettled: { service: 'Chess on Mondays', done: 'It is on Tuesdays now.', link },
  workerUrgentAnswer: { by: '10:30 am on Tuesday 24 November', link },
  workerUrgentUnread: { by: '11 am on Tuesday 24 November', link },
  workerConcernRaised: { by: '11 am on Tuesday 24 November', link },
  workerConcernPassedOn: { by: '11 am on Tuesday 24 November', link },
  workerConcernLate: { by: '11 am on Tuesday 24 November', link },
  workerGlassBroken: { by: 'Thursday 26 November', link },
  workerGlassLate: { by: 'Thursday 26 November', link },
  workerConcernShared: { by: '11 am on Tuesday 24 November', link },
  workerSafetySaid: { service: 'Chess on Mondays', link },
  providerClaimLink: { service: 'Chess on Mondays', link, until },
  providerKeeps: { service: 'Chess on Mondays', link },
  providerClaimDeclined: { service: 'Chess on Mondays', reason: 'The club does not know you.', link },
  keeperAnswered: { service: 'Chess on Mondays', taken: 'when', reason: null, link },
  keeperMonthly: { service: 'Chess on Mondays', since: answerBy, link },
  keeperGoesStale: { service: 'Chess on Mondays', since: answerBy, link },
  keeperStale: { service: 'Chess on Mondays', since: answerBy, link },
  youngPersonMeanwhile: { ...you, answerBy, link: offered.link },
  parentMeanwhile: { ...you, answerBy, link: offered.link },
  youngPersonLookedAgain: you,
  workerLookAgain: { answerBy, link },
  workerProgrammeAsked: { answerBy, link },
  workerProgrammeAnswered: { link },
  workerFamilyLead: { team: you.team, link },
  workerGettingWorse: { answerBy, link },
  workerLookedAgain: { link },
  youngPersonSent: { ...you, answerBy },
  youngPersonAsked: { ...you, answerBy },
  youngPersonAccepted: { ...withWorker, contactBy: answerBy },
  youngPersonDeclined: { ...you, ideas: ['Saturday climbing at Mill Lane', 'The allotment club'] },
  youngPersonWaiting: waiting,
  youngPersonFirstMeeting: meeting,
  youngPersonEnded: withWorker,
  youngPersonQuestions: place,
  youngPersonOwnPage: { worker: 'Maryam', link },
  youngPersonWithdrawn: you,
  youngPersonPlaceOffered: offered,
  youngPersonSessionMoved: sessionChanged,
  youngPersonSessionOff: sessionChanged,
  youngPersonPlaceYes: withWorker,
  youngPersonPlaceNo: withWorker,
  parentSent: { ...you, answerBy },
  parentAsked: { ...you, answerBy },
  parentAccepted: { ...withWorker, contactBy: answerBy },
  parentDeclined: { ...you, ideas: ['The allotment club'] },
  parentWaiting: waiting,
  parentFirstMeeting: meeting,
  parentEnded: withWorker,
  parentQuestions: place,
  parentWithdrawn: you,
  parentPlaceOffered: offered,
  parentSessionMoved: sessionChanged,
  parentSessionOff: sessionChanged,
  parentPlaceYes: withWorker,
  parentPlaceNo: withWorker,
  referrerReceived: { ...sent, answerBy },
  referrerAccepted: { ...sent, worker: 'Maryam Aziz' },
  referrerDeclined: sent,
  referrerUnanswered: { ...sent, nextBy },
  referrerFirstContact: { ...sent, worker: 'Maryam Aziz' },
  referrerEnded: sent,
  referrerWithdrawn: sent,
  senderPlaceYes: sent,
  senderPlaceNo: sent,
  managerUnanswered: between,
  managerDeclined: between,
  workerSelfReferral: { ...sent, nextBy },
  teamReferralWaits: { team: you.team, answerBy, link },
  teamAnswerSoon: { team: you.team, answerBy, link },
  managerSelfReferral: { ...sent, nextBy },
  readerUrgentAnswer: {
    ...{ school: 'Sallowfield High School', group: 'Year 10, class 10A', time: '9:10 am' },
    ...{ by: '9:40 am on Tuesday 24 November', link },
  },
  readerHandedIn: { survey: 'How we get on', school: 'Sallowfield High School', link },
  schoolParentNo: { survey: 'How we get on', link },
  coverUrgentUnread: { survey: 'How we get on', readers: 'Gwen Abbott and Dr Anouk Verhoeven', link },
  readerNamed: {
    ...{ survey: 'How we get on', school: 'Sallowfield High School' },
    ...{ by: '9:40 am on Tuesday 24 November', link },
  },
  providerAsked: place,
  providerExpiring: place,
  providerReminded: place,
  providerWhoCame: place,
  providerWithdrawn: withWorker,
  youngPersonPlaceAsked: { ...withWorker, answerBy },
  parentPlaceAsked: { ...withWorker, answerBy },
  youngPersonPlaceWaiting: { ...withWorker, nextBy },
  parentPlaceWaiting: { ...withWorker, nextBy },
  youngPersonPlaceStopped: withWorker,
  parentPlaceStopped: withWorker,
  youngPersonPlaceGoesOn: withWorker,
  parentPlaceGoesOn: withWorker,
  providerGoesOn: withWorker,
  youngPersonGoingAlong: along,
  parentGoingAlong: along,
  youngPersonNotGoingAlong: along,
  parentNotGoingAlong: along,
  youngPersonHowItWas: { ...withWorker, link },
  parentHowItWas: { ...withWorker, link },
  youngPersonMissedYou: withWorker,
  parentMissedYou: withWorker,
  workerPlanAsked: { team: you.team, answerBy, link },
  workerMeetingPlanned: { on: answerBy, link },
  workerMeetingOff: { on: answerBy, link },
  workerPlanClosed: { team: you.team, on: answerBy, link },
  workerLeadOffered: { team: you.team, answerBy, link },
  companionChosen: { team: you.team, on: answerBy, link },
  companionNotNeeded: { team: you.team, on: answerBy },
  providerYes: place,
}

/** A message of this template with ordinary values; an email to the young person unless told. */
export function aMessage<T extends Template>(
  template: T,
  about: { to?: Recipient; youngPersonId?: string; referralId?: string; after?: string; id?: string } = {},
): NewMessage {
  const to = about.to ?? { audience: 'young_person', channel: 'email', address: 'kezia@example.org' }
  return { template, values: sampleValues[template], ...about, to } as NewMessage
}

/** The ids of one referral and those around it. */
export type ReferralScene = {
  place: string
  person: string
  referral: string
  /** Who sent it, and their team. */
  teacher: string
  school: string
  /** Who is asked, and the team's link worker. */
  team: string
  linkWorker: string
}

/** A school's referral waiting for a team of link workers, with the circle drawn; written as the owner. */
export async function aWaitingReferral(owner: pg.Pool): Promise<ReferralScene> {
  const [place, organisation, decision] = [newId(), newId(), newId()]
  const scene: ReferralScene = {
    ...{ place, person: newId(), referral: newId(), teacher: newId(), school: newId() },
    ...{ team: newId(), linkWorker: newId() },
  }
  const { person, referral, teacher, school, team, linkWorker } = scene
  await owner.query(`
    begin;
    set local trellis.now = '2026-11-24T09:00:00Z';
    insert into place (id, name) values ('${place}', 'Saltmere');
    insert into organisation (id, place_id, kind, name) values ('${organisation}', '${place}', 'charity', 'Northside');
    insert into team (id, place_id, organisation_id, name) values
      ('${team}', '${place}', '${organisation}', 'Northside Link Workers'),
      ('${school}', '${place}', '${organisation}', 'Sallowfield High School');
    insert into worker (id, place_id, organisation_id, name) values
      ('${linkWorker}', '${place}', '${organisation}', 'Maryam Aziz'),
      ('${teacher}', '${place}', '${organisation}', 'Tom Hughes');
    insert into membership (id, worker_id, team_id, role, starts_on)
      values ('${newId()}', '${linkWorker}', '${team}', 'link_worker', '2026-01-01');
    insert into young_person (id, place_id, team_id, name, name_key)
      values ('${person}', '${place}', '${team}', 'Kezia Thornbury', 'kezia thornbury');
    insert into referral (id, place_id, young_person_id, way_in, from_worker_id, from_team_id, to_team_id, state, answer_by,
        holder_worker_id, due_on, decision_id)
      values ('${referral}', '${place}', '${person}', 'school', '${teacher}', '${school}', '${team}', 'sent', '2026-12-08',
        '${teacher}', '2026-12-08', '${decision}');
    insert into referral_decision (id, referral_id, young_person_id, act, state, actor_kind, worker_id)
      values ('${decision}', '${referral}', '${person}', 'sent', 'sent', 'worker', '${teacher}');
    insert into circle_member (id, place_id, young_person_id, worker_id, team_id, opens, basis, referral_id) values
      ('${newId()}', '${place}', '${person}', '${teacher}', '${school}', 'progress', 'sent_referral', '${referral}'),
      ('${newId()}', '${place}', '${person}', null, '${team}', 'referral', 'asked_to_take_on', '${referral}');
    commit`)
  return scene
}

/** Withdraws the scene's referral, as the owner. */
export async function withdraw(owner: pg.Pool, { referral, person }: ReferralScene): Promise<void> {
  const decision = newId()
  await owner.query(`
    begin;
    set local trellis.now = '2026-11-24T09:30:00Z';
    insert into referral_decision (id, referral_id, young_person_id, act, state, actor_kind, reason)
      values ('${decision}', '${referral}', '${person}', 'withdrawn', 'withdrawn', 'young-person', 'changed their mind');
    update referral set state = 'withdrawn', holder_worker_id = null, due_on = null, decision_id = '${decision}'
      where id = '${referral}';
    commit`)
}
