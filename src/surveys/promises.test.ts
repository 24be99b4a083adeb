import { beforeAll, describe, expect, it } from 'vitest'
import { makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Actor } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { addDays, dateInLondon, newId } from '../words/index.ts'
import { makeCodes } from './codes/code-store.ts'
import { destroyer, destroyWhatIsDue } from './destroying.ts'
import {
  inventedPupils,
  makeDraftSurvey,
  makeOpenSurvey,
  makeSurveyAnswers,
  makeSurveySchool,
  makeSurveyWorld,
  openDraftSurvey,
  type SurveyWorld,
  surveyActs,
  workerActor,
} from './factory.ts'
import { listPupils, pupilsOf, sayNo } from './lists/pupil-store.ts'
import { changeRound, type RoundFields } from './round-store.ts'
import { answerInvitation, sayOptOutsAreLoaded, schoolsOf } from './schools/school-store.ts'

const now = new Date('2026-11-24T09:00:00Z')
const today = dateInLondon(now)
let database: TestDatabase
let world: SurveyWorld
let keys = 0
const nextKey = () => `round-${++keys}`
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const count = async (table: string) =>
  Number((await database.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n)

beforeAll(async () => {
  database = await testDatabase()
  world = await makeSurveyWorld(database.kysely)
})

describe('no survey opens without', () => {
  it.each<[string, RoundFields]>([
    ['its lawful basis', { lawful_basis: null }],
    ['its special-category condition', { special_condition: null }],
    ['its impact assessment', { impact_assessment: '' }],
    ['its agreement', { agreement: '' }],
    ['its retention', { retain_until: null }],
    ['the day the names are destroyed', { names_destroyed_on: null }],
    ['its dates', { closes_on: null }],
    ['the day by which parents say no', { opt_out_by: null }],
    ['its year groups', { year_groups: [] }],
    ['information for parents', { about_for_parents: '' }],
    ['information for pupils', { about_for_pupils: '' }],
    ['something else to do', { something_else: '' }],
    ['a holder of its key', { key_holder: '' }],
    ['its dates in order', { opt_out_by: addDays(today, 3) }],
  ])('%s', async (_, fields) => {
    const round = await makeDraftSurvey(database.kysely, world, now, { key: nextKey() })
    const act = surveyActs(database.kysely, now)
    await act(workerActor(world.place, world.administrator), (acting) => changeRound(acting, round, fields))
    await expect(openDraftSurvey(database.kysely, world, now, { round })).rejects.toMatchObject({
      constraint: 'round_opens_whole',
    })
  })

  it.each([
    ['its controllers', 'round_controller'],
    ['its questions', 'round_part'],
    ['a school', 'round_school'],
  ])('%s', async (_, table) => {
    const round = await makeDraftSurvey(database.kysely, world, now, { key: nextKey() })
    await database.owner.query(`delete from ${table} where round_id = $1`, [round])
    await expect(
      database.owner.query(
        `insert into round_opening (round_id, questionnaire, opened_by) values ($1, '{}', $2)`,
        [round, world.administrator],
      ),
    ).rejects.toMatchObject({ constraint: 'round_opens_whole' })
  })

  it('and once it is opened, what schools and parents were told stays', async () => {
    const round = await makeDraftSurvey(database.kysely, world, now, { key: nextKey() })
    await openDraftSurvey(database.kysely, world, now, { round })
    const change = (fields: RoundFields) =>
      surveyActs(database.kysely, now)(workerActor(world.place, world.administrator), (acting) =>
        changeRound(acting, round, fields),
      )
    for (const fields of [
      { kind: 'anonymous' as const },
      { retain_until: addDays(today, 800) },
      { year_groups: [9] },
    ])
      await expect(change(fields)).rejects.toMatchObject({ constraint: 'opened_round_stays' })
    await change({ names_destroyed_on: addDays(today, 30) })
  })
})

describe('anonymous has no key', () => {
  it('neither by the program nor by anybody with the tables in hand', async () => {
    const made = await makeOpenSurvey(database.kysely, world, {
      now,
      key: nextKey(),
      kind: 'anonymous',
      pupils: 6,
    })
    expect(made.slips.map(({ name }) => name)).toEqual(Array.from({ length: 6 }, () => null))
    expect(await count('round_key')).toBe(0)
    await expect(
      database.owner.query(`insert into round_key (code_id, pupil_id)
        select (select id from round_code where round_id = '${made.round}' limit 1), id from round_pupil limit 1`),
    ).rejects.toMatchObject({ constraint: 'anonymous_has_no_key' })
    const { rows } = await database.owner.query(
      'select distinct gender, free_meals from round_code where round_id = $1',
      [made.round],
    )
    expect(rows).toEqual([{ gender: null, free_meals: null }])
  })
})

it('the place never gets names: only the school’s own, and nobody else, reads them, and nobody the key', async () => {
  await makeOpenSurvey(database.kysely, world, { now, key: nextKey(), pupils: 5 })
  const other = await makeSurveySchool(database.kysely, {
    place: world.place,
    urn: '900077',
    name: 'Another school',
  })
  const team = await makeTeam(database.kysely, {
    place: world.place,
    organisation: world.council,
    name: 'Link workers',
  })
  const roles = ['commissioner', 'link_worker', 'manager'] as const
  const workers = await Promise.all(
    roles.map((role) =>
      makeWorker(database.kysely, {
        place: world.place,
        organisation: world.council,
        roles: [{ team, role }],
      }),
    ),
  )
  // Who works in the school and manages something else only.
  const elsewhere = await makeWorker(database.kysely, {
    ...{ place: world.place, organisation: world.school },
    roles: [{ team, role: 'manager' }],
  })
  const strangers: Actor[] = [
    ...[world.administrator, world.teacher, other.manager, elsewhere, ...workers].map((id) =>
      workerActor(world.place, id),
    ),
    { kind: 'operator:surveys-import', id: null, place: world.place },
    { kind: 'job:publish', id: null, place: world.place },
    { kind: 'public', id: null, place: world.place },
  ]
  const seen = (actor: Actor) =>
    surveyActs(database.kysely, now)(actor, async ({ tx }) => ({
      names: (await tx.selectFrom('round_pupil').select('id').execute()).length,
      noes: (await tx.selectFrom('round_parent_no').select('id').execute()).length,
      keys: (await tx.selectFrom('round_key').select('code_id').execute()).length,
    }))
  for (const actor of strangers) expect(await seen(actor), actor.kind).toEqual({ names: 0, noes: 0, keys: 0 })
  const own = await seen(workerActor(world.place, world.manager))
  expect(own.names).toBeGreaterThan(0)
  expect(own.keys).toBe(0)
})

it('opt-outs load before any code, and whoever said no gets none', async () => {
  const opensOn = addDays(today, 10)
  const round = await makeDraftSurvey(database.kysely, world, now, { key: nextKey(), opensOn })
  await openDraftSurvey(database.kysely, world, now, { round })
  const acts = surveyActs(database.kysely, now)
  const manager = workerActor(world.place, world.manager)
  const school = await acts(manager, async (acting) => {
    const [here] = await schoolsOf(acting, round)
    await answerInvitation(acting, here?.id ?? '', { answer: 'takes_part', onRoll: 3 })
    await listPupils(acting, here?.id ?? '', inventedPupils(3, [10]))
    return here?.id ?? ''
  })
  const about = { id: school, roundId: round, kind: 'confidential' as const }
  const make = (early: string) =>
    acts(manager, (acting) => makeCodes(acting, about, { secret: newId(), early }))
  await expect(make('The hall is free only this week.')).rejects.toMatchObject({
    constraint: 'codes_after_opt_outs',
  })
  await acts(manager, async (acting) => {
    const [first] = await pupilsOf(acting, school)
    await sayNo(acting, school, { pupils: [first?.id ?? ''], by: 'parent' })
    await sayOptOutsAreLoaded(acting, school)
  })
  await expect(make('')).rejects.toMatchObject({ constraint: 'codes_after_opt_outs' })
  expect(await make('The hall is free only this week.')).toHaveLength(2)
})

it('a school answers in the name of whoever does, and nobody in another’s', async () => {
  const round = await makeDraftSurvey(database.kysely, world, now, { key: nextKey() })
  await openDraftSurvey(database.kysely, world, now, { round })
  const acts = surveyActs(database.kysely, now)
  const manager = workerActor(world.place, world.manager)
  const school = (await acts(manager, (acting) => schoolsOf(acting, round)))[0]?.id ?? ''
  const saying = (what: object) =>
    acts(manager, ({ tx }) => tx.updateTable('round_school').set(what).where('id', '=', school).execute())
  for (const what of [
    { answer: 'declined', answered_at: now, answered_by: world.teacher },
    { opt_outs_loaded_at: now, opt_outs_loaded_by: world.teacher },
  ])
    await expect(saying(what)).rejects.toMatchObject({ code: '42501' })
  await acts(manager, (acting) => answerInvitation(acting, school, { answer: 'declined', onRoll: null }))
})

it('the same page of slips sent twice gives the same slips and makes none', async () => {
  const { round, roundSchool, slips } = await makeOpenSurvey(database.kysely, world, {
    now,
    key: nextKey(),
    pupils: 4,
  })
  const acts = surveyActs(database.kysely, now)
  const about = { id: roundSchool, roundId: round, kind: 'confidential' as const }
  const manager = workerActor(world.place, world.manager)
  const rows = inventedPupils(6, [10]).slice(4)
  await acts(manager, (acting) => listPupils(acting, roundSchool, rows))
  const secret = newId()
  const first = await acts(manager, (acting) => makeCodes(acting, about, { secret }))
  const again = await acts(manager, (acting) => makeCodes(acting, about, { secret }))
  expect(first.map(({ name }) => name).sort()).toEqual(['Pupil 5 Invented', 'Pupil 6 Invented'])
  expect(again).toEqual(first)
  expect(slips).toHaveLength(4)
})

it('a late no takes the code back, and the answers with it, without telling whether there were any', async () => {
  const { round, roundSchool, slips } = await makeOpenSurvey(database.kysely, world, {
    now,
    key: nextKey(),
    pupils: 2,
  })
  for (const { code } of slips)
    await makeSurveyAnswers(database.kysely, now, { code, place: world.place, answers: [7, 7, 7, 1] })
  const acts = surveyActs(database.kysely, now)
  await acts(workerActor(world.place, world.manager), async (acting) => {
    const [first] = await pupilsOf(acting, roundSchool)
    await sayNo(acting, roundSchool, { pupils: [first?.id ?? ''], by: 'pupil' })
  })
  expect(await count(`round_answers where round_id = '${round}'`)).toBe(1)
  expect(await count(`round_code where round_id = '${round}' and taken_back_at is not null`)).toBe(1)
})

it('names and key are destroyed on the day, answers and slips after the last day on which they are kept', async () => {
  const { round, roundSchool, slips } = await makeOpenSurvey(database.kysely, world, {
    now,
    key: nextKey(),
    pupils: 3,
  })
  await makeSurveyAnswers(database.kysely, now, {
    code: slips[0]?.code ?? '',
    place: world.place,
    answers: [1, 2, 3, 0],
  })
  const left = async () => ({
    names: await count(`round_pupil where round_school_id = '${roundSchool}'`),
    keys: await count(`round_key k join round_code c on c.id = k.code_id where c.round_id = '${round}'`),
    answers: await count(`round_answers where round_id = '${round}'`),
    slips: await count(`round_code where round_id = '${round}'`),
  })
  const sweep = (at: Date) => surveyActs(database.kysely, at)(destroyer(world.place), destroyWhatIsDue)
  await sweep(later(59))
  expect(await left()).toEqual({ names: 3, keys: 3, answers: 1, slips: 3 })
  await sweep(later(60))
  expect(await left()).toEqual({ names: 0, keys: 0, answers: 1, slips: 3 })
  await sweep(later(365))
  expect(await left()).toMatchObject({ answers: 1 })
  await sweep(later(366))
  await sweep(later(367))
  expect(await left()).toEqual({ names: 0, keys: 0, answers: 0, slips: 0 })
  expect(await count(`round_destruction where round_id = '${round}'`)).toBe(2)
})

it('a survey is exactly one kind', async () => {
  await expect(
    database.owner.query(`update round set kind = 'anonymous and named' where key = 'round-1'`),
  ).rejects.toMatchObject({ code: '23514' })
})
