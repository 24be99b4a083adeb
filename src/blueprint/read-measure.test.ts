import { describe, expect, it } from 'vitest'
import { hasRisk, isForAge, itemsFor } from './measure.ts'
import { saidIn } from './parts.ts'
import { readMeasure } from './read-measure.ts'
import { BlueprintProblem } from './yaml.ts'

const good = `key: mood
version: 1
name: Mood
fullName: A measure of mood
about: How somebody feels, in two answers.
ages: { from: 8, to: 18 }
wording: ships
licence: { name: none, holder: nobody, terms: Free., cite: Invented. }
choices: { from: 1, to: 3, labels: [Low, Middle, High] }
minutes: 1
items:
  - { id: i1, words: How are you? }
  - { id: i2, words: Are you safe?, riskAnswers: [1], askedFromAge: 16 }
scores:
  - { key: raw, name: Sum, sum: all items, needs: every item, from: 2, to: 6, better: higher }
  - { key: metric, name: Metric, table: { of: raw, values: [1, 2, 3, 4, 5] }, from: 1, to: 5, better: higher }
facts: [{ says: It is invented., from: us, checked: read }]
examples: [{ what: middle, answers: { i1: 2, i2: 2 }, scores: { raw: 4, metric: 3 } }]
`
const problemOf = (text: string, file = 'mood.yaml'): string => {
  try {
    readMeasure(text, file)
    return 'nothing'
  } catch (error) {
    if (error instanceof BlueprintProblem) return error.message
    throw error
  }
}

describe('a measure file', () => {
  it('is read as what it says', () => {
    const measure = readMeasure(good, 'mood.yaml')
    expect(measure).toMatchObject({ key: 'mood', choices: { from: 1, to: 3 } })
    expect(measure.items.map(({ reverse }) => reverse)).toEqual([false, false])
    expect(measure.scores.map(({ compared }) => compared)).toEqual([true, true])
  })

  it.each([
    ['no YAML', 'key: [', 'mood.yaml is not YAML'],
    ['nothing at all', '', 'mood.yaml: the file'],
    ['a part that is missing', good.replace(/^licence.*\n/m, ''), 'licence'],
    ['a part with a typing mistake', good.replace('minutes:', 'minuets:'), 'minutes'],
    [
      'a score of an item that is not there',
      good.replace('sum: all items, needs: every item', 'item: i9'),
      'i9, which is no item',
    ],
    [
      'a table that is too short',
      good.replace('[1, 2, 3, 4, 5]', '[1, 2]'),
      'a value for each raw from 2 to 6',
    ],
    ['a table of no score', good.replace('of: raw', 'of: sum'), 'sum, which is no score'],
    ['two things of one name', good.replace('id: i2', 'id: i1'), 'i1 is the name of two things'],
    [
      'a choice without its label',
      good.replace('[Low, Middle, High]', '[Low, High]'),
      'every choice needs its label',
    ],
    [
      'a risk answer that is no choice',
      good.replace('riskAnswers: [1]', 'riskAnswers: [7]'),
      'a risk answer of i2 is no choice',
    ],
    [
      'a shipped item without words',
      good.replace('words: How are you?', 'reverse: true'),
      'every item needs words',
    ],
    [
      'licensed wording in the file',
      good.replace('wording: ships', 'wording: slot'),
      'the file may hold none of it',
    ],
    [
      'choices upside down',
      good.replace('from: 1, to: 3, labels: [Low, Middle, High]', 'from: 3, to: 1'),
      'above the lowest',
    ],
    ['an example of what is not asked', good.replace('i1: 2, i2: 2', 'i7: 2'), 'answers what is not asked'],
  ])('is refused in a sentence for %s', (_what, text, sentence) => {
    expect(problemOf(text)).toContain(sentence)
  })

  it.each([
    ['a part that is wrong', good.replace('minutes: 1', 'minutes: none'), 'mood.yaml, line 10: minutes'],
    ['an item in the middle', good.replace('id: i2', 'id: i1'), 'mood.yaml, line 13: i1 is the name of two'],
    [
      'a score of one of several shapes',
      good.replace('needs: every item', 'needs: most'),
      'mood.yaml, line 15: scores.0.needs',
    ],
    [
      'a part of an item that is none',
      good.replace('askedFromAge', 'askedFrom'),
      'mood.yaml, line 13: items.1: "askedFrom" is not known here: did you mean askedFromAge?',
    ],
    [
      'choices nobody declared',
      good.replace('id: i1,', 'id: i1, choices: other,'),
      'not among its choiceSets',
    ],
    [
      'a score of a score below it',
      good.replace('table: { of: raw,', 'total: [raw, later], x: {'),
      'mood.yaml, line 16',
    ],
    [
      'an example that is silent about a score',
      good.replace(', metric: 3', ''),
      'does not say what metric is: null for none',
    ],
    [
      'bands that overlap',
      `${good}bands: [{ set: two, names: [low, high], cuts: { raw: [[2, 4], [4, 6]] }, from: us, checked: read }]`,
      'mood.yaml, line 19: two bands of raw overlap',
    ],
    [
      'bands for nobody who answers',
      `${good}bands: [{ set: two, for: { informant: parent }, names: [low, high], cuts: { raw: [[2, 3], [4, 6]] }, from: us, checked: read }]`,
      'parent is none of its informants',
    ],
    [
      'words in every language but English',
      good.replace('words: How are you?', 'words: { cy: Sut wyt ti? }'),
      'it needs en, the English words',
    ],
    [
      'goals that are nobody’s',
      good.replace('minutes: 1', 'minutes: 1\nkind: goals'),
      'says whose goals they are',
    ],
  ])('names the line of %s', (_what, text, sentence) => {
    expect(problemOf(text)).toContain(sentence)
  })

  it('may say its questions in more than one language, and English stands in for the rest', () => {
    const measure = readMeasure(
      good.replace('words: How are you?', 'words: { en: How are you?, cy: Sut wyt ti? }'),
      'mood.yaml',
    )
    const words = measure.items[0]?.words ?? ''
    expect([saidIn(words), saidIn(words, 'cy'), saidIn(words, 'ur')]).toEqual([
      'How are you?',
      'Sut wyt ti?',
      'How are you?',
    ])
  })

  it('is called after its key', () => {
    expect(problemOf(good, 'temper.yaml')).toContain('mood.yaml')
  })
})

describe('what one asks of a measure', () => {
  const measure = readMeasure(good, 'mood.yaml')

  it('asks only what is for their age, and nothing more of somebody whose age is not known', () => {
    const ids = (age: number | null) => itemsFor(measure, age).map(({ id }) => id)
    expect(ids(16)).toEqual(['i1', 'i2'])
    expect(ids(15)).toEqual(['i1'])
    expect(ids(null)).toEqual(['i1'])
  })

  it('knows its ages and whether a person must read an answer at once', () => {
    expect([7, 8, 18, 19, null].map((age) => isForAge(measure, age))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ])
    expect(hasRisk(measure)).toBe(true)
    expect(hasRisk(readMeasure(good.replace('riskAnswers: [1], ', ''), 'mood.yaml'))).toBe(false)
  })
})
