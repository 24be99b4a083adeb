import { z } from 'zod'
import { parts } from './shapes.ts'

export const sentence = z.string().trim().min(1)
export const whole = z.number().int()
export const keyed = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a key is small letters, digits and -')
export const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name is small letters, digits and _')

/** What is said: a sentence in English, or the same sentence by the code of each language, English among them. */
export const said = z.union([
  sentence,
  z
    .record(z.string().regex(/^[a-z]{2,3}$/, 'a language is its code, as in en or cy'), sentence)
    .refine((given) => Object.hasOwn(given, 'en'), 'it needs en, the English words'),
])
export type Said = z.infer<typeof said>

/** What is said in a language; in English where there is nothing in it. */
export const saidIn = (words: Said, language = 'en'): string =>
  typeof words === 'string' ? words : (words[language] ?? (words.en as string))

/** Where something is from, and whether we read the source ourselves. What was not read is labelled so everywhere. */
export const sourced = {
  from: sentence,
  address: z.url().optional(),
  checked: z.enum(['read', 'second-hand', 'from memory', 'not found']),
}
export type Checked = z.infer<typeof sourced.checked>

/** Whether anybody may be told anything on the strength of it: never what is from memory or was not found. */
export const isSourced = ({ checked }: { checked: Checked }): boolean =>
  checked === 'read' || checked === 'second-hand'

/** Who answers about a young person. */
export const informant = z.enum(['self', 'parent', 'teacher'])
export type Informant = z.infer<typeof informant>

const age = whole.min(0).max(120)
export const ages = parts({ from: age, to: age.optional() })

/** The answers there are to an item. */
export const choices = parts({
  from: whole,
  to: whole,
  /** How far two answers lie apart: 0.1 for a mark on a line. */
  step: z.union([z.literal(1), z.literal(0.1)]).default(1),
  /** What each answer is called, lowest first. */
  labels: z.array(said).optional(),
  /** What each answer counts for in a score, lowest first, where that is not the answer itself. */
  counts: z.array(z.number()).optional(),
})
export type Choices = z.infer<typeof choices>

export const item = parts({
  id: name,
  /** What is asked. Absent where the wording is a slot that an organisation fills under its own licence. */
  words: said.optional(),
  /** What the lowest and the highest choice mean, where only the two ends are named. */
  low: said.optional(),
  high: said.optional(),
  /** The answers, where they are not the measure's: the name of one of its choiceSets. */
  choices: name.optional(),
  /** A high answer means the opposite of a high score: it is turned round before it is added. */
  reverse: z.boolean().default(false),
  /** Whoever is younger, or of an age we do not know, is not asked. */
  askedFromAge: whole.min(0).optional(),
  /** Who is asked it, where not everybody who answers the measure is. */
  askedOf: z.array(informant).min(1).optional(),
  /** Belongs to a part that may be left out whole: a file of answers need not have a column for it. */
  optional: z.boolean().default(false),
  /** The answers that a person must read at once. */
  riskAnswers: z.array(whole).default([]),
})

const change = parts({ points: z.number().positive(), ...sourced })

const named = {
  key: name,
  name: sentence,
  from: z.number(),
  to: z.number(),
  better: z.enum(['higher', 'lower']),
  /** Whether before and after are compared by this one. */
  compared: z.boolean().default(true),
  /** From how many points on a change of one person is more than chance, where a source says so. */
  change: change.optional(),
}

const someItems = z.union([z.literal('all items'), z.array(name).min(1)])
/** How many of the items must be answered; with fewer than all, what is there is scaled up to all. */
const needs = z.union([z.literal('every item'), whole.min(1)])
/** An answer that makes the score nothing, whatever else was answered or not asked. */
const zeroWhen = parts({ item: name, is: whole })
const rounding = z.literal('to a whole number, halves up')

export const score = z.union([
  parts({ ...named, item: name }),
  parts({
    ...named,
    sum: someItems,
    needs,
    rounded: rounding.optional(),
    zeroWhen: zeroWhen.optional(),
  }),
  parts({ ...named, mean: someItems, needs, times: z.number().positive().default(1) }),
  parts({ ...named, total: z.array(name).min(2) }),
  parts({ ...named, table: parts({ of: name, values: z.array(z.number()).min(1) }) }),
  parts({ ...named, percent: parts({ of: name, outOf: name }) }),
])

const cut = z.tuple([z.number(), z.number()])

/** Bands for whoever it is for: what each score's bands are called, and from where to where each goes. */
export const bands = parts({
  set: sentence,
  for: z
    .strictObject({
      informant: informant.optional(),
      ages: ages.optional(),
      sex: z.enum(['female', 'male']).optional(),
    })
    .default({}),
  /** The best band first. */
  names: z.array(sentence).min(2),
  /** What they are called for a score where higher is better, when that differs. */
  namesWhereHigherIsBetter: z.array(sentence).min(2).optional(),
  cuts: z.record(name, z.array(cut).min(2)),
  ...sourced,
})
