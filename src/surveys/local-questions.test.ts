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
import { lengthOfParts, questionnaireOf } from './part.ts'
import { addPart, endLocalQuestion, localQuestionsHere, makeLocalQuestion, partsOf } from './part-store.ts'
import { askedTogether, questionnaireShape } from './questionnaire.ts'
import { readLocalQuestion } from './setting-up/typed.ts'

const now = new Date('2026-11-24T09:00:00Z')
let database: TestDatabase
let world: SurveyWorld

beforeAll(async () => {
  database = await testDatabase()
  world = await makeSurveyWorld(database.kysely)
})

describe('a question of which several things may be picked', () => {
  const typed = (given: Record<string, string>) =>
    readLocalQuestion({
      ...{ domain: 'meaning', words: 'What matters most to you?', answered: 'several', shaped_with: 'Us' },
      ...{ choices: 'Friends\nSleep\nMoney\nSport', translations: 'cy\nBeth?\nA\nB\nC\nCh', ...given },
    })

  it('has neither a better end nor a scale, and becomes an item for each thing', async () => {
    const read = typed({ better: 'higher' })
    if (!read.ok) throw new Error('it was not read')
    const question = { id: newId(), ...read.question }
    expect(question).toMatchObject({ better: null, most: 3 })
    const act = surveyActs(database.kysely, now)
    const round = await makeDraftSurvey(database.kysely, world, now, { key: 'matters', locals: [] })
    const { parts } = await act(workerActor(world.place, world.administrator), async (acting) => {
      await makeLocalQuestion(acting, question)
      await addPart(acting, round, { id: newId(), domain: 'meaning', localQuestionId: question.id })
      return partsOf(acting, { id: round, yearGroups: [10] }, world.council)
    })
    const asked = questionnaireShape.parse(questionnaireOf(parts))
    const [, , , matters] = askedTogether(asked)
    expect(matters?.items.map(({ id, picked }) => [id, picked?.thing.cy])).toEqual(
      ['A', 'B', 'C', 'Ch'].map((thing, at) => [`${question.id}.${at + 1}`, thing]),
    )
    expect(lengthOfParts(parts).items).toBe(4)
  })

  it.each([
    ['a thing twice', { choices: 'Sleep\nsleep' }, 'Write each answer once'],
    ['one thing alone', { choices: 'Sleep' }, 'Write two to eleven answers, one on each line'],
  ])('refuses %s', (_, given, problem) =>
    expect(typed({ translations: '', ...given })).toMatchObject({ problems: { choices: problem } }),
  )
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
