import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choicesFor, choicesOf, isScale, type Measure, saidIn } from '../blueprint/index.ts'
import { projectFolder } from '../database/index.ts'
import { newId } from '../words/index.ts'
import { riskMeasure } from './factory.ts'
import { answersIn, type Questionnaire, type QuestionnaireItem, questionnaireOf, responseOf } from './fhir.ts'
import { measureLibrary } from './library.ts'
import { countOf } from './scoring.ts'

const BASE = 'https://trellis.saltmere.example'
const all = [...measureLibrary(), riskMeasure()].map((measure) => [measure.key, measure] as const)

/** What a Questionnaire says about a measure. */
type CarriedFacts = {
  key: string
  version: number
  fullName: string
  about: string
  lead: string | null
  items: readonly {
    id: string
    words: string | null
    values: readonly number[]
    /** What each of a few answers counts for, and what it is called. */
    counts: readonly number[]
    labels: readonly (string | null)[]
    ends: { low: string; high: string } | null
  }[]
}

/** What a measure says that a Questionnaire carries. */
const factsOf = (measure: Measure): CarriedFacts => ({
  ...{ key: measure.key, version: measure.version, fullName: measure.fullName, about: measure.about },
  lead: measure.lead ? saidIn(measure.lead) : null,
  items: measure.items.map((item) => {
    const set = choicesFor(measure, item)
    const values = choicesOf(measure, item)
    return {
      id: item.id,
      words: item.words ? saidIn(item.words) : null,
      values,
      counts: isScale(set) ? [] : values.map((value) => countOf(measure, item, value)),
      labels: isScale(set) ? [] : values.map((_, at) => (set.labels?.[at] ? saidIn(set.labels[at]) : null)),
      ends: item.low && item.high && isScale(set) ? { low: saidIn(item.low), high: saidIn(item.high) } : null,
    }
  }),
})

/** Reads a Questionnaire of ours back into what it carries. */
function factsIn(questionnaire: Questionnaire): CarriedFacts {
  const lead = questionnaire.item.find(({ linkId }) => linkId === 'lead')
  return {
    key: questionnaire.id,
    version: Number(questionnaire.version),
    fullName: questionnaire.title,
    about: questionnaire.description,
    lead: lead?.text ?? null,
    items: questionnaire.item.filter(({ type }) => type !== 'display').map(itemIn),
  }
}

function itemIn(item: QuestionnaireItem): CarriedFacts['items'][number] {
  const options = item.answerOption ?? []
  const end = (which: string) => item.item?.find(({ linkId }) => linkId === `${item.linkId}.${which}`)?.text
  const [low, high] = [end('low'), end('high')]
  return {
    id: item.linkId,
    words: item.text ?? null,
    values:
      item.type === 'choice' ? options.map(({ valueCoding }) => Number(valueCoding.code)) : scaleIn(item),
    counts: options.map(({ valueCoding }) => valueCoding.extension?.[0]?.valueDecimal ?? Number.NaN),
    labels: options.map(({ valueCoding }) => valueCoding.display ?? null),
    ends: low && high ? { low, high } : null,
  }
}

function scaleIn({ type, extension = [] }: QuestionnaireItem): number[] {
  const bound = (url: string): number => {
    const found = extension.find((one) => one.url.endsWith(url))
    return found?.valueDecimal ?? found?.valueInteger ?? 0
  }
  const steps = type === 'decimal' ? 10 : 1
  const [from, to] = [bound('minValue') * steps, bound('maxValue') * steps]
  return Array.from({ length: Math.round(to - from) + 1 }, (_, at) => (from + at) / steps)
}

/** Some answers to a measure, with skipped ones among them. */
const someAnswers = (measure: Measure) =>
  fc
    .record(
      Object.fromEntries(
        measure.items.map((item) => [item.id, fc.option(fc.constantFrom(...choicesOf(measure, item)))]),
      ),
    )
    .map((picked) =>
      Object.fromEntries(Object.entries(picked).filter(([, answer]) => answer !== null)),
    ) as fc.Arbitrary<Record<string, number>>

const filledIn = (answers: Record<string, number>) => ({
  ...{ id: newId(), youngPersonId: newId(), answeredAt: new Date('2026-11-24T10:00:00Z') },
  answers,
})

