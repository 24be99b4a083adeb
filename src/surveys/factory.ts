import type { Kysely } from 'kysely'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { type Acting, type Actor, actorTransaction, type DB } from '../database/index.ts'
import { addDays, type DateOnly, dateInLondon, dateOnly, newId, startOfDay } from '../words/index.ts'
import { codeHash, codeOnPaper, readCode } from './codes/code.ts'
import { makeCodes, type Slip } from './codes/code-store.ts'
import type { PupilRow } from './lists/pupil-row.ts'
import { listPupils } from './lists/pupil-store.ts'
import { type LocalQuestion, questionnaireOf } from './part.ts'
import { addPart, frozenQuestionnaire, makeLocalQuestion, openRound, partsOf } from './part-store.ts'
import { notReached, type Questionnaire } from './questionnaire.ts'
import type { Kind } from './round.ts'
import { changeRound, makeRound, nameControllers, nameReaders, type RoundFields } from './round-store.ts'
import { answerInvitation, inviteSchools, sayOptOutsAreLoaded, schoolsOf } from './schools/school-store.ts'

/** Who takes part in a survey that a test makes: one place, who runs its surveys, one school and who lists its pupils. */
export type SurveyWorld = {
  place: string
  council: string
  administrator: string
  school: string
  manager: string
  teacher: string
}

/** A place with an administrator who runs its surveys, and a school with a manager and a teacher. */
export async function makeSurveyWorld(db: Kysely<DB>, { urn = '900001' } = {}): Promise<SurveyWorld> {
  const place = await makePlace(db)
  const council = await makeOrganisation(db, { place, kind: 'council', name: 'Saltmere Council' })
  const office = await makeTeam(db, { place, organisation: council, name: 'Commissioning' })
  const administrator = await makeWorker(db, {
    ...{ place, organisation: council, name: 'Ed Tallis' },
    roles: [{ team: office, role: 'administrator' }],
  })
  return { place, council, administrator, ...(await makeSurveySchool(db, { place, urn })) }
}

/** A school with a manager who lists its pupils, and a teacher. */
export async function makeSurveySchool(
  db: Kysely<DB>,
  { place, urn, name = 'Sallowfield High School' }: { place: string; urn: string; name?: string },
): Promise<{ school: string; manager: string; teacher: string }> {
  const school = await makeOrganisation(db, { place, kind: 'school', name, urn })
  const team = await makeTeam(db, { place, organisation: school, name: `${name} staff` })
  const manager = await makeWorker(db, {
    ...{ place, organisation: school, name: 'Pauline Hartley' },
    roles: [{ team, role: 'manager' }],
  })
  const teacher = await makeWorker(db, {
    ...{ place, organisation: school, name: 'Priya Raman' },
    roles: [{ team, role: 'referrer' }],
  })
  return { school, manager, teacher }
}

/** Acts in one place at one moment, each time in a transaction of its own. */
export const surveyActs =
  (db: Kysely<DB>, now: Date) =>
  <T>(actor: Actor, work: (acting: Acting) => Promise<T>): Promise<T> =>
    actorTransaction(db, { actor, now, request: newId() }, work)

/** A worker of a place as an actor. */
export const workerActor = (place: string, id: string): Actor => ({ kind: 'worker', id, place })

/** A local question that is invented. */
export const localQuestion = (given: Partial<LocalQuestion> = {}): LocalQuestion => ({
  id: newId(),
  domain: 'environment',
  words: { en: 'There is somewhere near where I live that I like to be' },
  choices: { en: ['Never', 'Sometimes', 'Often', 'Always'] },
  better: 'higher',
  most: null,
  sensitive: false,
  shapedWith: 'Saltmere youth council',
  ...given,
})

/** What pupils say matters most to them: up to three of ten things. Invented with nobody. */
export const whatMatters = (given: Partial<LocalQuestion> = {}): LocalQuestion =>
  localQuestion({
    ...{ domain: 'meaning', words: { en: 'What matters most to you?' }, better: null, most: 3 },
    choices: {
      en: [
        ...['My friends', 'My family', 'Sleeping well', 'Sport and being active', 'Somewhere to go'],
        ...['School work', 'Money', 'Feeling safe', 'How I look', 'My future'],
      ],
    },
    ...given,
  })

