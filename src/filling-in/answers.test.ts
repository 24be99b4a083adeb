import { beforeAll, describe, expect, it } from 'vitest'
import { newToken } from '../accounts/index.ts'
import { takeTheSameTime } from '../accounts/testing.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeSurveyWorld, type SurveyWorld, surveyActs, workerActor } from '../surveys/factory.ts'
import { codeHash } from '../surveys/index.ts'
import { newId } from '../words/index.ts'
import {
  answersGiven,
  beginAnswers,
  figuresMade,
  finishAnswers,
  keepAnswer,
  refuseSurvey,
  withdrawAnswers,
} from './answer-store.ts'
import { type AsPupil, makeSlips } from './factory.ts'
import { slipWithCode } from './slip-store.ts'

const now = new Date('2026-11-24T09:00:00Z')
const ITEMS = 4
let database: TestDatabase
let world: SurveyWorld
let codes: string[]
let round: string
let asPupil: AsPupil
let used = 0

const nextCode = (): string => codes[used++] ?? ''
const begin = (code: string) => asPupil(code, (acting) => beginAnswers(acting, ITEMS, 'en'))
const keep = (code: string, item: number, value: number) =>
  asPupil(code, (acting) => keepAnswer(acting, { item, values: [value], language: 'en' }))
const given = (code: string) => asPupil(code, answersGiven)
const bytes = async (code: string) => [...((await given(code))?.answers ?? [])]

beforeAll(async () => {
  database = await testDatabase()
  world = await makeSurveyWorld(database.kysely)
  ;({ codes, round, asPupil } = await makeSlips(database.kysely, world, { now, pupils: 20 }))
})

describe('a code that opens nothing', () => {
  it('takes the same time and says the same, whether a slip has all its letters but one or none', async () => {
    const act = surveyActs(database.kysely, now)
    const asked = (code: string) => async () => async () =>
      JSON.stringify(
        await act({ kind: 'public', id: null, place: world.place }, (acting) =>
          slipWithCode(acting, codeHash(code)),
        ),
      )
    // The figure 1 is in no code. Each is asked for again and again: what is asked for once only is slower, whatever it is.
    await takeTheSameTime(asked(`${codes[0]?.slice(0, 8)}1`), asked(`${newToken().slice(0, 8)}1`))
  }, 120_000)
})

describe('answers', () => {
  it('are one row, with the groups that the slip knows and nothing answered', async () => {
    const code = nextCode()
    await Promise.all([begin(code), begin(code), begin(code)])
    expect(await given(code)).toMatchObject({ at: 0, finished: false, yearGroup: 10 })
    expect(await bytes(code)).toEqual([255, 255, 255, 255])
  })

  it('stand once however often they are sent, and none takes another away', async () => {
    const code = nextCode()
    await begin(code)
    const sent = [0, 1, 2, 3].flatMap((item) => Array.from({ length: 10 }, () => keep(code, item, item + 1)))
    expect((await Promise.all(sent)).every(Boolean)).toBe(true)
    expect(await bytes(code)).toEqual([1, 2, 3, 4])
    const { rowCount } = await database.owner.query('select 1 from round_answers where round_id = $1', [
      round,
    ])
    expect(rowCount).toBe(2)
  })

  it('may be changed, and the later holds', async () => {
    const code = nextCode()
    await begin(code)
    await keep(code, 1, 2)
    await keep(code, 1, 254)
    expect(await given(code)).toMatchObject({ at: 2 })
    expect(await bytes(code)).toEqual([255, 254, 255, 255])
  })

  it('are refused before they are begun, beyond the last question, and once handed in', async () => {
    const code = nextCode()
    expect(await keep(code, 0, 1)).toBe(false)
    await begin(code)
    expect(await keep(code, ITEMS, 1)).toBe(false)
    expect(await asPupil(code, finishAnswers)).toBe(true)
    expect(await asPupil(code, finishAnswers)).toBe(false)
    expect(await keep(code, 0, 1)).toBe(false)
    expect(await asPupil(code, refuseSurvey)).toBe(false)
    expect(await bytes(code)).toEqual([255, 255, 255, 255])
  })
})

