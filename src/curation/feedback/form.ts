import type { Form, Question } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'
import { agains, moderations, welcomes } from './feedback.ts'

const { feedback: words } = en.curation

const one = (questions: readonly Question[]): Form => ({ sections: [{ title: '', questions }] })

/** How it was, in one page: two taps, and words if they like. */
export const feedbackForm = one([
  {
    ...{ kind: 'one', name: 'welcome', label: words.welcome, required: words.welcomeMissing, inline: true },
    options: welcomes.map((value) => ({ value, label: words.welcomes[value] })),
  },
  {
    ...{ kind: 'one', name: 'again', label: words.again, required: words.againMissing, inline: true },
    options: agains.map((value) => ({ value, label: words.agains[value] })),
  },
  {
    ...{ kind: 'words', name: 'words', label: words.words, hint: words.wordsHint },
    ...{ rows: 3, max: 600, own: true },
  },
  {
    ...{ kind: 'one', name: 'unsafe', label: words.unsafe },
    options: [
      { value: 'no', label: words.unsafes.no },
      {
        ...{ value: 'yes', label: words.unsafes.yes },
        reveals: [
          {
            ...{ kind: 'words', name: 'unsafe_words', label: words.unsafeWords, hint: words.unsafeWordsHint },
            ...{ rows: 4, max: 2000, own: true },
          },
        ],
      },
    ],
  },
])

/** What becomes of an answer, for whoever reads it first. */
export const moderationForm = one([
  {
    ...{ kind: 'one', name: 'decision', label: 'What becomes of it?', required: 'Choose what becomes of it' },
    options: Object.entries(moderations).map(([value, label]) => ({ value, label })),
  },
  {
    ...{ kind: 'words', name: 'reason', label: 'Why, or what was done', rows: 3, max: 1000 },
    hint: 'Needed when it is not published, and always when it is about safety.',
  },
])
