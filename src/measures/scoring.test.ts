import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choicesOf, hasRisk, type Measure, mayBeSurveyed } from '../blueprint/index.ts'
import { bandsOf, changeThatCounts } from './bands.ts'
import { riskMeasure } from './factory.ts'
import { measureLibrary } from './library.ts'
import { type ItemAnswers, missingIn, riskIn, scoreAnswers } from './scoring.ts'

const called = (key: string): Measure => {
  const measure = measureLibrary().find((one) => one.key === key)
  if (!measure) throw new Error(`no ${key}`)
  return measure
}
const swemwbs = called('swemwbs')
const ons4 = called('ons4')

/** Answers to every item, each one of the choices. */
const everyAnswer = (measure: Measure) =>
  fc.record(
    Object.fromEntries(measure.items.map((item) => [item.id, fc.constantFrom(...choicesOf(measure, item))])),
  )

describe.each(measureLibrary().map((measure) => [measure.key, measure] as const))('%s', (_key, measure) => {
  it.each(measure.examples.map((example) => [example.what, example] as const))(
    'agrees with its example: %s',
    (_what, example) => {
      expect(scoreAnswers(measure, example.answers, example)).toEqual(example.scores)
      for (const [key, sets] of Object.entries(example.bands ?? {})) {
        const banded = bandsOf(measure, example.scores, example).filter(({ score }) => score.key === key)
        expect(Object.fromEntries(banded.map(({ set, band }) => [set.set, band]))).toEqual(sets)
      }
    },
  )

  it('stays within the range of every score, whatever is answered', () => {
    fc.assert(
      fc.property(everyAnswer(measure), (answers) => {
        const scores = scoreAnswers(measure, answers)
        for (const { key, from, to } of measure.scores) {
          const score = scores[key] ?? null
          if (score === null) expect(measure.kind).toBe('counted')
          expect(score ?? from).toBeGreaterThanOrEqual(from)
          expect(score ?? from).toBeLessThanOrEqual(to)
        }
      }),
    )
  })

  it('is about something, and says what is known of it', () => {
    expect(measure.domains.length).toBeGreaterThan(0)
    expect(measure.facts.some(({ checked }) => checked === 'read' || checked === 'second-hand')).toBe(true)
  })
})

describe('SWEMWBS', () => {
  const sumTo = (sum: number): ItemAnswers => {
    const rest = sum - 7
    return Object.fromEntries(
      swemwbs.items.map(({ id }, at) => [id, 1 + Math.min(4, Math.max(0, rest - at * 4))]),
    )
  }

  // The published conversion table, typed again by hand: raw 7 to 35.
  const table =
    `7.00 9.51 11.25 12.40 13.33 14.08 14.75 15.32 15.84 16.36 16.88 17.43 17.98 18.59 19.25 19.98 20.73 21.54 22.35
    23.21 24.11 25.03 26.02 27.03 28.13 29.31 30.70 32.55 35.00`
      .split(/\s+/)
      .map(Number)

  it('turns each of the 29 sums into its metric score', () => {
    expect(table).toHaveLength(29)
    table.forEach((metric, at) => {
      expect(scoreAnswers(swemwbs, sumTo(7 + at))).toEqual({ raw: 7 + at, metric })
    })
  })

  it('rises with every higher answer', () => {
    fc.assert(
      fc.property(everyAnswer(swemwbs), fc.constantFrom(...swemwbs.items), (answers, { id }) => {
        const lower = { ...answers, [id]: 2 }
        const higher = { ...answers, [id]: 3 }
        expect(scoreAnswers(swemwbs, higher).metric).toBeGreaterThan(
          scoreAnswers(swemwbs, lower).metric ?? 99,
        )
      }),
    )
  })

  it('does not mind in which order the answers were given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 7, maxLength: 7 }), (values) => {
        const answersIn = (order: number[]) =>
          Object.fromEntries(order.map((value, at) => [`i${at + 1}`, value]))
        expect(scoreAnswers(swemwbs, answersIn(values))).toEqual(
          scoreAnswers(swemwbs, answersIn(values.toReversed())),
        )
      }),
    )
  })

  it('has no score when any one of the seven is missing or is not a choice', () => {
    fc.assert(
      fc.property(
        everyAnswer(swemwbs),
        fc.constantFrom(...swemwbs.items),
        fc.constantFrom(0, 6, 2.5, Number.NaN, -1),
        (answers, { id }, wrong) => {
          const { [id]: _gone, ...rest } = answers
          expect(scoreAnswers(swemwbs, rest)).toEqual({ raw: null, metric: null })
          expect(scoreAnswers(swemwbs, { ...rest, [id]: wrong })).toEqual({ raw: null, metric: null })
        },
      ),
    )
  })
})

