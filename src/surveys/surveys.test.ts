import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { codeFrom, codeHash, codeOnPaper, readCode } from './codes/code.ts'
import {
  makeOpenSurvey,
  makeSurveyAnswers,
  makeSurveyWorld,
  type SurveyWorld,
  surveyActs,
  workerActor,
} from './factory.ts'
import { frozenQuestionnaire } from './part-store.ts'

const now = new Date('2026-11-24T09:00:00Z')
let database: TestDatabase
let world: SurveyWorld

beforeAll(async () => {
  database = await testDatabase()
  world = await makeSurveyWorld(database.kysely)
})

describe('a code', () => {
  it('is typed as it stands on paper, or in any other way, and is no word', () => {
    const code = codeFrom(newId(), 'somebody')
    expect(code).toMatch(/^[CDFGHJKMNPQRTWXY34679]{9}$/)
    for (const typed of [
      code,
      codeOnPaper(code),
      codeOnPaper(code).toLowerCase().replaceAll(' ', '-'),
      ` ${code} `,
    ])
      expect(readCode(typed)).toBe(code)
  })
  it.each(['', 'CDFGHJKM', 'CDFGHJKMNP', 'AEIOUAEIO', '0'.repeat(9), 'C'.repeat(70)])('%j is none', (typed) =>
    expect(readCode(typed)).toBeNull(),
  )
})

describe('an open survey', () => {
  it('has a slip for every pupil, which opens it, and asks what was frozen', async () => {
    const { round, slips } = await makeOpenSurvey(database.kysely, world, { now, pupils: 12 })
    expect(slips).toHaveLength(12)
    const act = surveyActs(database.kysely, now)
    const [first] = slips
    const found = await act({ kind: 'public', id: null, place: world.place }, async ({ tx }) =>
      tx
        .selectFrom((from) =>
          from
            .fn<{ id: string; place_id: string }>('code_for_slip', [from.val(codeHash(first?.code ?? ''))])
            .as('c'),
        )
        .selectAll()
        .execute(),
    )
    expect(found).toMatchObject([{ place_id: world.place }])
    const asked = await act(workerActor(world.place, world.administrator), (acting) =>
      frozenQuestionnaire(acting, round),
    )
    expect(asked?.items.map(({ id }) => id.replace(/^[0-9a-f-]{36}$/, 'local'))).toEqual([
      'ons4.i1',
      'ons4.i2',
      'ons4.i3',
      'local',
    ])
    await makeSurveyAnswers(database.kysely, now, {
      code: first?.code ?? '',
      place: world.place,
      answers: [7, 8, 6, 2],
    })
    expect((await database.owner.query('select answers, finished_at from round_answers')).rows).toEqual([
      { answers: Buffer.from([7, 8, 6, 2]), finished_at: now },
    ])
    expect(asked?.measures).toMatchObject([{ key: 'ons4', at: { i1: 0, i2: 1, i3: 2 } }])
  })
})