describe.each(all)('%s as FHIR', (_key, measure) => {
  it('becomes a Questionnaire that says the same of it, after a journey as text', () => {
    const text = JSON.stringify(questionnaireOf(measure, BASE))
    expect(factsIn(JSON.parse(text) as Questionnaire)).toEqual(factsOf(measure))
  })

  it('has its answers come back from a QuestionnaireResponse as they were', () => {
    fc.assert(
      fc.property(someAnswers(measure), (answers) => {
        const text = JSON.stringify(responseOf(measure, filledIn(answers), BASE))
        expect(answersIn(measure, JSON.parse(text) as ReturnType<typeof responseOf>)).toEqual(answers)
      }),
      { numRuns: 40 },
    )
  })
})

describe('what FHIR carries', () => {
  const called = (key: string) => measureLibrary().find((one) => one.key === key) as Measure

  it('names an address, a version and whose words they are', () => {
    expect(questionnaireOf(called('yp-core'), BASE)).toMatchObject({
      ...{ url: `${BASE}/fhir/Questionnaire/yp-core`, version: '1', name: 'Measure_yp_core' },
      copyright: expect.stringContaining('CC BY-ND 4.0'),
    })
  })

  it('says what each answer counts for, turned round where the item is', () => {
    const counts = (id: string) =>
      questionnaireOf(called('yp-core'), BASE)
        .item.find(({ linkId }) => linkId === id)
        ?.answerOption?.map(({ valueCoding }) => valueCoding.extension?.[0]?.valueDecimal)
    expect(counts('i1')).toEqual([0, 1, 2, 3, 4])
    expect(counts('i3')).toEqual([4, 3, 2, 1, 0])
  })

  it.each(
    measureLibrary()
      .filter(({ wording }) => wording === 'slot')
      .map((one) => [one.key, one] as const),
  )('has no word of %s, whose licence keeps it', (_key, measure) => {
    for (const item of questionnaireOf(measure, BASE).item) {
      expect(item.text).toBeUndefined()
      expect(item.item).toBeUndefined()
      for (const { valueCoding } of item.answerOption ?? []) expect(valueCoding.display).toBeUndefined()
    }
  })

  it('names a young person by an id alone', () => {
    const one = filledIn({ i1: 2 })
    const response = responseOf(called('yp-core'), one, BASE)
    expect(response).toMatchObject({
      subject: { reference: `Patient/${one.youngPersonId}` },
      questionnaire: `${BASE}/fhir/Questionnaire/yp-core|1`,
      item: [{ linkId: 'i1', answer: [{ valueCoding: { code: '2', display: 'Sometimes' } }] }],
    })
    expect(Object.keys(response.subject)).toEqual(['reference'])
  })

  it('takes what is no choice for no answer', () => {
    const item = [
      { linkId: 'i1', answer: [{ valueInteger: 9 }] },
      { linkId: 'i9', answer: [{ valueInteger: 1 }] },
      { linkId: 'i2', answer: [] },
    ]
    expect(answersIn(called('swemwbs'), { item })).toEqual({})
  })
})

const schemaFile = join(projectFolder(), '../shared/reference/fhir/r4-core-cc0/fhir.schema.json')
const there = existsSync(schemaFile)

describe('the schema of FHIR R4', () => {
  it.skipIf(!there)(
    there
      ? 'finds nothing wrong with any of them'
      : 'is skipped: ../shared/reference/fhir is not on this machine',
    () => {
      const ajv = new Ajv({ strict: false, allErrors: true })
      formats.default(ajv)
      // Without its head, which is of an older draft: the definitions read the same in either.
      const { definitions } = JSON.parse(readFileSync(schemaFile, 'utf8')) as { definitions: object }
      // Ours contain no other resources, so that what those look like need not be read.
      ajv.addSchema({ definitions: { ...definitions, ResourceList: {}, Resource: {} } }, 'fhir')
      for (const [key, measure] of all) {
        const answers = measure.examples[0]?.answers ?? {}
        for (const [kind, resource] of [
          ['Questionnaire', questionnaireOf(measure, BASE)],
          ['QuestionnaireResponse', responseOf(measure, filledIn(answers), BASE)],
        ] as const) {
          const fits = ajv.validate(`fhir#/definitions/${kind}`, resource)
          expect(fits ? '' : `${key} ${kind} ${ajv.errorsText()}`).toBe('')
        }
      }
      expect(
        ajv.validate('fhir#/definitions/Questionnaire', { resourceType: 'Questionnaire', item: 7 }),
      ).toBe(false)
    },
  )
})
