import { type Act, never, type Office, type Room, type Row } from './office.ts'
import {
  HERE,
  idOf,
  is,
  isWorker,
  LATER,
  leadsSchool,
  nobodyBut,
  runsSurveys,
  setsUpSurveys,
  THERE,
  TODAY,
  TOMORROW,
  type Who,
  worksAs,
  worksIn,
  YESTERDAY,
} from './scene.ts'

// Surveys as they are set up, their schools, and what is told of them; who answered is in the worlds.

type Survey = { name: string; place: string; by: string; kind: 'anonymous' | 'named'; opened: boolean }

const surveys: readonly Survey[] = [
  { name: 'survey here', place: HERE, by: 'council administrator', kind: 'anonymous', opened: true },
  { name: 'named survey', place: HERE, by: 'council administrator', kind: 'named', opened: true },
  { name: 'survey to come', place: HERE, by: 'council administrator', kind: 'named', opened: false },
  { name: 'another to come', place: HERE, by: 'commissioner', kind: 'anonymous', opened: false },
  { name: 'survey there', place: THERE, by: 'administrator there', kind: 'named', opened: false },
  { name: 'opened survey there', place: THERE, by: 'administrator there', kind: 'named', opened: true },
]

export const surveyOf = (id: unknown): Survey | undefined => surveys.find(({ name }) => idOf(name) === id)

export const isHere = (who: Who, survey: unknown): boolean =>
  who.kind !== 'nobody' && surveyOf(survey)?.place === who.place

/** "Jobs and commands read how surveys stand", of every place. */
const works = ({ kind }: Who): boolean => /^(job|operator):/.test(kind)

/** "Everybody of a place may know of its surveys: whoever works there, pupils, and who comes without an account." */
export const placeReads = (who: Who, survey: unknown): boolean =>
  (is(who, 'worker', 'pupil', 'public') && isHere(who, survey)) || works(who)

/** "Whoever runs surveys sets one up, until it is opened", and does so by a command. */
export const runsHere = (who: Who, survey: unknown): boolean => runsSurveys(who) && isHere(who, survey)
const mayMake = (who: Who): boolean => runsSurveys(who) || setsUpSurveys(who)
export const isSettingUp = (who: Who, survey: unknown): boolean =>
  runsHere(who, survey) && surveyOf(survey)?.opened === false

const opens = {
  ...{ opens_on: TODAY, closes_on: TOMORROW, opt_out_by: TODAY, withdraw_until: LATER, retain_until: LATER },
  ...{ year_groups: [9], names_destroyed_on: LATER },
}
const rowOf = ({ name, place, by, kind }: Survey): Row => ({
  ...{ id: idOf(name), place_id: place, key: `s-${idOf(name)}`, name, kind, made_by: idOf(by), ...opens },
})

const newSurvey: Survey = { name: 'new survey', place: HERE, by: 'nobody', kind: 'anonymous', opened: false }

const round: Office = {
  table: 'round',
  rows: surveys.map(rowOf),
  reads: (who, { id }) => placeReads(who, id),
  acts: [
    {
      set: "something_else = 'x'",
      // "A command goes on only with what whoever runs it began, until it is opened."
      may: (who, { id, made_by }) =>
        runsHere(who, id) ||
        (setsUpSurveys(who) && made_by === who.id && isHere(who, id) && surveyOf(id)?.opened === false),
    },
  ],
  writes: [
    { row: ({ id, place }) => ({ ...rowOf(newSurvey), made_by: id, place_id: place }), may: mayMake },
    { row: () => rowOf({ ...newSurvey, by: 'without a role' }), may: never },
    {
      row: ({ id, place }) => ({ ...rowOf(newSurvey), made_by: id, place_id: place === HERE ? THERE : HERE }),
      may: never,
    },
  ],
}

/** Tables with a row of each of some surveys, which whoever runs surveys writes; in the order in which they are tried. */
const opening = (survey: string) => ({ round_id: idOf(survey), questionnaire: { items: [] } })
const tries = ['another to come', 'named survey', 'survey there'].map(idOf)

