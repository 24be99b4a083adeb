import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTeam, makeWorker } from '../accounts/factory.ts'
import { type Acting, type CommandContext, constraintOf } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { type AsPupil, makeSlips } from '../filling-in/factory.ts'
import { measureLibrary } from '../measures/index.ts'
import {
  makeDraftSurvey,
  makeSurveyAnswers,
  makeSurveyWorld,
  type SurveyWorld,
  surveyActs,
  workerActor,
} from '../surveys/factory.ts'
import { frozenQuestionnaire, type Questionnaire } from '../surveys/index.ts'
import { newId } from '../words/index.ts'
import { type Sharing, sequenceOf } from './allocation.ts'
import { screeningCommands } from './commands.ts'
import { inventedTrial, screened } from './factory.ts'
import { type AllocationCheck, checkAllocation } from './log-store.ts'
import { askPupil, joinTrial, keepReply, offerMade } from './offer-store.ts'
import { isAsked, type Screen, scoreIn } from './screen.ts'
import { countsOf, screenOf } from './screen-store.ts'

const now = new Date('2026-11-24T09:00:00Z')
const LONELY = [3, 3, 3, 1]

let database: TestDatabase
let world: SurveyWorld
let team: string
let reader: string
let linkWorker: string

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  world = await makeSurveyWorld(db)
  const { place, council: organisation } = world
  team = await makeTeam(db, { place, organisation, name: 'Northside', receivesReferrals: true })
  linkWorker = await makeWorker(db, {
    ...{ place, organisation, name: 'Maryam Siddiqui' },
    roles: [{ team, role: 'link_worker' }],
  })
  reader = await makeWorker(db, {
    place,
    organisation,
    name: 'Nadia Aziz',
    roles: [{ team, role: 'clinician' }],
  })
})

type Made = { key: string; round: string; codes: string[]; asPupil: AsPupil }

async function made({
  trial = null,
  pupils = 12,
}: {
  trial?: Screen['trial']
  pupils?: number
}): Promise<Made> {
  const key = `k-${newId()}`
  const survey = { ...screened(team, { trial }), key, pupils, readers: [reader], now }
  return { key, ...(await makeSlips(database.kysely, world, survey)) }
}

/** A pupil answers and is asked; the id they act under is their code's. */
async function asked({ asPupil, round }: Made, code: string): Promise<void> {
  await makeSurveyAnswers(database.kysely, now, { code, place: world.place, answers: LONELY })
  await asPupil(code, (acting) => askPupil(acting, round))
}

const as = <T>(worker: string, work: (acting: Acting) => Promise<T>) =>
  surveyActs(database.kysely, now)(workerActor(world.place, worker), work)
const operator = <T>(work: (acting: Acting) => Promise<T>) =>
  surveyActs(database.kysely, now)({ kind: 'operator:screening-allocation', id: null, place: null }, work)

describe('pupils above the threshold are told kindly and asked', () => {
  it('counts the score of the measure, from the threshold on, and says nothing where an answer is missing', async () => {
    const { round, codes, asPupil } = await made({ pupils: 2 })
    const { screen, questionnaire } = await asPupil(codes[0] as string, async (acting) => ({
      screen: (await screenOf(acting, round)) as Screen,
      questionnaire: (await frozenQuestionnaire(acting, round)) as Questionnaire,
    }))
    const whether = (answers: number[]) => {
      const given = { questionnaire, answers: Uint8Array.from(answers) }
      const survey = { questionnaire } as Parameters<typeof isAsked>[2]['survey']
      return [
        scoreIn(screen, measureLibrary(), given),
        isAsked(screen, measureLibrary(), { survey, answers: given.answers }),
      ]
    }
    expect(whether([2, 2, 2, 1])).toEqual([6, true])
    expect(whether([2, 2, 1, 1])).toEqual([5, false])
    expect(whether([3, 3, 254, 1])).toEqual([null, false])
    expect(whether([3, 3, 255, 255])).toEqual([null, false])
  })

  it('exists in a named survey alone, and goes when the survey becomes another kind', async () => {
    const { beforeOpening } = screened(team)
    const anonymous = makeDraftSurvey(database.kysely, world, now, {
      kind: 'anonymous',
      key: 'a-1',
      beforeOpening,
    })
    expect(constraintOf(await anonymous.catch((error: unknown) => error))).toBe('screen_is_named')
    const id = await makeDraftSurvey(database.kysely, world, now, { ...screened(team), key: 'a-2' })
    await as(world.administrator, ({ tx }) =>
      tx.updateTable('round').set({ kind: 'anonymous' }).where('id', '=', id).execute(),
    )
    expect(await as(world.administrator, (acting) => screenOf(acting, id))).toBeNull()
  })
})

