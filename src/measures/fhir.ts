import { z } from 'zod'
import { choicesFor, choicesOf, isScale, type Measure, type MeasureItem, saidIn } from '../blueprint/index.ts'
import { countOf, type ItemAnswers, isChoice } from './scoring.ts'

const ORDINAL = 'http://hl7.org/fhir/StructureDefinition/ordinalValue'
const LEAST = 'http://hl7.org/fhir/StructureDefinition/minValue'
const MOST = 'http://hl7.org/fhir/StructureDefinition/maxValue'
const PLACES = 'http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces'

type Extension = { url: string; valueDecimal?: number; valueInteger?: number }
type Coding = { system: string; code: string; display?: string; extension?: Extension[] }

/** One item of a Questionnaire, as far as we write it. */
export type QuestionnaireItem = {
  linkId: string
  prefix?: string
  text?: string
  type: 'choice' | 'integer' | 'decimal' | 'display'
  required?: boolean
  extension?: Extension[]
  answerOption?: { valueCoding: Coding }[]
  item?: QuestionnaireItem[]
}

/** A measure as a FHIR R4 Questionnaire. */
export type Questionnaire = {
  resourceType: 'Questionnaire'
  id: string
  url: string
  version: string
  name: string
  title: string
  status: 'active'
  subjectType: ['Patient']
  description: string
  copyright: string
  item: QuestionnaireItem[]
}

const addressOf = (base: string, key: string): string => `${base}/fhir/Questionnaire/${key}`

/** The system of the codes of an item's answers. */
const systemOf = (base: string, measure: Measure, item: MeasureItem): string =>
  `${addressOf(base, measure.key)}/answers${item.choices ? `/${item.choices}` : ''}`

/**
 * A measure as a Questionnaire. `base` is the address of the installation that publishes it. Wording that a licence
 * leaves to organisations is not in it: such an item has its linkId, its kind of answer and no text.
 */
export function questionnaireOf(measure: Measure, base: string): Questionnaire {
  const { key, version, fullName, about, licence, lead } = measure
  return {
    resourceType: 'Questionnaire',
    id: key,
    url: addressOf(base, key),
    version: String(version),
    // A name for machines begins with a capital letter and holds letters, digits and _ only.
    name: `Measure_${key.replaceAll('-', '_')}`,
    title: fullName,
    status: 'active',
    subjectType: ['Patient'],
    description: about,
    copyright: `${licence.cite} ${licence.terms}`,
    item: [
      ...(lead ? [{ linkId: 'lead', type: 'display' as const, text: saidIn(lead) }] : []),
      ...measure.items.map((item, at) => itemOf(measure, item, { base, number: at + 1 })),
    ],
  }
}

function itemOf(
  measure: Measure,
  item: MeasureItem,
  { base, number }: { base: string; number: number },
): QuestionnaireItem {
  const set = choicesFor(measure, item)
  const asked = {
    linkId: item.id,
    prefix: String(number),
    ...(item.words ? { text: saidIn(item.words) } : {}),
    required: false,
  }
  if (!isScale(set)) {
    const system = systemOf(base, measure, item)
    const answerOption = choicesOf(measure, item).map((value, at) => ({
      valueCoding: {
        extension: [{ url: ORDINAL, valueDecimal: countOf(measure, item, value) }],
        ...{ system, code: String(value) },
        ...(set.labels?.[at] ? { display: saidIn(set.labels[at]) } : {}),
      },
    }))
    return { ...asked, type: 'choice', answerOption }
  }
  const ends = (
    [
      ['low', item.low],
      ['high', item.high],
    ] as const
  ).flatMap(([end, words]) =>
    words ? [{ linkId: `${item.id}.${end}`, type: 'display' as const, text: saidIn(words) }] : [],
  )
  const marks = set.step < 1
  const bound = (url: string, value: number): Extension =>
    marks ? { url, valueDecimal: value } : { url, valueInteger: value }
  return {
    ...asked,
    type: marks ? 'decimal' : 'integer',
    extension: [
      bound(LEAST, set.from),
      bound(MOST, set.to),
      ...(marks ? [{ url: PLACES, valueInteger: 1 }] : []),
    ],
    ...(ends.length > 0 ? { item: ends } : {}),
  }
}

type Answered = { valueCoding?: Coding; valueInteger?: number; valueDecimal?: number }

/** One filling-in as a FHIR R4 QuestionnaireResponse. */
export type QuestionnaireResponse = {
  resourceType: 'QuestionnaireResponse'
  id: string
  questionnaire: string
  status: 'completed'
  subject: { reference: string }
  authored: string
  source: { reference: string }
  item: { linkId: string; answer: Answered[] }[]
}

/** What a QuestionnaireResponse is made of: ids, a moment and answers, and nobody's name. */
export type FilledIn = { id: string; youngPersonId: string; answeredAt: Date; answers: ItemAnswers }

/** The answers of one filling-in as a QuestionnaireResponse, about a young person by their id alone. */
export function responseOf(
  measure: Measure,
  { id, youngPersonId, answeredAt, answers }: FilledIn,
  base: string,
): QuestionnaireResponse {
  const subject = { reference: `Patient/${youngPersonId}` }
  return {
    resourceType: 'QuestionnaireResponse',
    id,
    questionnaire: `${addressOf(base, measure.key)}|${measure.version}`,
    status: 'completed',
    subject,
    authored: answeredAt.toISOString(),
    source: subject,
    item: measure.items.flatMap((item) => {
      const answer = Object.hasOwn(answers, item.id) ? answers[item.id] : undefined
      return answer === undefined || !isChoice(measure, item, answer)
        ? []
        : [{ linkId: item.id, answer: [answered(measure, item, { answer, base })] }]
    }),
  }
}

function answered(
  measure: Measure,
  item: MeasureItem,
  { answer, base }: { answer: number; base: string },
): Answered {
  const set = choicesFor(measure, item)
  if (isScale(set)) return set.step < 1 ? { valueDecimal: answer } : { valueInteger: answer }
  const label = set.labels?.[answer - set.from]
  const code = { system: systemOf(base, measure, item), code: String(answer) }
  return { valueCoding: { ...code, ...(label ? { display: saidIn(label) } : {}) } }
}

const typedAnswer = z.object({
  valueCoding: z.object({ system: z.string().default(''), code: z.string() }).optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
})
const readable = z.object({
  resourceType: z.literal('QuestionnaireResponse'),
  id: z.string().default(''),
  item: z.array(z.object({ linkId: z.string(), answer: z.array(typedAnswer).default([]) })).default([]),
})

/** The QuestionnaireResponse in a text, as far as answers go; null where it is none. */
export function responseIn(text: string): z.infer<typeof readable> | null {
  try {
    return readable.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Reads a QuestionnaireResponse back into answers. What is none of the measure's choices counts as not answered. */
export function answersIn(
  measure: Measure,
  { item: items }: Pick<QuestionnaireResponse, 'item'>,
): ItemAnswers {
  const found = items.flatMap(({ linkId, answer: [given] }): [string, number][] => {
    const item = measure.items.find(({ id }) => id === linkId)
    const answer =
      given?.valueInteger ?? given?.valueDecimal ?? Number(given?.valueCoding?.code ?? Number.NaN)
    return item && isChoice(measure, item, answer) ? [[linkId, answer]] : []
  })
  return Object.fromEntries(found)
}
