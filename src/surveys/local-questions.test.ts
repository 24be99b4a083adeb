import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import {
  localQuestion,
  makeDraftSurvey,
  makeSurveyWorld,
  type SurveyWorld,
  surveyActs,
  workerActor,
} from './factory.ts'
import { addPart, endLocalQuestion, localQuestionsHere, makeLocalQuestion, partsOf } from './part-store.ts'

const now = new Date('2026-11-24T09:00:00Z')
let database: TestDatabase
let world: SurveyWorld

beforeAll(async () => {
  database = await testDatabase()
  world = await makeSurveyWorld(database.kysely)
})

describe('a question of a place’s own', () => {
  it('is offered until somebody who runs surveys ends it, and stays in the surveys that ask it', async () => {
    const act = surveyActs(database.kysely, now)
    const administrator = workerActor(world.place, world.administrator)
    const question = localQuestion({ words: { en: 'I have a say here' } })
    const round = await makeDraftSurvey(database.kysely, world, now, { key: 'asks-it' })
    await act(administrator, async (acting) => {
      await makeLocalQuestion(acting, question)
      await addPart(acting, round, { id: newId(), domain: question.domain, localQuestionId: question.id })
    })
    const offered = () =>
      act(administrator, async (acting) => (await localQuestionsHere(acting)).map(({ id }) => id))
    expect(await offered()).toContain(question.id)

    await act(workerActor(world.place, world.teacher), (acting) => endLocalQuestion(acting, question.id))
    expect(await offered()).toContain(question.id)

    for (const _ of ['once', 'and once more'])
      await act(administrator, (acting) => endLocalQuestion(acting, question.id))
    expect(await offered()).not.toContain(question.id)
    const { parts } = await act(administrator, (acting) =>
      partsOf(acting, { id: round, yearGroups: [10] }, world.council),
    )
    expect(parts.some(({ local }) => local?.id === question.id)).toBe(true)
    const { rows } = await database.owner.query(
      "select act from history where subject_kind = 'local question' and subject_id = $1 order by position",
      [question.id],
    )
    expect(rows.map((row) => row.act)).toEqual(['made', 'ended'])
  })
})
