import { z } from 'zod'

const sentence = z.string().trim().min(1)
const whole = z.number().int()
const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name is small letters, digits and _')

const item = z.strictObject({
  id: name,
  /** What is asked. Absent where the wording is a slot that an organisation fills under its own licence. */
  words: sentence.optional(),
  /** What the lowest and the highest choice mean, where only the two ends are named. */
  low: sentence.optional(),
  high: sentence.optional(),
  /** A high answer means the opposite of a high score: it is turned round before it is added. */
  reverse: z.boolean().default(false),
  /** Whoever is younger, or of an age we do not know, is not asked. */
  askedFromAge: whole.min(0).optional(),
  /** The answers that a person must read at once. */
  riskAnswers: z.array(whole).default([]),
})

const named = {
  key: name,
  name: sentence,
  from: z.number(),
  to: z.number(),
  better: z.enum(['higher', 'lower']),
  /** Whether before and after are compared by this one. */
  compared: z.boolean().default(true),
}

const score = z.union([
  z.strictObject({ ...named, item: name }),
  z.strictObject({ ...named, sum: z.literal('all items'), needs: z.literal('every item') }),
  z.strictObject({ ...named, table: z.strictObject({ of: name, values: z.array(z.number()).min(1) }) }),
])

const fact = z.strictObject({
  says: sentence,
  from: sentence,
  address: z.url().optional(),
  /** Whether we read the source ourselves. Whatever was not read is labelled so wherever it is shown. */
  checked: z.enum(['read', 'second-hand', 'from memory', 'not found']),
})

const example = z.strictObject({
  what: sentence,
  answers: z.record(name, whole),
  scores: z.record(name, z.number().nullable()),
})

/** What a file in blueprints/measures says. */
export const measureShape = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/, 'a key is small letters, digits and -'),
  version: whole.min(1),
  name: sentence,
  fullName: sentence,
  about: sentence,
  ages: z.strictObject({ from: whole.min(0), to: whole.optional(), note: sentence.optional() }),
  wording: z.enum(['ships', 'slot']),
  licence: z.strictObject({ name: sentence, holder: sentence, terms: sentence, cite: sentence }),
  lead: sentence.optional(),
  choices: z.strictObject({ from: whole, to: whole, labels: z.array(sentence).optional() }),
  minutes: whole.min(1),
  items: z.array(item).min(1),
  scores: z.array(score).min(1),
  facts: z.array(fact).min(1),
  examples: z.array(example).min(1),
})

/** An instrument: its items, how they are scored, for what ages, under which licence, and how we know. */
export type Measure = z.infer<typeof measureShape>
export type MeasureItem = Measure['items'][number]
export type MeasureScore = Measure['scores'][number]
export type MeasureFact = Measure['facts'][number]

/** The items that somebody of this age is asked; null where the age is not known, which counts as too young. */
export const itemsFor = (measure: Measure, age: number | null): MeasureItem[] =>
  measure.items.filter(({ askedFromAge }) => askedFromAge === undefined || (age ?? -1) >= askedFromAge)

/** Whether any answer of the measure is one that a person must read at once. */
export const hasRisk = (measure: Measure): boolean =>
  measure.items.some(({ riskAnswers }) => riskAnswers.length > 0)

/** Whether somebody of this age is within the measure's ages; an age that is not known is not ruled out. */
export const isForAge = ({ ages }: Measure, age: number | null): boolean =>
  age === null || (age >= ages.from && (ages.to === undefined || age <= ages.to))

/** The choices of an item as numbers, lowest first. */
export const choicesOf = ({ choices }: Measure): number[] =>
  Array.from({ length: choices.to - choices.from + 1 }, (_, at) => choices.from + at)