const stands: readonly Office[] = [
  {
    ...{ table: 'round_opening', key: ['round_id'] },
    rows: surveys
      .filter(({ opened }) => opened)
      .map(({ name, by }) => ({ ...opening(name), opened_by: idOf(by) })),
    reads: (who, { round_id }) => placeReads(who, round_id),
    writes: tries.map((survey) => ({
      row: ({ id }) => ({ round_id: survey, questionnaire: { items: [] }, opened_by: id }),
      may: (who) => runsHere(who, survey),
    })),
  },
  {
    ...{ table: 'round_closing', key: ['round_id'] },
    rows: ['survey here', 'opened survey there'].map((name) => ({
      round_id: idOf(name),
      closed_by: idOf('commissioner'),
    })),
    reads: (who, { round_id }) => placeReads(who, round_id),
    writes: tries.map((survey) => ({
      row: ({ id }) => ({ round_id: survey, closed_by: id }),
      may: (who) => runsHere(who, survey),
    })),
  },
]

const madeIn = ['survey here', 'survey to come', 'survey there']

/** What a survey is made of: by whoever runs surveys until it is opened, and by the command that sets one up. */
const partOf = (table: string, more: (nth: number) => Row, acts: readonly Act[] = []): Office => ({
  table,
  rows: madeIn.map((survey, nth) => ({ round_id: idOf(survey), ...more(nth) })),
  reads: (who, { round_id }) => placeReads(who, round_id),
  acts,
  takes: (who, { round_id }) => isSettingUp(who, round_id),
  writes: [...madeIn, 'another to come'].map((name, nth) => ({
    row: () => ({ round_id: idOf(name), ...more(nth + 10) }),
    may: (who) =>
      isSettingUp(who, idOf(name)) ||
      (setsUpSurveys(who) && isHere(who, idOf(name)) && surveyOf(idOf(name))?.opened === false),
  })),
})

/** Who was named to read which. */
const readers = [
  ...[
    ['survey here', 'lead at the front door'],
    ['survey to come', 'lead beside the front door'],
  ],
  ...[
    ['named survey', 'lead at the front door'],
    ['named survey', 'council link worker'],
  ],
  ...[
    ['survey there', 'lead there'],
    ['survey there', 'lead at the front door'],
  ],
].map(([survey = '', worker = '']) => ({ round_id: idOf(survey), worker_id: idOf(worker) }))

/** "Read are named surveys alone, by whoever was named for it and leads safeguarding today." */
export const isReader = (who: Who, survey: unknown): boolean =>
  worksAs(who, 'safeguarding_lead') &&
  !who.left &&
  isHere(who, survey) &&
  surveyOf(survey)?.kind === 'named' &&
  readers.some((one) => one.round_id === survey && one.worker_id === who.id)

const parts: readonly Office[] = [
  partOf('round_controller', (nth) => ({ id: idOf(`controller ${nth}`), name: 'x', part: 'alone' })),
  partOf(
    'round_part',
    (nth) => ({ id: idOf(`part ${nth}`), nth: nth + 1, domain: 'emotions', measure: 'swemwbs', version: 1 }),
    [{ set: 'nth = 99', may: (who, { round_id }) => isSettingUp(who, round_id) }],
  ),
  {
    ...partOf('round_reader', () => ({ worker_id: idOf('charity lead') })),
    ...{ key: ['round_id', 'worker_id'], rows: readers },
  },
]

// ------------------------------------------------------------ their schools

type School = { survey: string; organisation: string; answered: boolean }

const schools: readonly School[] = [
  { survey: 'survey here', organisation: 'school', answered: true },
  { survey: 'survey here', organisation: 'college', answered: false },
  { survey: 'survey to come', organisation: 'school', answered: false },
  { survey: 'named survey', organisation: 'school', answered: true },
  { survey: 'opened survey there', organisation: 'school there', answered: false },
]

export const schoolId = (organisation: string, survey = 'survey here'): string =>
  idOf(`${organisation} in ${survey}`)

const isOf = (organisation: string | null, school: unknown): boolean =>
  schools.some(
    (one) => one.organisation === organisation && schoolId(one.organisation, one.survey) === school,
  )

const slip = (name: string, organisation: string, survey: string, place = HERE) => ({
  ...{ who: nobodyBut(name, 'pupil', place), survey: idOf(survey), school: schoolId(organisation, survey) },
})

/** Pupils, each by their slip. */
const pupils = [
  slip('slip', 'school', 'survey here'),
  slip('named slip', 'school', 'named survey'),
  slip('other named slip', 'school', 'named survey'),
  slip('slip there', 'school there', 'opened survey there', THERE),
]
const isPupilOf = (who: Who, school: unknown): boolean =>
  pupils.some((pupil) => pupil.who.name === who.name && pupil.school === school)