describe('those who join are allocated (concealed, logged, reproducible)', () => {
  it('gives the same way in the database as worked out from the seed apart from it', async () => {
    const sharings: Sharing[] = [
      { toReferral: 1, toSignposting: 1, smallestBlock: 1, largestBlock: 3 },
      { toReferral: 2, toSignposting: 3, smallestBlock: 2, largestBlock: 6 },
    ]
    for (const sharing of sharings)
      for (const name of ['one', 'another']) {
        const [seed, school] = [createHash('sha256').update(name).digest(), randomUUID()]
        const row = JSON.stringify({
          ...{ to_referral: sharing.toReferral, to_signposting: sharing.toSignposting },
          ...{ smallest_block: sharing.smallestBlock, largest_block: sharing.largestBlock },
        })
        const { rows } = await database.owner.query<{ arm: string }>(
          `select screen_arm($1, $2, n, jsonb_populate_record(null::screen_trial, $3)) as arm
           from generate_series(1, 80) n order by n`,
          [seed, school, row],
        )
        expect(rows.map(({ arm }) => arm)).toEqual(sequenceOf(seed, school, sharing, 80))
      }
  })

  it('allocates each once, one after another, however many tap however often at the same moment', async () => {
    const trial = await made({ trial: inventedTrial(), pupils: 12 })
    for (const code of trial.codes) await asked(trial, code)
    const taps = trial.codes.flatMap((code) => [code, code, code])
    const arms = await Promise.all(taps.map((code) => trial.asPupil(code, joinTrial)))
    for (const at of trial.codes.keys()) expect(new Set(arms.slice(at * 3, at * 3 + 3)).size).toBe(1)
    const { rows } = await database.owner.query<{ nth: number }>(
      'select nth from screen_allocation where round_id = $1 order by nth',
      [trial.round],
    )
    expect(rows.map(({ nth }) => nth)).toEqual(trial.codes.map((_, at) => at + 1))
    const checked = await operator((acting) => checkAllocation(acting, trial.key, undefined))
    expect(checked).toMatchObject({ agrees: true, seedIsTheSame: true })
    expect(checked.schools.map(({ allocated }) => allocated.length)).toEqual([12])
  })

  it('says by its command whether the log agrees with the seed', async () => {
    const trial = await made({ trial: inventedTrial(), pupils: 2 })
    for (const code of trial.codes) await asked(trial, code)
    for (const code of trial.codes) await trial.asPupil(code, joinTrial)
    const printed: string[] = []
    const context = {
      ...{ now, print: (line: string) => printed.push(line) },
      database: async () => ({ appUrl: database.appUrl }),
    } as unknown as CommandContext
    const check = () =>
      screeningCommands[0]?.run({ positionals: [trial.key], values: { json: true } }, context)
    expect(await check()).toBe(0)
    await database.owner.query('update screen_seed set seed = sha256(seed) where round_id = $1', [
      trial.round,
    ])
    expect(await check()).toBe(1)
    const said = printed.map((line) => JSON.parse(line) as AllocationCheck)
    expect(said).toMatchObject([
      { agrees: true, seedIsTheSame: true },
      { agrees: false, seedIsTheSame: false },
    ])
    expect(said[0]?.schools[0]?.allocated.map(({ nth, agrees }) => [nth, agrees])).toEqual([
      [1, true],
      [2, true],
    ])
  })

  it('keeps its log as it was, and when somebody takes their answers back', async () => {
    const trial = await made({ trial: inventedTrial(), pupils: 1 })
    const [code = ''] = trial.codes
    await asked(trial, code)
    await trial.asPupil(code, joinTrial)
    const changed = database.owner.query(
      "update screen_allocation set arm = 'referral' where round_id = $1",
      [trial.round],
    )
    await expect(changed).rejects.toThrow('stays as it was logged')
    const forgotten = trial.asPupil(code, ({ tx }) => tx.deleteFrom('screen_offer').execute())
    await expect(forgotten).rejects.toThrow('permission denied')
    await database.owner.query('delete from round_answers where round_id = $1', [trial.round])
    const { rows } = await database.owner.query(
      'select (select count(*)::int from screen_offer where round_id = $1) as offers, (select count(*)::int from screen_allocation where round_id = $1) as lines',
      [trial.round],
    )
    expect(rows).toEqual([{ offers: 0, lines: 1 }])
  })

  it('shows nobody the seed or the log but the operator who checks it; the pupil sees their own line', async () => {
    const trial = await made({ trial: inventedTrial(), pupils: 2 })
    for (const code of trial.codes) await asked(trial, code)
    for (const code of trial.codes) await trial.asPupil(code, joinTrial)
    const seen = async ({ tx }: Acting) => ({
      seeds: (
        await tx.selectFrom('screen_seed').select('round_id').where('round_id', '=', trial.round).execute()
      ).length,
      lines: (
        await tx.selectFrom('screen_allocation').select('nth').where('round_id', '=', trial.round).execute()
      ).length,
    })
    for (const worker of [world.administrator, world.manager, world.teacher, linkWorker, reader])
      expect(await as(worker, seen)).toEqual({ seeds: 0, lines: 0 })
    expect(await trial.asPupil(trial.codes[0] as string, seen)).toEqual({ seeds: 0, lines: 1 })
    expect(await operator(seen)).toEqual({ seeds: 1, lines: 2 })
  })
})

