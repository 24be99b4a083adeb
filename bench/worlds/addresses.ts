import { deathsToldTo } from './ends-in-words.ts'
import { keptBy } from './kept-in-words.ts'
import { type Ids, idsOf } from './standing.ts'
import { readsSurveys, standsInAt, standsInFor } from './surveys-in-words.ts'
import type { World } from './world.ts'

// Which rows the addresses of the program name, in the words of a world: what a walk over HTTP goes through.

/**
 * A row, and what the second thing of its addresses belongs to: a young person, or itself. A second thing has a table where not
 * everybody may read it who may read the first.
 */
type Row = { id: string; of: string; table?: string }
type Held = { id: string; person: string }

const ofPerson = (all: readonly Held[]): Row[] => all.map(({ id, person }) => ({ id, of: person }))
const ofItself = (all: readonly { id: string }[]): Row[] => all.map(({ id }) => ({ id, of: id }))

/**
 * Addresses that begin so name, first, one of these rows. Who may read it the sentences say by its table; or, where the table is in
 * no sentence yet, so. Of the second thing as well, where at these addresses others come to it than read its table.
 */
export type OfRecord = {
  start: string
  table: string
  rows: (world: World) => Row[]
  sees?: (world: World, worker: string) => Ids
  seesBeside?: (world: World, worker: string) => Ids
}

const by =
  (all: (world: World) => readonly { id: string; who: readonly string[] }[]) =>
  (world: World, worker: string): Ids =>
    new Set(
      all(world)
        .filter(({ who }) => who.includes(worker))
        .map(({ id }) => id),
    )

const beside = (start: string, table: string, all: (world: World) => readonly Held[]): OfRecord[] => [
  { start, table, rows: (world) => ofPerson(all(world)) },
]

export const records: readonly OfRecord[] = [
  // Of these also whoever keeps the record reads whose it is.
  ...['access-requests', 'corrections', 'disposal-proposals', 'holds', 'keeping'].map(
    (page): OfRecord => ({
      ...{ start: `/young-people/:id/${page}`, table: 'young_person', sees: keptBy },
      rows: ({ people }) => ofItself(people),
    }),
  ),
  {
    ...{ start: '/young-people/:id/death', table: 'young_person', sees: deathsToldTo },
    rows: ({ people }) => ofItself(people),
  },
  { start: '/young-people/:id', table: 'young_person', rows: ({ people }) => ofItself(people) },
  { start: '/supports/:id', table: 'support', rows: ({ supports }) => ofPerson(supports) },
  { start: '/referrals/:id', table: 'referral', rows: ({ referrals }) => ofPerson(referrals) },
  { start: '/prescriptions/:id', table: 'referral', rows: ({ referrals }) => ofPerson(referrals) },
  { start: '/asked/:id', table: 'referral', rows: ({ referrals }) => ofPerson(referrals) },
  { start: '/asks/:id', table: 'ask', rows: ({ asks }) => ofPerson(asks) },
  {
    ...{ start: '/fhir/QuestionnaireResponse/:id', table: 'answer_set' },
    rows: ({ answerSets }) => ofPerson(answerSets),
  },
  { start: '/enrolments/:id', table: 'enrolment', rows: ({ enrolments }) => ofPerson(enrolments) },
  { start: '/groups/:id', table: 'programme_group', rows: ({ groups }) => ofItself(groups) },
  { start: '/sessions/:id', table: 'group_session', rows: ({ sessions }) => ofItself(sessions) },
  { start: '/family-plans/:id', table: 'family_plan', rows: ({ families }) => ofItself(families) },
  {
    ...{ start: '/family-members/:id', table: 'family_member' },
    rows: ({ familyMembers }) => ofItself(familyMembers),
  },
  { start: '/family-steps/:id', table: 'family_step', rows: ({ familySteps }) => ofItself(familySteps) },
  { start: '/shared-plans/:id', table: 'shared_plan', rows: ({ sharedPlans }) => ofItself(sharedPlans) },
  { start: '/plan-agencies/:id', table: 'plan_agency', rows: ({ agencies }) => ofItself(agencies) },
  { start: '/plan-steps/:id', table: 'plan_step', rows: ({ planSteps }) => ofItself(planSteps) },
  { start: '/plan-meetings/:id', table: 'plan_meeting', rows: ({ planMeetings }) => ofItself(planMeetings) },
  {
    start: '/plan-lead-offers/:id',
    table: 'plan_lead_offer',
    rows: ({ leadOffers }) => ofItself(leadOffers),
  },
  { start: '/companions/:id', table: 'companion', rows: ({ companions }) => ofPerson(companions) },
  { start: '/concerns/:id/receipt', table: 'concern_receipt', rows: ({ concerns }) => ofItself(concerns) },
  { start: '/concerns/:id', table: 'safeguarding_concern', rows: ({ concerns }) => ofItself(concerns) },
  // Without whom: nothing of a young person is in it for whoever comes to it by this.
  { start: '/ties/:id', table: 'tie_told', rows: ({ ties }) => ofItself(ties) },
  {
    ...{ start: '/sealings/:id', table: 'sealing', rows: ({ sealings }) => ofPerson(sealings) },
    // "Two people": whoever asks, whoever is asked, and whom they named.
    sees: by(({ sealings }) =>
      sealings.map(({ id, by: first, second, readers }) => {
        return { id, who: [first, second, ...readers.map(({ worker }) => worker)] }
      }),
    ),
  },
  ...beside('/access-requests/:id', 'access_request', ({ accessRequests }) => accessRequests),
  ...beside('/corrections/:id', 'correction', ({ corrections }) => corrections),
  ...beside('/erasure-requests/:id', 'erasure_request', ({ erasures }) => erasures),
  ...beside('/holds/:id', 'retention_hold', ({ holds }) => holds),
  ...beside('/disposal-proposals/:id', 'disposal_proposal', ({ proposals }) => proposals),
  { start: '/disposals/:id', table: 'disposal', rows: ({ disposals }) => ofItself(disposals) },
  ...beside('/handovers/:id', 'handover', ({ handovers }) => handovers),
  ...beside('/looking-again/:id', 'looking_again', ({ lookingAgains }) => lookingAgains),
  { start: '/waiting-lists/:id', table: 'waiting_list', rows: ({ waitingLists }) => ofItself(waitingLists) },
  { start: '/waiting-rows/:id', table: 'waiting_offer', rows: ({ waitingRows }) => ofItself(waitingRows) },
  { start: '/runs/:id', table: 'programme_run', rows: ({ runs }) => ofItself(runs) },
  // "Nobody else opens these pages, whatever their role: to them there is nothing there."
  {
    ...{
      start: '/reading/:id/pupils/:pupil/naming',
      table: 'round',
      rows: ({ surveys }) => ofItself(surveys),
    },
    ...{ sees: standsInAt, seesBeside: standsInFor },
  },
  {
    ...{ start: '/reading/:id/pupils', table: 'round', rows: ({ surveys }) => ofItself(surveys) },
    sees: (world, worker) => readsSurveys(world, worker, true),
  },
  {
    ...{ start: '/reading/:id', table: 'round', rows: ({ surveys }) => ofItself(surveys) },
    sees: (world, worker) => readsSurveys(world, worker, false),
  },
  {
    ...{
      start: '/school-surveys/:id',
      table: 'round_school',
      rows: ({ schoolsAsked }) => ofItself(schoolsAsked),
    },
    // A school's own staff.
    sees: (world, worker) => {
      const own = world.workers.find(({ id }) => id === worker)?.organisation
      const isSchool = world.organisations.some(({ id, kind }) => id === own && kind === 'school')
      return idsOf(world.schoolsAsked, ({ organisation }) => isSchool && organisation === own)
    },
  },
  {
    ...{ start: '/glass/:id', table: 'glass_break', rows: ({ breaks }) => ofPerson(breaks) },
    sees: by(({ breaks }) => breaks.map((one) => ({ id: one.id, who: [one.by] }))),
  },
]

