import type { Measure } from '../../blueprint/index.ts'
import { type Answers, answerText, type Form } from '../../ui/questions/index.ts'
import { wordingSlots } from '../wording-slots.ts'
import type { Wording } from '../wording-store.ts'

/** The slot for the wording of a licensed measure: what is said first, every item, what every choice is called. */
export const wordingForm = (measure: Measure): Form => ({
  sections: [
    {
      title: 'Your licence',
      questions: [
        {
          kind: 'words',
          name: 'licence',
          label: 'What licence do you have?',
          hint: 'Its number or date, and who gave it. It stays with the wording.',
          required: 'Say what licence you have',
          rows: 2,
          max: 500,
        },
      ],
    },
    {
      title: 'The wording',
      intro: 'Word for word as in the document that came with your licence.',
      questions: [
        { kind: 'words', name: 'lead', label: 'What is said before the first question', rows: 3, max: 1000 },
        ...measure.items.map(({ id }, at) => ({
          kind: 'line' as const,
          name: id,
          label: `Question ${at + 1}`,
          required: `Enter question ${at + 1}`,
          max: 300,
        })),
        ...wordingSlots(measure).map(({ name, label }) => ({
          kind: 'line' as const,
          name,
          label,
          required: `Enter ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
          max: 100,
        })),
      ],
    },
  ],
})

/** The wording from an answered form. */
export const wordingFrom = (measure: Measure, answers: Answers): Omit<Wording, 'id'> => ({
  lead: answerText(answers, 'lead'),
  items: Object.fromEntries(measure.items.map(({ id }) => [id, answerText(answers, id)])),
  choices: wordingSlots(measure).map(({ name }) => answerText(answers, name)),
  licence: answerText(answers, 'licence'),
})

/** What the form shows when there is a wording already. */
export const typedWording = (measure: Measure, wording: Wording): Record<string, string> => ({
  licence: wording.licence,
  lead: wording.lead,
  ...wording.items,
  ...Object.fromEntries(wordingSlots(measure).map(({ name }, at) => [name, wording.choices[at] ?? ''])),
})
