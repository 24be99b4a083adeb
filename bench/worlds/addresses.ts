import type { Ids } from './standing.ts'
import type { World } from './world.ts'

// Which rows the addresses of the program name, in the words of a world: what a walk over HTTP goes through.

/** A row, and what the second thing of its addresses belongs to: a young person, or itself. */
type Row = { id: string; of: string }
type Held = { id: string; person: string }

const ofPerson = (all: readonly Held[]): Row[] => all.map(({ id, person }) => ({ id, of: person }))
const ofItself = (all: readonly { id: string }[]): Row[] => all.map(({ id }) => ({ id, of: id }))

/**
 * Addresses that begin so name, first, one of these rows. Who may read it the sentences say by its table; or, where the table is in
 * no sentence yet, so.
 */
export type OfRecord = {
  start: string
  table: string
  rows: (world: World) => Row[]
  sees?: (world: World, worker: string) => Ids
}

const by =
  (all: (world: World) => readonly { id: string; who: readonly string[] }[]) =>
  (world: World, worker: string): Ids =>
    new Set(
      all(world)
        .filter(({ who }) => who.includes(worker))
        .map(({ id }) => id),
    )

export const records: readonly OfRecord[] = [
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
  { start: '/ties/:id', table: 'personal_tie', rows: ({ ties }) => ofPerson(ties) },
  {
    ...{ start: '/sealings/:id', table: 'sealing', rows: ({ sealings }) => ofPerson(sealings) },
    // "Two people": whoever asks, whoever is asked, and whom they named.
    sees: by(({ sealings }) =>
      sealings.map(({ id, by: first, second, readers }) => {
        return { id, who: [first, second, ...readers.map(({ worker }) => worker)] }
      }),
    ),
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
  session: ({ sessions }) => sessions.map(({ id, group }) => ({ id, of: group })),
  leader: ({ leaders }) => leaders.map(({ id, group }) => ({ id, of: group })),
  service: ({ runs }) => runs.map(({ id }) => ({ id, of: '' })),
  page: fixed('contact', 'school'),
  act: fixed('acceptance', 'refusal', 'attendance'),
  point: fixed('halfway'),
  // Nobody has hidden a look in these worlds: of this only the first thing is tried.
  hidden: () => [],
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
    ['/access-requests', '/corrections', '/disposals', '/disposal-proposals', '/erasure-requests'].map(
      (start) => [start, 'nobody has used their rights in these worlds: see src/rights'],
    ),
  ),
  '/holds': 'no record is held in these worlds: see src/rights',
  '/handovers': 'nobody is handed over in these worlds: see src/handovers',
  ...Object.fromEntries(
    ['/waiting-lists', '/waiting-rows', '/looking-again'].map((start) => [
      start,
      'nobody waits for something else in these worlds: see src/while-waiting',
    ]),
  ),
  ...Object.fromEntries(
    ['/school-surveys', '/reading', '/responses', '/schools'].map((start) => [
      start,
      'no school is asked in these worlds: see src/surveys, src/reading, src/responses and src/results',
    ]),
  ),
  '/programmes/drafts': 'about programmes, and nobody',
  '/runs': 'where a programme runs: about nobody, and its groups are walked',
}
