import { type Worker, workerChoices } from '../accounts/index.ts'
import { type Answers, answerText, type Form, type Problems, type Question } from '../ui/questions/index.ts'
import type { Open } from './about-store.ts'

/** The choice for somebody who is not in the list. */
export const SOMEBODY_ELSE = 'else'

const NAME = 'Enter a name, or what you know of them'

const called = (label: string, required?: string): Question => ({
  ...{ kind: 'line', name: 'called', label, width: 30, max: 200 },
  ...(required ? { required } : {}),
})

/** Somebody whose record or referral is open to whoever raises it, or a name. */
function aboutWhom(people: readonly Open[]): Question[] {
  if (people.length === 0) return [called('Which child or young person is it about?', NAME)]
  return [
    {
      ...{ kind: 'pick', name: 'about', label: 'Which child or young person is it about?' },
      hint: 'Those whose record or referral is open to you. Choose the last line for anybody else.',
      required: 'Choose whom it is about',
      options: [
        ...people.map((one) => ({ value: one.youngPersonId, label: one.called })),
        { value: SOMEBODY_ELSE, label: 'Somebody else, or I do not know' },
      ],
    },
    called('If they are not in the list: their name, as far as you know it'),
  ]
}

/** Who the adult is: somebody of the raiser’s own organisation, or a name. */
const whichAdult = (workers: readonly Worker[]): Question[] => [
  ...(workers.length > 0
    ? [
        {
          ...{ kind: 'pick' as const, name: 'subject', label: 'Do they work where you work?' },
          options: workerChoices(workers),
        },
      ]
    : []),
  {
    ...{ kind: 'line', name: 'subject_name', label: 'If not: their name, and where they work' },
    ...{ width: 30, max: 200 },
  },
]

const inDanger: Question = {
  ...{ kind: 'one', name: 'danger', label: 'Is anybody in danger now?' },
  required: 'Choose whether anybody is in danger now',
  options: [
    { value: 'yes', label: 'Yes. I have rung 999, or I ring it before I go on' },
    { value: 'no', label: 'No' },
    { value: 'not_sure', label: 'I am not sure' },
  ],
}

const seenOrHeard: Question = {
  ...{ kind: 'words', name: 'words', label: 'What did you see or hear?', rows: 6, max: 5000 },
  hint: 'Use the words that were said. Say where and when. Do not ask the young person any more questions for this.',
  required: 'Write what you saw or heard',
}

const aboutAnAdult = (workers: readonly Worker[]): Question => ({
  ...{ kind: 'one', name: 'adult', label: 'Is it about an adult who works or volunteers with children?' },
  required: 'Choose whether it is about such an adult',
  options: [
    { value: 'no', label: 'No' },
    {
      ...{ value: 'yes', label: 'Yes' },
      hint: 'Then it goes only to the head or named senior, and never to the adult it is about.',
      reveals: whichAdult(workers),
    },
  ],
})

/** A concern, on one page: about whom, what was seen or heard, whether anybody is in danger, and whether it is about an adult. */
export const concernForm = (people: readonly Open[], workers: readonly Worker[]): Form => ({
  sections: [{ title: '', questions: [inDanger, ...aboutWhom(people), seenOrHeard, aboutAnAdult(workers)] }],
})

/** What one question alone cannot say. */
export function checkConcern(answers: Answers): Problems {
  const text = (name: string) => answerText(answers, name)
  return {
    ...(text('about') === SOMEBODY_ELSE && !text('called') ? { called: NAME } : {}),
    ...(text('adult') === 'yes' && !text('subject') && !text('subject_name')
      ? { subject_name: 'Say who the adult is, as far as you know' }
      : {}),
  }
}