/** So many invented pupils, in two classes of each year group. */
export const inventedPupils = (count: number, yearGroups: readonly number[]): (PupilRow & { id: string })[] =>
  Array.from({ length: count }, (_, at) => {
    const yearGroup = yearGroups[at % yearGroups.length] ?? 10
    return {
      ...{ id: newId(), reference: `A${String(at + 1).padStart(4, '0')}` },
      ...{ givenName: `Pupil ${at + 1}`, familyName: 'Invented', yearGroup },
      class: `${yearGroup}${at % 2 === 0 ? 'A' : 'B'}`,
      gender: at % 2 === 0 ? ('girl' as const) : ('boy' as const),
      ...{ ethnicGroup: null, freeMeals: at % 4 === 0, specialNeeds: 'none' as const },
      ...{ smallArea: null, heldBecause: '' },
    }
  })

/** Everything a survey has to have before it is opened, around the day it opens. */
export const wholeFields = (opensOn: DateOnly, yearGroups: number[] = [10]): RoundFields => ({
  ...{ schools_answer_by: addDays(opensOn, -28), opt_out_by: addDays(opensOn, -7) },
  ...{ opens_on: opensOn, closes_on: addDays(opensOn, 14), withdraw_until: addDays(opensOn, 21) },
  ...{ names_destroyed_on: addDays(opensOn, 60), retain_until: addDays(opensOn, 365) },
  year_groups: yearGroups,
  languages: ['en', 'cy', 'pl'],
  ...{ about_for_parents: 'We ask pupils how they are.', about_for_pupils: 'We ask how you are.' },
  something_else: 'You can read.',
  ...{ lawful_basis: 'public_task', special_condition: 'substantial_public_interest' },
  ...{ impact_assessment: 'DPIA 12', agreement: 'Agreement 4' },
  ...{ key_holder: 'The Saltmere information team', key_used_when: 'Nobody uses it for that.' },
})

/** What a test says of a survey; the rest is as usual. */
export type SurveyMade = Partial<{
  key: string
  kind: Kind
  yearGroups: number[]
  opensOn: DateOnly
  pupils: number
  readers: string[]
  measures: { key: string; version: number }[]
  locals: LocalQuestion[]
  /** What rooms to the right set up before it is opened. */
  beforeOpening: (acting: Acting, round: string) => Promise<void>
}>

/** A survey that is whole and not opened yet, with one school asked. Answers its id. */
export async function makeDraftSurvey(
  db: Kysely<DB>,
  world: SurveyWorld,
  now: Date,
  made: SurveyMade = {},
): Promise<string> {
  const { key = 'autumn-2026', kind = 'confidential', opensOn = dateInLondon(now), yearGroups = [10] } = made
  const { measures = [{ key: 'ons4', version: 1 }], locals = [localQuestion()] } = made
  const id = newId()
  await surveyActs(db, now)(workerActor(world.place, world.administrator), async (acting) => {
    await makeRound(acting, { id, key, name: 'Survey, autumn 2026', kind })
    await changeRound(acting, id, wholeFields(opensOn, yearGroups))
    await nameControllers(acting, id, [{ id: newId(), name: 'Saltmere Council' }])
    if (kind === 'named') await nameReaders(acting, id, made.readers ?? [world.manager])
    for (const measure of measures) await addPart(acting, id, { id: newId(), domain: 'meaning', measure })
    for (const local of locals) {
      await makeLocalQuestion(acting, local)
      await addPart(acting, id, { id: newId(), domain: local.domain, localQuestionId: local.id })
    }
    await inviteSchools(acting, id, [world.school])
    await made.beforeOpening?.(acting, id)
  })
  return id
}

/** A survey that is open today in one school: what it asks, and the slips as they stand on paper. */
export type OpenSurvey = {
  round: string
  roundSchool: string
  questionnaire: Questionnaire
  slips: (Slip & { paper: string })[]
}

