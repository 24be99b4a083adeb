import { z } from 'zod'
import {
  ages,
  bands,
  type Choices,
  choices,
  type Informant,
  informant,
  item,
  keyed,
  name,
  said,
  score,
  sentence,
  sourced,
  whole,
} from './parts.ts'
import { parts } from './shapes.ts'

/** What a measure is about, so that a survey can pick one from each. */
export const domains = {
  wellbeing: 'Wellbeing',
  life: 'Life as a whole',
  feelings: 'Feelings',
  behaviour: 'Behaviour',
  loneliness: 'Loneliness',
  relationships: 'Relationships',
  resilience: 'Resilience',
  self_esteem: 'Self-esteem',
  quality_of_life: 'Quality of life',
  distress: 'Distress',
  goals: 'Goals',
  school: 'School',
  safety: 'Safety',
  experience: 'How it was',
} as const
export type Domain = keyof typeof domains

const fact = parts({ says: sentence, ...sourced })

const example = parts({
  what: sentence,
  answers: z.record(name, z.number()),
  informant: informant.default('self'),
  age: whole.optional(),
  sex: z.enum(['female', 'male']).optional(),
  scores: z.record(name, z.number().nullable()),
  /** The band of some of the scores, by the score's key and the set's name. */
  bands: z.record(name, z.record(z.string(), z.string())).optional(),
})

/** What a file in blueprints/measures/ says. */
export const measureShape = parts({
  key: keyed,
  version: whole.min(1),
  name: sentence,
  fullName: sentence,
  about: sentence,
  domains: z.array(z.enum(Object.keys(domains) as [Domain, ...Domain[]])).default([]),
  ages: ages.extend({ note: sentence.optional() }),
  /** Who answers it, each with the ages for which their version is made, where these differ. */
  informants: z
    .array(parts({ who: informant, ages: ages.optional() }))
    .min(1)
    .default([{ who: 'self' }]),
  /**
   * Questions are put to somebody; feedback is asked after something, of whoever was there; goals are rated where goals
   * are; counted ones come from registers.
   */
  kind: z.enum(['questions', 'feedback', 'goals', 'counted']).default('questions'),
  /** Whose the goals may be and how many there may be, where goals are rated. */
  goals: parts({ most: whole.min(1), whose: z.array(sentence).min(1) }).optional(),
  /** Asked beside a worker only: never by a link, never in a survey. Why, in a sentence. */
  askedWith: parts({ who: z.literal('worker'), because: sentence }).optional(),
  wording: z.enum(['ships', 'slot']),
  licence: parts({ name: sentence, holder: sentence, terms: sentence, cite: sentence }),
  lead: said.optional(),
  choices,
  choiceSets: z.record(name, choices).default({}),
  minutes: whole.min(1),
  items: z.array(item).min(1),
  scores: z.array(score).min(1),
  bands: z.array(bands).default([]),
  facts: z.array(fact).min(1),
  examples: z.array(example).min(1),
})

/** An instrument: its items, how they are scored, for what ages, under which licence, and how we know. */
export type Measure = z.infer<typeof measureShape>
export type MeasureItem = Measure['items'][number]
export type MeasureScore = Measure['scores'][number]
export type MeasureFact = Measure['facts'][number]
export type MeasureBands = Measure['bands'][number]

/** Whom answers are about and who gave them: what decides which items are asked and which bands are meant. */
export type About = { age?: number | null; sex?: 'female' | 'male' | null; informant?: Informant }

/** The items that this informant has, of whatever age the young person is. */
export const itemsOf = (measure: Measure, who: Informant = 'self'): MeasureItem[] =>
  measure.items.filter(({ askedOf }) => askedOf === undefined || askedOf.includes(who))

/** The items that somebody of this age is asked; null where the age is not known, which counts as too young. */
export const itemsFor = (measure: Measure, age: number | null, who: Informant = 'self'): MeasureItem[] =>
  itemsOf(measure, who).filter(
    ({ askedFromAge }) => askedFromAge === undefined || (age ?? -1) >= askedFromAge,
  )

/** Whether any answer of the measure is one that a person must read at once. */
export const hasRisk = (measure: Measure): boolean =>
  measure.items.some(({ riskAnswers }) => riskAnswers.length > 0)

/** Whether a survey may have it among its questions: never what is asked beside a worker only. */
export const mayBeSurveyed = (measure: Measure): boolean =>
  measure.kind === 'questions' && measure.askedWith === undefined

/** The ages for which an informant's version is made; undefined where they have none. */
export function agesFor(
  measure: Measure,
  who: Informant = 'self',
): { from: number; to?: number } | undefined {
  const found = measure.informants.find((one) => one.who === who)
  return found && (found.ages ?? measure.ages)
}

/** Whether somebody of this age is within the measure's ages; an age that is not known is not ruled out. */
export function isForAge(measure: Measure, age: number | null, who: Informant = 'self'): boolean {
  const within = agesFor(measure, who)
  return (
    within !== undefined &&
    (age === null || (age >= within.from && (within.to === undefined || age <= within.to)))
  )
}

/** The answers there are to an item: the measure's, unless it names others. */
export const choicesFor = (measure: Measure, item?: MeasureItem): Choices =>
  (item?.choices === undefined ? undefined : measure.choiceSets[item.choices]) ?? measure.choices

/** The choices of an item, or of the measure, as numbers, lowest first. */
export function choicesOf(measure: Measure, item?: MeasureItem): number[] {
  const { from, to, step } = choicesFor(measure, item)
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => tidy(from + at * step))
}

/** A long scale names its two ends only; a short one names each answer. */
export const isScale = ({ from, to, step }: Choices): boolean => (to - from) / step >= 7

/** A figure without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
export const tidy = (value: number): number => Math.round(value * 1e6) / 1e6