describe('ONS4', () => {
  it('keeps the four apart: each score is its own answer', () => {
    fc.assert(
      fc.property(everyAnswer(ons4), ({ i1, i2, i3, i4 }) => {
        const scores = { life_satisfaction: i1, worthwhile: i2, happy: i3, anxious: i4 }
        expect(scoreAnswers(ons4, { i1, i2, i3, i4 } as ItemAnswers)).toEqual(scores)
      }),
    )
  })
})

describe('the library', () => {
  const keysOf = (which: (measure: Measure) => boolean) =>
    measureLibrary()
      .filter(which)
      .map(({ key }) => key)

  it('ships wording only where a licence lets it', () => {
    const ours = ({ licence }: Measure) => licence.holder === 'The makers of Trellis'
    expect(keysOf((one) => one.wording === 'ships' && !ours(one))).toEqual([
      ...['attendance', 'gad-7', 'gbo', 'ons-loneliness', 'ons4', 'phq-9a', 'suicidal-thoughts', 'yp-core'],
    ])
  })

  it('has an answer that a person reads at once in three measures, and one of them only beside a worker', () => {
    expect(keysOf(hasRisk)).toEqual(['phq-9a', 'suicidal-thoughts', 'yp-core'])
    expect(keysOf(({ askedWith }) => askedWith !== undefined)).toEqual(['cors', 'ors', 'suicidal-thoughts'])
    expect(keysOf(mayBeSurveyed)).not.toContain('suicidal-thoughts')
    expect(keysOf(mayBeSurveyed)).not.toContain('attendance')
  })

  it('says of one measure only how large a change counts, because for the others no source was read', () => {
    const sized = measureLibrary().flatMap(({ key, scores }) =>
      scores.map((score) => [key, score.key, changeThatCounts(score)] as const),
    )
    expect(sized.filter(([, , points]) => points !== undefined)).toEqual([['wemwbs', 'total', 3]])
  })

  it('tells nobody anything by a band that is from memory', () => {
    const scores = { emotional: 20, behavioural: 12 }
    expect(called('me-and-my-feelings').bands).toHaveLength(1)
    expect(bandsOf(called('me-and-my-feelings'), scores)).toEqual([])
    expect(bandsOf(ons4, { life_satisfaction: 2 })).toEqual([])
  })
})

describe('the SDQ', () => {
  const sdq = called('sdq')
  const scale = ['i3', 'i8', 'i13', 'i16', 'i24']

  it('scales up what three or four answers add up to, and rounds a half up', () => {
    const scored = (answers: number[]) =>
      scoreAnswers(sdq, Object.fromEntries(answers.map((answer, at) => [scale[at] ?? '', answer]))).emotional
    expect(scored([2, 1, 1])).toBe(7)
    expect(scored([2, 0, 0, 0])).toBe(3)
    expect(scored([1, 1, 1, 1])).toBe(5)
    expect(scored([2, 2])).toBeNull()
  })

  it('asks teachers three of the five about impact, so that theirs ends at 6', () => {
    const most = { difficulties: 3, distress: 3, home: 3, friends: 3, learning: 3, leisure: 3 }
    expect(scoreAnswers(sdq, most, { informant: 'parent' }).impact).toBe(10)
    expect(scoreAnswers(sdq, most, { informant: 'teacher' }).impact).toBe(6)
    expect(scoreAnswers(sdq, { ...most, distress: 1, home: 2 }, { informant: 'self' }).impact).toBe(7)
  })

  it('has other bands for each who answers', () => {
    const bandFor = (informant: 'self' | 'parent' | 'teacher') =>
      bandsOf(sdq, { total: 15 }, { informant }).map(({ band }) => band)
    expect(bandFor('parent')).toEqual(['slightly raised', 'borderline'])
    expect(bandFor('teacher')).toEqual(['slightly raised', 'borderline'])
    expect(bandFor('self')).toEqual(['slightly raised', 'normal'])
  })
})

describe('what a measure may have', () => {
  const risk = riskMeasure()

  it('turns a reversed item round before it is added', () => {
    expect(scoreAnswers(risk, { i1: 3, i2: 0 })).toEqual({ raw: 0 })
    expect(scoreAnswers(risk, { i1: 0, i2: 3 })).toEqual({ raw: 6 })
  })

  it('names the items whose answer a person must read at once', () => {
    expect(riskIn(risk, { i1: 3, i2: 2 })).toEqual(['i2'])
    expect(riskIn(risk, { i1: 3, i2: 1 })).toEqual([])
    expect(riskIn(risk, {})).toEqual([])
  })

  it('counts as missing what was asked and skipped, and nothing else', () => {
    const asked = ons4.items.slice(0, 3)
    expect(missingIn(asked, { i1: 0, i2: 5 })).toBe(1)
    expect(missingIn(asked, { i1: 0, i2: 5, i3: 1 })).toBe(0)
  })
})