/** Opens a whole survey as those who run it do. */
export async function openDraftSurvey(
  db: Kysely<DB>,
  world: SurveyWorld,
  now: Date,
  { round, yearGroups = [10] }: { round: string; yearGroups?: number[] },
): Promise<void> {
  await surveyActs(db, now)(workerActor(world.place, world.administrator), async (acting) => {
    const { parts } = await partsOf(acting, { id: round, yearGroups }, world.council)
    await openRound(acting, round, questionnaireOf(parts))
  })
}

/**
 * A survey from setting up to slips on paper, told at `now`: by then it is open to pupils, parents had their time, and the
 * school's slips are made. What may not be made twice in a place is its key.
 */
export async function makeOpenSurvey(
  db: Kysely<DB>,
  world: SurveyWorld,
  { now = startOfDay(dateOnly('2026-11-24')), ...made }: SurveyMade & { now?: Date } = {},
): Promise<OpenSurvey> {
  const { kind = 'confidential', yearGroups = [10], pupils = 30 } = made
  const round = await makeDraftSurvey(db, world, now, made)
  await openDraftSurvey(db, world, now, { round, yearGroups })
  return surveyActs(db, now)(workerActor(world.place, world.manager), async (acting) => {
    const [school] = await schoolsOf(acting, round)
    if (!school) throw new Error('the school was not asked')
    await answerInvitation(acting, school.id, { answer: 'takes_part', onRoll: pupils })
    await listPupils(acting, school.id, inventedPupils(pupils, yearGroups))
    if (kind === 'named')
      await acting.tx
        .updateTable('round_pupil')
        .set({ said_yes: 'competent_pupil', said_yes_at: now })
        .where('round_school_id', '=', school.id)
        .execute()
    await sayOptOutsAreLoaded(acting, school.id)
    const slips = await makeCodes(acting, { id: school.id, roundId: round, kind }, { secret: newId() })
    const questionnaire = (await frozenQuestionnaire(acting, round)) as Questionnaire
    return { round, roundSchool: school.id, questionnaire, slips: slips.map(onPaper) }
  })
}

function onPaper(slip: Slip): Slip & { paper: string } {
  const paper = codeOnPaper(slip.code)
  if (readCode(paper) !== slip.code) throw new Error(`${paper} cannot be read`)
  return { ...slip, paper }
}

/** Fills in a survey from a slip: an answer for each item in order, as many as were reached. */
export async function makeSurveyAnswers(
  db: Kysely<DB>,
  now: Date,
  { code, place, answers }: { code: string; place: string; answers: readonly number[] },
): Promise<void> {
  const acts = surveyActs(db, now)
  const [held] = await acts({ kind: 'public', id: null, place }, ({ tx }) =>
    tx
      .selectFrom((from) => from.fn<{ id: string }>('code_for_slip', [from.val(codeHash(code))]).as('c'))
      .select('id')
      .execute(),
  )
  if (!held) throw new Error(`${code} opens nothing`)
  await acts({ kind: 'pupil', id: held.id, place }, async (acting) => {
    const slip = await acting.tx
      .selectFrom('round_code')
      .selectAll()
      .where('id', '=', held.id)
      .executeTakeFirstOrThrow()
    const asked = (await frozenQuestionnaire(acting, slip.round_id)) as Questionnaire
    const bytes = Buffer.alloc(asked.items.length, notReached)
    for (const [at, answer] of answers.entries()) bytes[at] = answer
    await acting.tx
      .insertInto('round_answers')
      .values({
        ...{ id: slip.id, round_id: slip.round_id, round_school_id: slip.round_school_id, answers: bytes },
        ...{ at_item: answers.length, year_group: slip.year_group, gender: slip.gender },
        ...{
          ethnic_group: slip.ethnic_group,
          free_meals: slip.free_meals,
          special_needs: slip.special_needs,
        },
        ...{ deprivation: slip.deprivation, neighbourhood_id: slip.neighbourhood_id, started_at: now },
        finished_at: answers.length === asked.items.length ? now : null,
      })
      .execute()
  })
}
