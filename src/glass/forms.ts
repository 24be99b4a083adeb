import { type Worker, whoQuestion } from '../accounts/index.ts'
import type { Answers, Form, Problems } from '../ui/questions/index.ts'
import { answerText } from '../ui/questions/index.ts'
import { kindWords } from './glass.ts'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

/** Whose record, and why. */
export const breakingForm: Form = {
  sections: [
    {
      title: 'Whose record',
      questions: [
        { kind: 'line', as: 'name', name: 'name', label: 'Their full name', hint: 'Exactly as it is kept.' },
        { kind: 'date', name: 'born', label: 'Their date of birth', check: 'past' },
        {
          ...{ kind: 'line', as: 'nhs-number', name: 'nhs', label: 'Or their NHS number', width: 10 },
          hint: 'With it, you can leave name and date of birth empty.',
        },
      ],
    },
    {
      title: 'Why',
      questions: [
        {
          kind: 'one',
          name: 'kind',
          label: 'What has happened?',
          required: 'Choose what has happened',
          options: options(kindWords),
        },
        {
          kind: 'words',
          name: 'reason',
          label: 'Why can it not wait?',
          hint: 'People of your organisation and of theirs read this. The young person can be shown that you looked.',
          max: 1000,
          required: 'Say why it cannot wait',
        },
      ],
    },
  ],
}

/** Name and date of birth, or the NHS number. */
export function checkBreaking(answers: Answers): Problems {
  if (answerText(answers, 'nhs')) return {}
  return {
    ...(answerText(answers, 'name') ? {} : { name: 'Enter their full name, or their NHS number' }),
    ...(answerText(answers, 'born') ? {} : { born: 'Enter their date of birth, or their NHS number' }),
  }
}

/** What somebody is named for. */
export const namedForWords = {
  eligible: 'May read a record in an emergency',
  officer: 'Looks at each time that somebody did',
} as const

/** Who is named, and for what. */
export const namingForm = (workers: readonly Worker[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        whoQuestion(workers),
        {
          kind: 'one',
          name: 'for',
          label: 'What for?',
          required: 'Choose what for',
          options: options(namedForWords),
        },
      ],
    },
  ],
})

/** What somebody found who looked at a break. */
export const reviewForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          kind: 'one',
          name: 'justified',
          label: 'Was it right to open it?',
          required: 'Choose whether it was right',
          options: [
            { value: 'yes', label: 'Yes' },
            {
              value: 'no',
              label: 'No. They cannot do so again until an administrator names them anew',
            },
          ],
        },
        {
          kind: 'words',
          name: 'words',
          label: 'What did you find, and what was done?',
          max: 2000,
          required: 'Write what you found and what was done',
        },
      ],
    },
  ],
}
