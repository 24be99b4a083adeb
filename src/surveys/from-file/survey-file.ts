import { z } from 'zod'
import { oneOf, parts, readShaped, type Shaped, wordsOf } from '../../blueprint/index.ts'
import { domains } from '../questionnaire.ts'
import { lawfulBases, specialConditions } from '../round.ts'

const words = z.string().trim()
const domain = oneOf(wordsOf(domains))
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'write a day as in 2027-03-01' })

const measure = parts({ measure: words, domain })
const question = parts({
  ...{ words, domain, choices: z.array(words), shaped_with: words },
  translations: z.record(z.string(), parts({ words, choices: z.array(words) })).default({}),
  answered: oneOf(['one', 'several']).default('one'),
  better: oneOf(['higher', 'lower', 'neither']).optional(),
  sensitive: z.boolean().default(false),
})

/** A survey in a file, under the names that its forms use. What is left out is still to be said on screen. */
const shape = parts({
  ...{ name: words, key: words, kind: oneOf(['anonymous', 'confidential', 'named']) },
  ...{ by: words, place: words.optional(), earlier: words.optional() },
  ...{ key_holder: words.optional(), key_used_when: words.optional(), readers: z.array(words).default([]) },
  year_groups: z.array(z.number().int()).default([]),
  ...{ schools_answer_by: day.optional(), opt_out_by: day.optional() },
  ...{ opens_on: day.optional(), closes_on: day.optional(), withdraw_until: day.optional() },
  ...{ names_destroyed_on: day.optional(), retain_until: day.optional() },
  controllers: z.array(words).default([]),
  lawful_basis: oneOf(wordsOf(lawfulBases)).optional(),
  special_condition: oneOf(wordsOf(specialConditions)).optional(),
  ...{ impact_assessment: words.optional(), agreement: words.optional() },
  ...{ about_for_parents: words.optional(), about_for_pupils: words.optional() },
  ...{ something_else: words.optional(), parents_say_no_online: z.boolean().optional() },
  questions: z.array(z.union([measure, question])).default([]),
  schools: z.array(z.union([z.number().int().transform(String), words])).default([]),
})

/** What a file says of a survey. */
export type SurveyFile = z.infer<typeof shape>
/** One thing that it asks: a measure, or a question of the place's own. */
export type AskedInFile = SurveyFile['questions'][number]

/** A survey as a file of YAML or JSON declares it. Throws a BlueprintProblem with the line and what to do. */
export const readSurveyFile = (text: string, file: string): Shaped<SurveyFile> =>
  readShaped(text, file, shape)
