import {
  type Answers,
  answerText,
  type Form,
  type Problems,
  type Question,
  type Section,
} from '../ui/questions/index.ts'
import { en } from '../words/index.ts'
import type { OwnOffer } from './own-store.ts'
import { outcomeWords } from './waiting-list.ts'

const words = en.meanwhile
const one = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })
type Options = readonly { value: string; label: string }[]

const answerer = (members: Options): Question => ({
  ...{ kind: 'pick', name: 'answerer', label: 'Who answers when somebody gets worse?', options: members },
  hint: 'They read at once that somebody asks, and answer within one working day. Their managers see it too.',
  required: 'Choose who answers',
})

/** A list that a service sends: who would be there, what that asks, who answers, until when, and that it may be sent. */
export const listForm = (runs: Options, members: Options, asks: Section | null): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'pick', name: 'run', label: 'What is offered?', options: runs },
          required: 'Choose what is offered',
        },
      ],
    },
    ...(asks
      ? [
          {
            title: `What ${asks.title} asks`,
            intro: 'Once, of everybody on the list. Link workers read it. Name nobody here.',
            questions: asks.questions,
          },
        ]
      : []),
    ...one(
      answerer(members),
      {
        ...{ kind: 'date', name: 'answer_by', label: 'Until when may they say?', check: 'future' },
        hint: 'Whoever has not said by then is forgotten here. They keep their place with you.',
        required: 'Enter the day',
      },
      {
        kind: 'many',
        name: 'safe',
        label: 'May they be written to?',
        options: [
          { value: 'yes', label: 'Yes. Each of these was called safe to use by the young person or family' },
        ],
        required: 'Send only numbers and addresses that are safe to use',
      },
      {
        ...{ kind: 'words', name: 'list', label: 'Paste the list', rows: 8, max: 300_000 },
        hint: 'The first row names the columns: Reference, Name, Phone or Email, and Whose (own or parent). Any others are not read.',
      },
    ).sections,
  ],
})

/** Somebody else answers. */
export const answererForm = (members: Options): Form => one(answerer(members))

/** A row that a person puts right. */
export const rowForm: Form = one(
  { kind: 'line', name: 'reference', label: 'Your reference', width: 20, max: 60 },
  { kind: 'line', name: 'name', label: 'Name', hint: 'Only the first name is kept.', width: 20 },
  { kind: 'line', name: 'phone', label: 'Mobile phone', width: 20, max: 60 },
  { kind: 'line', name: 'email', label: 'Email address' },
  {
    ...{ kind: 'one', name: 'whose', label: 'Whose phone or email is it?', required: 'Choose whose it is' },
    options: [
      { value: 'own', label: 'Their own' },
      { value: 'parent', label: 'A parent’s or carer’s' },
    ],
  },
)

/** A row that is left out. */
export const leaveOutForm: Form = one({
  ...{ kind: 'line', name: 'because', label: 'Why is it left out?', required: 'Write why', max: 200 },
  hint: 'Without a name. They are not asked, and what stands here about them goes.',
})

/** What came of looking again. */
export const answerForm: Form = one(
  {
    ...{ kind: 'one', name: 'outcome', label: 'What did you decide?', required: 'Choose what you decided' },
    options: Object.entries(outcomeWords).map(([value, label]) => ({ value, label })),
  },
  {
    ...{ kind: 'words', name: 'words', label: 'What do you tell them?', rows: 3, max: 1000 },
    hint: 'The young person reads this as you write it, and so does their link worker. Plain words, and what happens next.',
    required: 'Write what you tell them',
  },
)

/** What a worker says when they ask for somebody. */
export const workerAsksForm = one({
  ...{ kind: 'words', name: 'words', label: 'What is getting worse?', rows: 3, max: 2000 },
  hint: 'Those who answer read this. Not a safeguarding concern: raise that with your safeguarding lead now.',
  required: 'Say what is getting worse',
})

/** What a young person says when they ask themselves, if anything. */
export const worseForm = one({
  ...{ kind: 'words', name: 'words', label: words.worseWords, hint: words.worseHint, rows: 3, max: 2000 },
  own: true,
})

/** Yes or no, and with a yes who they are and how they are reached. */
export const offerForm = ({ channel }: Pick<OwnOffer, 'channel'>): Form =>
  one({
    ...{ kind: 'one', name: 'answer', label: words.question, required: words.missing },
    options: [
      {
        ...{ value: 'yes', label: words.yes, hint: words.yesHint },
        reveals: [
          { kind: 'line', as: 'name', name: 'name', label: words.name, required: words.nameMissing },
          {
            ...{ kind: 'one', name: 'reach', label: words.reach, required: words.reachMissing },
            options: [
              { value: 'here', label: words.here({ channel }) },
              {
                ...{ value: 'elsewhere', label: words.elsewhere },
                reveals: [
                  { kind: 'line', as: 'phone', name: 'phone', label: words.phone, width: 20 },
                  { kind: 'line', as: 'email', name: 'email', label: words.email },
                ],
              },
            ],
          },
          {
            ...{ kind: 'words', name: 'what_matters', label: words.good, hint: words.goodHint, rows: 3 },
            own: true,
          },
        ],
      },
      { value: 'no', label: words.no, hint: words.noHint },
    ],
  })

/** That there is a way to reach them, which one field alone does not show. */
export const checkReached = (answers: Answers): Problems =>
  answerText(answers, 'reach') === 'elsewhere' &&
  !answerText(answers, 'phone') &&
  !answerText(answers, 'email')
    ? { phone: words.elsewhereMissing }
    : ({} as Problems)