const fixed =
  (...all: string[]) =>
  (): Row[] =>
    all.map((id) => ({ id, of: '' }))

/** The second thing of an address, by its name there: rows of those that the first has or another has; or words that are the same for all. */
export const within: Readonly<Record<string, (world: World) => Row[]>> = {
  step: ({ supports }) => ofPerson(supports),
  goal: ({ goals }) => ofPerson(goals),
  wish: ({ wishes }) => ofPerson(wishes),
  decision: ({ decisions }) => ofPerson(decisions),
  supporter: ({ supporters }) => ofPerson(supporters),
  protection: ({ protections }) => ofPerson(protections),
  prescription: ({ referrals }) => ofPerson(referrals),
  link: ({ samePersons }) => [
    ...ofPerson(samePersons),
    ...samePersons.map(({ id, other }) => ({ id, of: other })),
  ],
  mark: ({ aparts }) => [...ofPerson(aparts), ...aparts.map(({ id, other }) => ({ id, of: other }))],
  pupil: ({ slips, pupils }) => [
    ...slips.map(({ id, survey }) => ({ id, of: survey, table: 'handed_in' })),
    ...pupils.map(({ id, school }) => ({ id, of: school, table: 'round_pupil' })),
  ],
  no: ({ parentNoes }) => parentNoes.map(({ id, school }) => ({ id, of: school, table: 'round_parent_no' })),
  request: ({ workshops }) => workshops.map(({ id, run }) => ({ id, of: run, table: 'workshop_request' })),
  session: ({ sessions }) => sessions.map(({ id, group }) => ({ id, of: group })),
  leader: ({ leaders }) => leaders.map(({ id, group }) => ({ id, of: group })),
  service: ({ runs }) => runs.map(({ id }) => ({ id, of: '' })),
  page: fixed('contact', 'school'),
  act: fixed('acceptance', 'refusal', 'attendance'),
  point: fixed('halfway'),
  hidden: ({ hiddenLooks }) => ofPerson(hiddenLooks),
  piece: ({ leftOuts }) => ofPerson(leftOuts),
}

/** Addresses that name something of which there is nothing in the worlds, or that is about no young person. */
export const notWalked: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['/teams', '/workers', '/organisations', '/memberships', '/covers', '/closures', '/signed-in'].map(
      (start) => [start, 'about who works where, and no young person'],
    ),
  ),
  ...Object.fromEntries(
    ['/safeguarding-duties', '/glass-people', '/glass-reviews'].map((start) => [
      start,
      'who was named for emergencies: no young person but under the glass that was broken',
    ]),
  ),
  ...Object.fromEntries(
    ['/responses', '/schools'].map((start) => [
      start,
      'what is done about figures, and nobody: see src/responses and src/results',
    ]),
  ),
  '/programmes/drafts': 'about programmes, and nobody',
}
