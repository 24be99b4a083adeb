import { describe, expect, it } from 'vitest'
import type { Measure } from '../blueprint/index.ts'
import { askedTogether, type Questionnaire, questionnaireShape, skipped } from '../surveys/index.ts'
import { bytesOf, pickedBefore } from './answering.ts'
import { askedAtOnce, askedIn } from './asked.ts'
import { rememberFor } from './memory.ts'
import { isUrgent, type Survey } from './survey.ts'
import { cameFrom, countAnswered, placeAfter, placeOf } from './way.ts'

const nothing = { yearGroup: null, gender: null, ethnicGroup: null }
const given = (answers: number[], at: number, finished = false) => ({
  ...nothing,
  ...{ answers: Uint8Array.from(answers), at, finished },
})

const item = (given: object): Questionnaire['items'][number] =>
  questionnaireShape.shape.items.element.parse({
    ...{ id: 'i', domain: 'emotions', words: { en: 'How often?', cy: 'Pa mor aml?' }, sensitive: false },
    choices: { from: 1, to: 2, labels: [{ en: 'Never', cy: 'Byth' }, { en: 'Often' }] },
    ...given,
  })

const things = ['Friends', 'Sleep', 'Money'].map((thing, at) =>
  item({
    ...{ id: `q.${at + 1}`, words: { en: 'What matters most?' }, choices: { from: 0, to: 1 } },
    picked: { of: 'q', thing: { en: thing }, most: 2 },
  }),
)

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
    const asked = askedTogether({ items: ['a', 'b', 'c'].map((id) => item({ id })) })
    expect(countAnswered(given([3, 254, 255], 3), asked)).toEqual({
      ...{ answered: 1, of: 3, firstUnanswered: '/survey/questions/2', last: '/survey/questions/3' },
    })
    expect(countAnswered(given([0, 1, 1], 3), asked).firstUnanswered).toBeNull()
  })

  it('counts a question of which several things may be picked once', () => {
    const asked = askedTogether({ items: [item({ id: 'a' }), ...things, item({ id: 'z' })] })
    expect(asked.map(({ at, items }) => [at, items.length])).toEqual([
      [0, 1],
      [1, 3],
      [4, 1],
    ])
    expect(countAnswered(given([1, 0, 1, 0, 255], 4), asked)).toEqual({
      ...{ answered: 2, of: 3, firstUnanswered: '/survey/questions/5', last: '/survey/questions/5' },
    })
  })

  it.each(['//evil.example', 'questions/1/../../x', 'questions/1234', 'https://x', ''])(
    'does not lead to %j',
    (typed) => expect(cameFrom(typed)).toBeNull(),
  )
})

describe('a question of which several things may be picked', () => {
  const [first] = askedTogether({ items: things })
  const asked = askedAtOnce(first as NonNullable<typeof first>, 'en')
  it('is asked at once, with every thing to tick', () => {
    expect(asked).toMatchObject({ words: 'What matters most?', most: 2 })
    expect(asked.choices.map(({ label }) => label)).toEqual(['Friends', 'Sleep', 'Money'])
    expect(askedAtOnce(first as NonNullable<typeof first>, 'cy').language).toBe('en')
  })
  it.each([
    ['two ticked', { answer: ['2', '0'] }, [1, 0, 1]],
    ['one ticked', { answer: '1' }, [0, 1, 0]],
    ['none ticked', {}, 'none'],
    ['one more than may be', { answer: ['0', '1', '2'] }, 'many'],
    ['something that is not there', { answer: ['9'] }, 'none'],
    ['skipped, whatever is ticked', { answer: ['0', '1', '2'], go: 'skip' }, [skipped, skipped, skipped]],
  ])('%s', (_, typed, bytes) => expect(bytesOf(asked, typed)).toEqual(bytes))
  it('shows again what was ticked', () => {
    expect(pickedBefore(asked, Uint8Array.from([1, 0, 1]))).toEqual([0, 2])
    expect(pickedBefore(asked, Uint8Array.from([skipped, skipped, skipped]))).toEqual([])
  })
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
