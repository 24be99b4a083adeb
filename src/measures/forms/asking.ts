import type { Form, OneQuestion, Problems, Question } from '../../ui/questions/index.ts'
import { addDays, type DateOnly, spokenDay } from '../../words/index.ts'
import { LINK_DAYS, occasionWords, whyNotByLink } from '../ask.ts'
import type { Contact } from '../contact.ts'
import type { Askable } from '../supported.ts'

const occasions: OneQuestion = {
  kind: 'one',
  name: 'occasion',
  label: 'When in their support?',
  required: 'Choose when in their support this is',
  options: [
    { value: 'baseline', label: occasionWords.baseline, hint: 'Before it has made a difference.' },
    {
      value: 'follow_up',
      label: occasionWords.follow_up,
      hint: 'What comes back is compared with the first time.',
    },
    { value: 'other', label: occasionWords.other, hint: 'It is kept, and compared with nothing.' },
  ],
}

const how = (contact: Contact | null): OneQuestion => ({
  kind: 'one',
  name: 'how',
  label: 'How?',
  required: 'Choose how they answer',
  options: [
    ...(contact
      ? [
          {
            value: 'link',
            label: 'On a phone, by a link',
            hint: `We send it now, ${contact.inWords}. It works for ${LINK_DAYS} days, once.`,
          },
        ]
      : []),
    { value: 'together', label: 'Together with you', hint: 'On your screen, when you next meet.' },
  ],
})

const byWhen: Question = {
  ...{ kind: 'date', name: 'due', label: 'By when?', required: 'Enter by when', check: 'future' },
}

/** What a worker asks somebody to fill in; without a safe contact there is no link. */
export const askingForm = (askable: readonly Askable[], contact: Contact | null): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'one',
          name: 'measure',
          label: 'What do you want to ask?',
          required: 'Choose what you want to ask',
          options: askable.map(({ measure, items }) => ({
            value: measure.key,
            label: measure.name,
            hint: `${measure.about} ${items.length} ${items.length === 1 ? 'question' : 'questions'}.`,
          })),
        },
        occasions,
        how(contact),
        byWhen,
      ],
    },
  ],
})

/** The same of one measure and one occasion, which are settled. */
export const askingOneForm = (contact: Contact | null): Form => ({
  sections: [{ title: '', questions: [how(contact), byWhen] }],
})

/** What one field cannot check: a link that ends before the date, and a measure that may not go out by link. */
export function checkAsking(
  given: { how: string; due: string; askable: Askable | undefined },
  { today, publishesHours }: { today: DateOnly; publishesHours: boolean },
): Problems {
  if (given.how !== 'link' || !given.askable) return {}
  const refused = whyNotByLink(given.askable.measure, publishesHours)
  const lastDay = addDays(today, LINK_DAYS - 1)
  return {
    ...(refused ? { how: refused } : {}),
    ...(given.due > lastDay
      ? { due: `A link works until ${spokenDay(lastDay)}: choose that day or an earlier one` }
      : {}),
  }
}
