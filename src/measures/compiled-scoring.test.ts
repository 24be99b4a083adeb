import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choicesOf, itemsOf, type Measure } from '../blueprint/index.ts'
import { compileScorer, NOT_ANSWERED } from './compiled-scoring.ts'
import { riskMeasure } from './factory.ts'
import { measureLibrary } from './library.ts'
import { scoreAnswers } from './scoring.ts'

const asked = [...measureLibrary().filter(({ kind }) => kind !== 'counted'), riskMeasure()]
const everyWay = asked.flatMap((measure) =>
  measure.informants.map(({ who }) => [`${measure.key} by ${who}`, measure, who] as const),
)

/** Some rows of answers, with skipped ones among them. */
const someRows = (measure: Measure, who: (typeof everyWay)[number][2]) =>
  fc.array(
    fc.record(
      Object.fromEntries(
        itemsOf(measure, who).map((item) => [
          item.id,
          fc.option(fc.constantFrom(...choicesOf(measure, item)), { freq: 12 }),
        ]),
      ),
    ),
    { maxLength: 5 },
  )

describe('scoring a population', () => {
  it.each(everyWay)('%s scores every row as one by one', (_name, measure, informant) => {
    const { items, scores, codeOf, score } = compileScorer(measure, informant)
    fc.assert(
      fc.property(someRows(measure, informant), (rows) => {
        const codes = Uint8Array.from(rows.flatMap((row) => items.map((id) => codeOf(id, row[id]))))
        const worked = score(codes)
        const expected = rows.flatMap((row) => {
          const answers = Object.fromEntries(
            Object.entries(row).flatMap(([id, answer]) => (answer === null ? [] : [[id, answer]])),
          )
          const one = scoreAnswers(measure, answers, { informant })
          return scores.map((key) => one[key] ?? Number.NaN)
        })
        expect([...worked]).toEqual(expected)
      }),
    )
  })

  it('takes a code that is no choice for no answer', () => {
    const swemwbs = measureLibrary().find(({ key }) => key === 'swemwbs') as Measure
    const { score, codeOf } = compileScorer(swemwbs)
    expect([...score(Uint8Array.from([2, 2, 2, 2, 2, 2, 2]))]).toEqual([21, 19.25])
    expect([...score(Uint8Array.from([2, 2, 2, 9, 2, 2, 2]))]).toEqual([Number.NaN, Number.NaN])
    expect(['i1', 'nothing'].map((id) => codeOf(id, 6))).toEqual([NOT_ANSWERED, NOT_ANSWERED])
    expect(codeOf('i1', 5)).toBe(4)
  })

  it('refuses half a row, and what is counted and not asked', () => {
    const find = (key: string) => measureLibrary().find((one) => one.key === key) as Measure
    expect(() => compileScorer(find('swemwbs')).score(new Uint8Array(8))).toThrow(
      '8 codes are no whole number',
    )
    expect(() => compileScorer(find('attendance'))).toThrow('more answers than fit a code')
  })
})