const schoolRow = ({ survey, organisation, answered }: School): Row => ({
  ...{ id: schoolId(organisation, survey), round_id: idOf(survey), organisation_id: idOf(organisation) },
  ...{ invited_by: idOf('commissioner') },
  ...(answered ? { answer: 'takes_part', answered_by: idOf('head'), answered_at: `${TODAY}T12:00:00Z` } : {}),
})

const invites = (survey: string, may: (who: Who) => boolean, by?: string) => ({
  row: ({ id }: Who) => ({
    ...{ id: idOf('new school'), round_id: idOf(survey), organisation_id: idOf('charity') },
    invited_by: by ? idOf(by) : id,
  }),
  // A command may set up whatever it is told to.
  may: (who: Who) => may(who) || who.kind.startsWith('operator:'),
})

const isOpened = (row: Row): boolean => surveyOf(row.round_id)?.opened === true

const ofSchools: readonly Office[] = [
  {
    table: 'round_school',
    rows: schools.map(schoolRow),
    reads: (who, { id, round_id }) =>
      isOf(worksIn(who), id) || isPupilOf(who, id) || runsHere(who, round_id) || works(who),
    acts: [
      // "A school answers for itself, once the survey is open."
      {
        set: "codes_early_because = 'x'",
        may: (who, row) => isOf(leadsSchool(who), row.id) && isOpened(row),
      },
    ],
    takes: (who, { round_id, answer }) => runsHere(who, round_id) && answer === undefined,
    writes: [
      invites('survey here', (who) => runsHere(who, idOf('survey here'))),
      invites('survey there', (who) => runsHere(who, idOf('survey there'))),
      invites('survey here', never, 'nobody'),
    ],
  },
  {
    table: 'round_list',
    rows: schools.map(({ survey, organisation }) => listOf(schoolId(organisation, survey))),
    reads: (who, { round_school_id }) => isOf(leadsSchool(who), round_school_id),
    writes: [
      {
        row: ({ id }) => ({ ...listOf(schoolId('school'), 'new'), loaded_by: id }),
        may: (who) => leadsSchool(who) === 'school',
      },
      { row: () => ({ ...listOf(schoolId('school'), 'new'), loaded_by: idOf('teacher') }), may: never },
    ],
  },
  // "That somebody told of themselves is counted for a school and a day, by pupils alone."
  {
    ...{ table: 'round_told', key: ['round_school_id', 'told_on'] },
    rows: schools.map(({ survey, organisation }) => ({
      round_school_id: schoolId(organisation, survey),
      told_on: YESTERDAY,
    })),
    reads: (who, { round_school_id }) => isPupilOf(who, round_school_id),
    writes: [
      ...[schoolId('school'), schoolId('college')].map((school) => ({
        row: () => ({ round_school_id: school, told_on: TODAY }),
        may: (who: Who) => isPupilOf(who, school),
      })),
      { row: () => ({ round_school_id: schoolId('school'), told_on: TOMORROW }), may: never },
    ],
  },
]

function listOf(school: string, name = 'list'): Row {
  return {
    ...{ id: idOf(`${name} of ${school}`), round_school_id: school, what: 'pupils', file_name: 'x', kept: 1 },
    ...{ refused: [], loaded_by: idOf('school administrator') },
  }
}

/** "What was destroyed, and when, is told to whoever works there; the job that destroys it writes that down." */
const destroyed: Office = {
  ...{ table: 'round_destruction', key: ['round_id', 'what'] },
  rows: ['survey here', 'opened survey there'].map((name) => ({ round_id: idOf(name), what: 'names' })),
  reads: (who, { round_id }) =>
    (isWorker(who) && isHere(who, round_id)) ||
    is(who, 'job:destroy-names', 'operator:surveys-import', 'operator:surveys-publish'),
  writes: ['survey here', 'opened survey there'].map((name) => ({
    row: () => ({ round_id: idOf(name), what: 'answers' }),
    may: (who) => is(who, 'job:destroy-names') && isHere(who, idOf(name)),
  })),
}

const slips = {
  table: 'round_code',
  rows: pupils.map(({ who, survey, school }, nth) => ({
    ...{ id: who.id, round_id: survey, round_school_id: school, year_group: 9, code_hash: `\\x0${nth}` },
  })),
}

export const surveysRoom: Room = {
  offices: [round, ...stands, ...parts, ...ofSchools, destroyed],
  askers: pupils.map(({ who }) => who),
}

export const slipsRoom: Room = { offices: [], ground: [slips] }
