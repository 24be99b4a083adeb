import { z } from 'zod'
import {
  type Answers,
  answerText,
  type Form,
  type Problems,
  type Typed,
  typedText,
} from '../ui/questions/index.ts'
import { isUuid, newId, uuidV5 } from '../words/index.ts'
import { type Mark, MOST_MARKS, type Numbers, type PersonSaid, saidWords, tallies } from './register.ts'

const MOST_AT_A_DROP_IN = 2000

const number = (name: string, label: string, more: { hint?: string; required?: string } = {}) =>
  ({ kind: 'line', as: 'number', name, label, width: 4, most: MOST_AT_A_DROP_IN, ...more }) as const

/** How many came to a drop-in: numbers, and nobody's name. */
export const dropInForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        number('came', 'How many came?', { required: 'Enter how many came. 0 if nobody did' }),
        number('new_faces', 'How many of them were new faces?', {
          required: 'Enter how many were new. 0 if nobody was',
        }),
      ],
    },
    {
      title: 'If you asked how old they are',
      intro: 'Only what they liked to say. Leave empty what you did not ask.',
      questions: tallies.map(({ key, label }) => number(key, label)),
    },
  ],
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** What one field cannot check: nobody is new, or of an age, who did not come. */
export function checkNumbers({ came, new_faces, ...asked }: Numbers): Problems {
  return {
    ...(new_faces > came
      ? { new_faces: 'There cannot be more new faces than came. Check both numbers' }
      : {}),
    ...(sum(Object.values(asked)) > came
      ? { [tallies[0].key]: 'Together these are more than came. Check the numbers' }
      : {}),
  }
}

/** The numbers of an answered form. */
export function numbersIn(answers: Answers): Numbers {
  const asked = tallies.flatMap(({ key }) => {
    const text = answerText(answers, key)
    return text === '' ? [] : [[key, Number(text)] as const]
  })
  return {
    came: Number(answerText(answers, 'came')),
    new_faces: Number(answerText(answers, 'new_faces')),
    ...Object.fromEntries(asked),
  }
}

const isSaid = (text: string): text is PersonSaid => Object.hasOwn(saidWords, text)

/** The hidden field with what a person was marked as when the page was made: only what was changed is a mark. */
export const wasField = (id: string): string => `was-${id}`

/** The field with how a person is marked. */
export const saidField = (id: string): string => `said-${id}`

/** The button that counts somebody new, by the name `next`. */
export const NEW_FACE = 'new-face'

/** The marks of the plain form, sent at `now`; pressed twice they are the same marks. Null when it marks nobody at all. */
export function marksInForm(typed: Typed, { once, now }: { once: string; now: Date }): Mark[] | null {
  const page = isUuid(once) ? once : newId()
  const answered = Object.keys(typed).flatMap((name) => {
    const id = name.startsWith('said-') ? name.slice('said-'.length) : ''
    const said = typedText(typed, name)
    return isUuid(id) && isSaid(said) ? [{ id, said }] : []
  })
  const isNew = typedText(typed, 'next') === NEW_FACE
  if (answered.length === 0 && !isNew) return null
  const changed = answered.filter(({ id, said }) => typedText(typed, wasField(id)) !== said)
  return [
    ...changed.slice(0, MOST_MARKS).map(({ id, said }) => ({
      ...{ id: uuidV5(page, `${id} ${said}`), person: id },
      ...{ said, at: now },
    })),
    ...(isNew ? [{ id: uuidV5(page, NEW_FACE), said: 'new_face' as const, at: now }] : []),
  ]
}

const count = z.number().int().min(0).max(MOST_AT_A_DROP_IN)
const made = { id: z.uuid(), at: z.iso.datetime({ offset: true }) }
const sending = z.object({
  /** Who made them: whoever is signed in on that phone meanwhile does not send them in their own name. */
  by: z.uuid(),
  marks: z
    .array(
      z.discriminatedUnion('said', [
        z.object({ ...made, said: z.enum(['came', 'did_not_come', 'not_marked']), person: z.uuid() }),
        z.object({ ...made, said: z.enum(['new_face', 'no_new_face']) }),
        z.object({
          ...{ ...made, said: z.literal('counted') },
          numbers: z
            .strictObject({
              ...{ came: count, new_faces: count },
              ...Object.fromEntries(tallies.map(({ key }) => [key, count.optional()])),
            })
            .refine((numbers) => Object.keys(checkNumbers(numbers as Numbers)).length === 0),
        }),
      ]),
    )
    .max(MOST_MARKS),
})

/** What a phone sends: who made the marks, and the marks; null where it cannot be read. */
export function marksSent(body: unknown): { by: string; marks: Mark[] } | null {
  const read = sending.safeParse(body)
  if (!read.success) return null
  const { by, marks } = read.data
  return { by, marks: marks.map((mark) => ({ ...mark, at: new Date(mark.at) }) as Mark) }
}
