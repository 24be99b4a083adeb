import { z } from 'zod'

/** The domains and drivers that a survey asks about, as the survey of Greater Manchester names them (gmbeewell.org, What is wellbeing). */
export const domains = {
  meaning: 'Meaning, purpose and control',
  self: 'Understanding yourself',
  emotions: 'Emotions',
  health: 'Health and routines',
  hobbies: 'Hobbies and entertainment',
  relationships: 'Relationships',
  school: 'School',
  environment: 'Environment and society',
  future: 'Future',
} as const
export type Domain = keyof typeof domains

/** The bytes of an answer that is no choice. */
export const skipped = 254
export const notReached = 255

const byLanguage = z.record(z.string(), z.string())

const item = z.object({
  /** Its own name within the round: 'swemwbs.i1', or the id of a local question. */
  id: z.string(),
  domain: z.enum(Object.keys(domains) as [Domain, ...Domain[]]),
  /** What stands above it, and what is asked, by language; 'en' is always there. */
  lead: byLanguage.optional(),
  words: byLanguage,
  /** The choices, lowest number first, with what each is called by language. Without labels the two ends are named. */
  choices: z.object({
    from: z.number().int().min(0),
    to: z.number().int().max(250),
    labels: z.array(byLanguage).optional(),
    low: byLanguage.optional(),
    high: byLanguage.optional(),
  }),
  /** Whether nobody may be told that all, or none, of a group gave an answer. */
  sensitive: z.boolean(),
  better: z.enum(['higher', 'lower']).optional(),
  /** One thing of a question of which several may be picked: 1 where it was. Which question, and how many at most. */
  picked: z.object({ of: z.string(), thing: byLanguage, most: z.number().int().min(1) }).optional(),
})

/** What a round asks, frozen when it is opened. An item's position is the byte of its answer. */
export const questionnaireShape = z.object({
  items: z.array(item).min(1),
  /** The measures among them: which item of the measure is which byte. */
  measures: z.array(
    z.object({
      key: z.string(),
      version: z.number().int(),
      domain: z.string(),
      at: z.record(z.string(), z.number().int()),
    }),
  ),
})
export type Questionnaire = z.infer<typeof questionnaireShape>
export type QuestionnaireItem = Questionnaire['items'][number]

/** What is asked at once: an item, or all the things of one question that may be picked. `at` is the byte of the first. */
export type Together = { at: number; items: readonly [QuestionnaireItem, ...QuestionnaireItem[]] }

/** The questions as somebody meets them, in order. */
export function askedTogether({ items }: Pick<Questionnaire, 'items'>): Together[] {
  const found: { at: number; items: [QuestionnaireItem, ...QuestionnaireItem[]] }[] = []
  for (const [at, item] of items.entries()) {
    const before = found.at(-1)
    if (item.picked && before?.items[0].picked?.of === item.picked.of) before.items.push(item)
    else found.push({ at, items: [item] })
  }
  return found
}
