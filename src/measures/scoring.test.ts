import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choicesOf, type Measure } from '../blueprint/index.ts'
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
  fc.record(Object.fromEntries(measure.items.map(({ id }) => [id, fc.constantFrom(...choicesOf(measure))])))

describe.each(measureLibrary().map((measure) => [measure.key, measure] as const))('%s', (_key, measure) => {
  it.each(measure.examples.map((example) => [example.what, example] as const))(
    'agrees with its example: %s',
    (_what, example) => {
      expect(scoreAnswers(measure, example.answers)).toEqual(example.scores)
    },
  )

  it('stays within the range of every score, whatever is answered', () => {
    fc.assert(
      fc.property(everyAnswer(measure), (answers) => {
        const scores = scoreAnswers(measure, answers)
        for (const { key, from, to } of measure.scores) {
          expect(scores[key]).toBeGreaterThanOrEqual(from)
          expect(scores[key]).toBeLessThanOrEqual(to)
        }
      }),
    )
  })

  it('has at least one fact that was read at its source, and says so of the others', () => {
    expect(measure.facts.some(({ checked }) => checked === 'read')).toBe(true)
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
