import { describe, expect, it } from 'vitest'
import type { Measure } from '../blueprint/index.ts'
import type { AnswerSet } from './answer-store.ts'
import { changeSentence, compareOverTime, whatItMeans } from './comparing.ts'
import { measureLibrary } from './library.ts'
import { scoreAnswers } from './scoring.ts'

const measures = measureLibrary()
const measureCalled = (key: string) => measures.find((one) => one.key === key) as Measure

function set(made: Partial<AnswerSet> & { on: string }): AnswerSet {
  const { on, measure = 'ons4', answers = { i1: 5, i2: 5, i3: 5 }, ...rest } = made
  return {
    ...{ id: `${on}/${made.occasion}`, askId: on, supportId: 's', youngPersonId: 'kezia', supporterId: null },
    ...{ measure, version: 1, occasion: 'baseline', answeredAt: new Date(`${on}T12:00:00Z`) },
    ...{ answeredBy: 'young_person', recordedByName: null, missing: 0, risk: [], readAt: null },
    answers,
    score: scoreAnswers(measureCalled(measure), answers),
    ...rest,
  }
}

const before = set({ on: '2026-09-08', answers: { i1: 4, i2: 5, i3: 6 } })
const after = set({ on: '2026-11-17', occasion: 'follow_up', answers: { i1: 7, i2: 5, i3: 6 } })

describe('rule 7, paired or silent', () => {
  it('compares the same person’s first and last of the same measure', () => {
    const [comparison] = compareOverTime(measures, [before, after])
    if (!comparison?.paired) throw new Error('not paired')
    expect(comparison.scores.map(({ score, before: b, after: a }) => [score.key, b, a])).toEqual([
      ['life_satisfaction', 4, 7],
      ['worthwhile', 5, 5],
      ['happy', 6, 6],
    ])
    expect(comparison.scores.map(changeSentence)).toEqual([
      'Life satisfaction went from 4 to 7 (higher is better).',
      'Things feel worthwhile stayed at 5.',
      'Happy yesterday stayed at 6.',
    ])
    expect(whatItMeans(comparison)).toContain('8 September 2026 and on 17 November 2026: change, not cause')
  })

  it('takes the first baseline and the last follow-up after it, and nothing in between', () => {
    const sets = [
      set({ on: '2026-12-01', occasion: 'follow_up', answers: { i1: 9 } }),
      set({ on: '2026-10-01', occasion: 'other', answers: { i1: 1 } }),
      after,
      set({ on: '2026-09-20', answers: { i1: 2 } }),
      before,
    ]
    const [comparison] = compareOverTime(measures, sets)
    expect(comparison).toMatchObject({ paired: true, scores: [{ before: 4, after: 9 }] })
  })

  it.each([
    [
      'only a first time',
      [before],
      'was filled in once, on 8 September 2026. One time says nothing about change.',
    ],
    ['no first time', [after], 'was not filled in at the start'],
    [
      'a follow-up from before the first time',
      [set({ on: '2026-08-01', occasion: 'follow_up' }), before],
      'was filled in once',
    ],
    ['two versions', [{ ...before, version: 2 }, after], 'in different versions'],
    [
      'nothing that both answered',
      [
        set({ on: '2026-09-08', answers: { i1: 4 } }),
        set({ on: '2026-11-17', occasion: 'follow_up', answers: { i2: 4 } }),
      ],
      'too much was skipped',
    ],
  ])('is silent with %s', (_what, sets, sentence) => {
    const [comparison, ...more] = compareOverTime(measures, sets as AnswerSet[])
    expect(more).toEqual([])
    expect(comparison).toMatchObject({ paired: false, because: expect.stringContaining(sentence) })
  })

  it('never pairs two people, two supports, a parent with a child, or two measures', () => {
    const strangers: Partial<AnswerSet>[] = [
      { youngPersonId: 'other' },
      { supportId: 'other' },
      { supporterId: 'mother' },
    ]
    for (const other of strangers) {
      const comparisons = compareOverTime(measures, [before, { ...after, ...other }])
      expect(comparisons.map(({ paired }) => paired)).toEqual([false, false])
    }
    const sevens = { i1: 3, i2: 3, i3: 3, i4: 3, i5: 3, i6: 3, i7: 3 }
    const wellbeing = set({ on: '2026-11-17', measure: 'swemwbs', occasion: 'follow_up', answers: sevens })
    expect(compareOverTime(measures, [before, wellbeing]).map(({ paired }) => paired)).toEqual([false, false])
  })

  it('compares SWEMWBS by its metric score alone', () => {
    const sevens = (answer: number) =>
      Object.fromEntries(['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7'].map((id) => [id, answer]))
    const [comparison] = compareOverTime(measures, [
      set({ on: '2026-09-08', measure: 'swemwbs', answers: sevens(3) }),
      set({ on: '2026-11-17', measure: 'swemwbs', occasion: 'follow_up', answers: sevens(4) }),
    ])
    if (!comparison?.paired) throw new Error('not paired')
    expect(comparison.scores.map(changeSentence)).toEqual([
      'Metric score went from 19.25 to 25.03 (higher is better).',
    ])
  })
})
