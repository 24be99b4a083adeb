import { describe, expect, it } from 'vitest'
import type { Measure } from '../blueprint/index.ts'
import { type Questionnaire, questionnaireShape } from '../surveys/index.ts'
import { askedIn } from './asked.ts'
import { rememberFor } from './memory.ts'
import { isUrgent, type Survey } from './survey.ts'
import { cameFrom, countAnswered, placeAfter, placeOf } from './way.ts'

const nothing = { yearGroup: null, gender: null, ethnicGroup: null }
const given = (answers: number[], at: number, finished = false) => ({
  ...nothing,
  ...{ answers: Uint8Array.from(answers), at, finished },
})

describe('the way through a survey', () => {
  it.each([
    ['not begun', null, '/survey/start'],
    ['about themselves first', given([255, 255], 0), '/survey/about/gender'],
    ['the very question', given([1, 255], 1), '/survey/questions/2'],
    ['after the last', given([1, 2], 2), '/survey/end'],
    ['handed in', given([1, 2], 2, true), '/survey/finished'],
  ])('goes on: %s', (_, answers, place) => expect(placeOf(answers, ['gender'])).toBe(place))

  it('ends after the last question', () => {
    expect([placeAfter(1, 2), placeAfter(2, 2)]).toEqual(['/survey/questions/2', '/survey/end'])
  })

  it('counts what was answered, and finds the first that was not', () => {
    expect(countAnswered(given([3, 254, 255], 3))).toEqual({ answered: 1, of: 3, firstUnanswered: 2 })
    expect(countAnswered(given([0, 1], 2)).firstUnanswered).toBeNull()
  })

  it.each(['//evil.example', 'questions/1/../../x', 'questions/1234', 'https://x', ''])(
    'does not lead to %j',
    (typed) => expect(cameFrom(typed)).toBeNull(),
  )
})

const item = (given: object): Questionnaire['items'][number] =>
  questionnaireShape.shape.items.element.parse({
    ...{ id: 'i', domain: 'emotions', words: { en: 'How often?', cy: 'Pa mor aml?' }, sensitive: false },
    choices: { from: 1, to: 2, labels: [{ en: 'Never', cy: 'Byth' }, { en: 'Often' }] },
    ...given,
  })

describe('a question', () => {
  it('is in one language throughout: in English where a single label is missing', () => {
    expect(askedIn(item({}), 'cy')).toMatchObject({ language: 'en', words: 'How often?' })
    const whole = item({ choices: { from: 0, to: 10 } })
    expect(askedIn(whole, 'cy')).toMatchObject({ language: 'cy', words: 'Pa mor aml?' })
    expect(askedIn(whole, 'pl')).toMatchObject({ language: 'en' })
  })
  it('has faces only where a choice is a feeling', () => {
    const labels = [{ en: 'Unhappy' }, { en: 'Happy' }]
    expect(askedIn(item({ better: 'higher', choices: { from: 1, to: 2, labels } }), 'en').pictures).toBe(
      'faces',
    )
    expect(askedIn(item({ better: 'higher' }), 'en').pictures).toBe('amounts')
  })
})

describe('an answer that a person must read at once', () => {
  const measures = [
    { key: 'm', version: 1, items: [{ id: 'i4', riskAnswers: [3, 4] }] },
  ] as unknown as Measure[]
  const questionnaire = { items: [], measures: [{ key: 'm', version: 1, domain: 'emotions', at: { i4: 7 } }] }
  const survey = (kind: Survey['kind']) => ({ kind, questionnaire }) as unknown as Survey
  it('is one only in a named survey, for that question and those answers', () => {
    expect(isUrgent(survey('named'), measures, 7, 3)).toBe(true)
    expect(isUrgent(survey('named'), measures, 7, 2)).toBe(false)
    expect(isUrgent(survey('named'), measures, 6, 3)).toBe(false)
    expect(isUrgent(survey('anonymous'), measures, 7, 3)).toBe(false)
  })
})

describe('what is remembered', () => {
  it('is forgotten after a while, and the oldest first when there is too much', () => {
    const memory = rememberFor<number>(1_000, 2)
    const at = (ms: number) => new Date(ms)
    for (const [name, value] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const)
      memory.keep(name, value, at(0))
    expect([memory.recall('a', at(1)), memory.recall('c', at(999)), memory.recall('b', at(1_000))]).toEqual([
      null,
      3,
      null,
    ])
  })
})