describe('a slip', () => {
  it('sees its own answers, and neither those of others, nor names, nor the key', async () => {
    const [mine, theirs] = [nextCode(), nextCode()]
    await begin(mine)
    await begin(theirs)
    const seen = await asPupil(mine, async ({ tx, actor }) => ({
      me: actor.id,
      answers: await tx.selectFrom('round_answers').select('id').execute(),
      codes: await tx.selectFrom('round_code').select('id').execute(),
      key: await tx.selectFrom('round_key').select('code_id').execute(),
      pupils: await tx.selectFrom('round_pupil').select('id').execute(),
      refusals: await tx.selectFrom('round_refusal').select('code_id').execute(),
      people: await tx.selectFrom('young_person').select('id').execute(),
    }))
    expect(seen).toEqual({
      ...{ me: seen.me, answers: [{ id: seen.me }], codes: [{ id: seen.me }] },
      ...{ key: [], pupils: [], refusals: [], people: [] },
    })
    const other = await asPupil(theirs, async ({ actor }) => actor.id as string)
    const changed = await asPupil(mine, ({ tx }) =>
      tx.updateTable('round_answers').set({ at_item: 3 }).where('id', '=', other).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
  })

  it('cannot begin in the name of another', async () => {
    const [mine, theirs] = [nextCode(), nextCode()]
    const other = await asPupil(theirs, async ({ actor }) => actor.id as string)
    await expect(
      asPupil(mine, ({ tx }) =>
        tx
          .insertInto('round_answers')
          .columns(['id', 'round_id', 'round_school_id', 'answers'])
          .expression((from) =>
            from
              .selectFrom('round_code')
              .select([
                from.val(other).as('id'),
                'round_id',
                'round_school_id',
                from.val(Buffer.alloc(4)).as('answers'),
              ]),
          )
          .execute(),
      ),
    ).rejects.toThrow(/row-level security|type uuid/)
    expect(await given(theirs)).toBeNull()
  })

  it('is not read by whoever runs the survey, nor by the school', async () => {
    const act = surveyActs(database.kysely, now)
    for (const worker of [world.administrator, world.manager, world.teacher]) {
      const read = await act(workerActor(world.place, worker), async ({ tx }) => ({
        answers: await tx.selectFrom('round_answers').select('id').execute(),
        refusals: await tx.selectFrom('round_refusal').select('code_id').execute(),
      }))
      expect(read).toEqual({ answers: [], refusals: [] })
    }
  })
})

describe('a no', () => {
  it('takes away what was answered, counts once, and may turn into a yes', async () => {
    const code = nextCode()
    await begin(code)
    await keep(code, 0, 1)
    expect(await asPupil(code, refuseSurvey)).toBe(true)
    expect(await asPupil(code, refuseSurvey)).toBe(true)
    expect(await given(code)).toBeNull()
    const refusals = () => database.owner.query('select 1 from round_refusal where round_id = $1', [round])
    expect((await refusals()).rowCount).toBe(1)
    expect(await begin(code)).toBe(true)
    expect((await refusals()).rowCount).toBe(0)
  })

  it('after handing in takes the answers back, and the code opens nothing', async () => {
    const code = nextCode()
    await begin(code)
    await asPupil(code, finishAnswers)
    await asPupil(code, withdrawAnswers)
    await expect(given(code)).rejects.toThrow('taken_back')
  })
})

describe('what a code opens', () => {
  const at = (moment: string, code: string) =>
    surveyActs(database.kysely, new Date(moment))(
      { kind: 'public', id: null, place: world.place },
      (acting) => slipWithCode(acting, codeHash(code)),
    )
  it('is the survey on its days, taking back for longer, and nothing before or after', async () => {
    const code = nextCode()
    expect(await at('2026-11-23T12:00:00Z', code)).toEqual({
      ...{ opens: 'nothing', why: 'not_yet', opensOn: '2026-11-24' },
    })
    expect(await at('2026-12-08T12:00:00Z', code)).toMatchObject({ opens: 'survey' })
    expect(await at('2026-12-09T12:00:00Z', code)).toMatchObject({ opens: 'withdrawal' })
    expect(await at('2026-12-16T12:00:00Z', code)).toEqual({
      ...{ opens: 'nothing', why: 'too_late', until: '2026-12-15', figuresMade: false },
    })
    expect(await at('2026-11-24T12:00:00Z', newId())).toEqual({ opens: 'nothing', why: 'wrong' })
  })

  it('is taking the answers back also after figures were made, and says so; never after the day', async () => {
    const [mine, late] = [nextCode(), nextCode()]
    for (const code of [mine, late]) {
      await begin(code)
      await asPupil(code, finishAnswers)
    }
    const slip = await at('2026-12-15T20:00:00Z', mine)
    const tooLate = await at('2026-12-15T20:00:00Z', late)
    if (slip.opens === 'nothing' || tooLate.opens === 'nothing') throw new Error('it is the last day')
    const on = (day: string) => surveyActs(database.kysely, new Date(day))
    expect(await on('2026-12-15T20:00:00Z')(slip.pupil, (acting) => figuresMade(acting, round))).toBe(false)
    await database.owner.query(
      `insert into publication_version (id, round_id, version, digest, minimum_base, answer_sets, plan, computed_at)
       values ($1, $2, 1, '', 10, 10, '{}', $3)`,
      [...[newId(), round, now]],
    )
    expect(await on('2026-12-15T20:00:00Z')(slip.pupil, (acting) => figuresMade(acting, round))).toBe(true)
    await on('2026-12-15T20:00:00Z')(slip.pupil, withdrawAnswers)
    await on('2026-12-16T09:00:00Z')(tooLate.pupil, withdrawAnswers)
    const left = (pupil: { id: string }) =>
      database.owner.query('select 1 from round_answers where id = $1', [pupil.id])
    expect([(await left(slip.pupil)).rowCount, (await left(tooLate.pupil)).rowCount]).toEqual([0, 1])
    expect(await at('2026-12-15T21:00:00Z', mine)).toEqual({ opens: 'nothing', why: 'taken_back' })
    expect(await at('2026-12-16T09:00:00Z', late)).toMatchObject({ why: 'too_late', figuresMade: true })
  })

  it('closes to whoever is in the middle of it', async () => {
    const code = nextCode()
    await begin(code)
    await database.owner.query(
      'insert into round_closing (round_id, closed_by, closed_at) values ($1, $2, $3)',
      [...[round, world.administrator, now]],
    )
    const slip = await at('2026-11-24T12:00:00Z', code)
    if (slip.opens === 'nothing') throw new Error('answers can be taken back')
    const kept = await surveyActs(database.kysely, now)(slip.pupil, (acting) =>
      keepAnswer(acting, { item: 0, values: [1], language: 'en' }),
    )
    expect(kept).toBe(false)
  })
})