describe('who declines is signposted and counted in neither arm', () => {
  it('is not allocated, then or afterwards', async () => {
    const trial = await made({ trial: inventedTrial(), pupils: 1 })
    const [code = ''] = trial.codes
    await asked(trial, code)
    await trial.asPupil(code, (acting) => keepReply(acting, 'declined'))
    expect(await trial.asPupil(code, joinTrial)).toBeNull()
    expect(await trial.asPupil(code, offerMade)).toMatchObject({ reply: 'declined', arm: null, sent: false })
    const { rowCount } = await database.owner.query('select from screen_allocation where round_id = $1', [
      trial.round,
    ])
    expect(rowCount).toBe(0)
  })

  it('cannot join what they were not asked to, nor say that they did', async () => {
    const trial = await made({ trial: inventedTrial(), pupils: 2 })
    const [first = '', second = ''] = trial.codes
    await makeSurveyAnswers(database.kysely, now, { code: first, place: world.place, answers: [1, 1, 1, 5] })
    expect(await trial.asPupil(first, joinTrial)).toBeNull()
    await asked(trial, second)
    const said = trial.asPupil(second, ({ tx }) =>
      tx.updateTable('screen_offer').set({ reply: 'joined', replied_at: now }).execute(),
    )
    await expect(said).rejects.toThrow('row-level security')
  })
})

describe('a teacher or the place never sees who was above the threshold', () => {
  it('only the named readers of the round do', async () => {
    const survey = await made({ pupils: 2 })
    for (const code of survey.codes) await asked(survey, code)
    const offers = async ({ tx }: Acting) =>
      (await tx.selectFrom('screen_offer').select('id').where('round_id', '=', survey.round).execute()).length
    for (const worker of [world.teacher, world.manager, world.administrator, linkWorker])
      expect(await as(worker, offers)).toBe(0)
    expect(await as(reader, offers)).toBe(2)
    expect(await survey.asPupil(survey.codes[0] as string, offers)).toBe(1)
  })

  it('totals are told from ten on, down to the five below, and to those who run the survey', async () => {
    const trial = await made({ trial: inventedTrial(), pupils: 36 })
    const code = (at: number) => trial.codes[at] as string
    for (let at = 0; at < 9; at++) await asked(trial, code(at))
    const told = () => as(world.administrator, (acting) => countsOf(acting, trial.round))
    expect(new Set(Object.values(await told()))).toEqual(new Set([null]))
    for (let at = 9; at < 24; at++) await asked(trial, code(at))
    for (let at = 24; at < 36; at++)
      await makeSurveyAnswers(database.kysely, now, {
        code: code(at),
        place: world.place,
        answers: [1, 1, 1, 5],
      })
    for (let at = 0; at < 12; at++) await trial.asPupil(code(at), joinTrial)
    for (let at = 12; at < 24; at++) await trial.asPupil(code(at), (acting) => keepReply(acting, 'declined'))
    expect(await told()).toEqual({
      ...{ finished: 35, asked: 20, joined: 10, declined: 10, no_answer_yet: null },
      // Twelve in two arms are fewer than ten in one of them.
      ...{ referral: null, signposting: null },
    })
    for (const worker of [world.teacher, world.manager, linkWorker, reader])
      expect(await as(worker, (acting) => countsOf(acting, trial.round))).toEqual({})
  })
})
