import type { Form, Question } from '../../ui/questions/index.ts'
import { domains } from '../questionnaire.ts'
import {
  type Kind,
  kindWords,
  lawfulBases,
  type OtherRound,
  type Reader,
  specialConditions,
} from '../round.ts'

const one = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })
const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

const kindQuestion: Question = {
  kind: 'one',
  name: 'kind',
  label: 'Which kind of survey is it?',
  hint: 'It is exactly one. Parents and pupils are told which.',
  required: 'Choose the kind',
  options: (['anonymous', 'confidential', 'named'] as const).map((value) => ({
    value,
    label: kindWords[value].name,
    hint: kindWords[value].means,
  })),
}

/** What stands for no earlier survey: no short name of one, which is longer. */
export const NO_EARLIER = '-'

/** Which survey of the place this is the next wave of; asked where there is one. */
const earlierQuestion = (others: readonly OtherRound[]): Question[] =>
  others.length === 0
    ? []
    : [
        {
          ...{ kind: 'pick', name: 'earlier', label: 'Which survey is this the next wave of?' },
          hint: 'Results then say what is different since, and what was too small to show in that one stays hidden.',
          required: 'Choose the survey before this one, or that there is none',
          options: [
            { value: NO_EARLIER, label: 'None: it is the first' },
            ...others.map(({ key, name }) => ({ value: key, label: name })),
          ],
        },
      ]

/** What a new survey begins with. */
export const newRoundForm = (others: readonly OtherRound[]): Form =>
  one(
    {
      kind: 'line',
      name: 'name',
      label: 'Name',
      hint: 'As in How we are, autumn 2026',
      required: 'Enter a name',
      max: 100,
    },
    {
      ...{ kind: 'line', name: 'key', label: 'Short name for addresses and files' },
      ...{ hint: 'Small letters, figures and hyphens, as in autumn-2026. It does not change.' },
      ...{ required: 'Enter a short name', max: 60 },
    },
    kindQuestion,
    ...earlierQuestion(others),
  )

/** What is wrong with a short name; null where it can be used. */
export const keyProblem = (key: string): string | null =>
  /^[a-z][a-z0-9-]{1,60}$/.test(key)
    ? null
    : 'Use small letters, figures and hyphens, beginning with a letter'

/** What is said of a short name that another survey of the place has. */
export const KEY_TAKEN = 'Another survey has this short name'

/** The kind, and what it needs: who holds the key, or who reads. */
export const kindForm = (kind: Kind, staff: readonly Reader[]): Form =>
  one(
    kindQuestion,
    ...(kind === 'confidential'
      ? ([
          {
            ...{ kind: 'line', name: 'key_holder', label: 'Who holds the key?', max: 200 },
            hint: 'The key joins a pupil’s years, or records that were agreed. It is never listed on a screen.',
          },
          {
            ...{
              kind: 'words',
              name: 'key_used_when',
              label: 'To prevent which serious harm would a pupil be looked up?',
            },
            ...{ rows: 3, max: 1000 },
            hint: 'Leave it empty if nobody is ever looked up. Otherwise parents and pupils read this.',
          },
        ] satisfies Question[])
      : []),
    ...(kind === 'named'
      ? ([
          {
            ...{ kind: 'many', name: 'readers', label: 'Who reads the answers on the day?', columns: true },
            options: staff.map(({ id, name, organisation }) => ({
              value: id,
              label: `${name}, ${organisation}`,
            })),
          },
        ] satisfies Question[])
      : []),
  )

const years = Array.from({ length: 14 }, (_, year) => ({
  value: String(year),
  label: year === 0 ? 'Reception' : `Year ${year}`,
}))

/** Whom it asks, and every day on which something happens. */
export const datesForm = (others: readonly OtherRound[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        ...earlierQuestion(others),
        { kind: 'many', name: 'year_groups', label: 'Which year groups?', options: years, columns: true },
      ],
    },
    {
      title: 'Before it',
      questions: [
        { kind: 'date', name: 'schools_answer_by', label: 'Schools say by this day whether they take part' },
        { kind: 'date', name: 'opt_out_by', label: 'Last day for parents to say no before slips are made' },
      ],
    },
    {
      title: 'In school',
      questions: [
        { kind: 'date', name: 'opens_on', label: 'First day for pupils' },
        { kind: 'date', name: 'closes_on', label: 'Last day for pupils' },
      ],
    },
    {
      title: 'After it',
      questions: [
        { kind: 'date', name: 'withdraw_until', label: 'Last day to take answers back' },
        {
          kind: 'date',
          name: 'names_destroyed_on',
          label: 'The day the list of names and the key are destroyed',
        },
        { kind: 'date', name: 'retain_until', label: 'Last day on which answers are kept' },
      ],
    },
  ],
})

/** Who answers in law, and on what ground. */
export const lawForm: Form = one(
  {
    ...{ kind: 'words', name: 'controllers', label: 'Controllers, one on each line', rows: 4, max: 2000 },
    hint: 'Who answers in law for the answers: the schools, the council, a university. One answers alone, several jointly.',
  },
  { kind: 'pick', name: 'lawful_basis', label: 'Lawful basis', options: options(lawfulBases) },
  {
    kind: 'pick',
    name: 'special_condition',
    label: 'Condition for special category data',
    options: options(specialConditions),
  },
  {
    kind: 'line',
    name: 'impact_assessment',
    label: 'Reference of the data protection impact assessment',
    max: 200,
  },
  { kind: 'line', name: 'agreement', label: 'Reference of the data sharing agreement', max: 200 },
)

/** What parents and pupils are told. */
export const tellingForm: Form = one(
  {
    ...{ kind: 'words', name: 'about_for_parents', label: 'What parents are told', rows: 8, max: 5000 },
    hint: 'Why you ask, what about, and who to ask. The kind, the dates, who answers in law and how to say no are added.',
  },
  {
    ...{ kind: 'words', name: 'about_for_pupils', label: 'What pupils are told', rows: 6, max: 3000 },
    hint: 'Short sentences that a 9-year-old understands.',
  },
  {
    ...{
      kind: 'words',
      name: 'something_else',
      label: 'What pupils who do not take part do instead',
      rows: 3,
      max: 1000,
    },
    hint: 'Something quiet and pleasant, in the same room.',
  },
  {
    ...{
      kind: 'one',
      name: 'parents_say_no_online',
      label: 'May parents say no on the public page?',
      inline: true,
    },
    hint: 'Otherwise they tell the school.',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  },
)

/** How many things of a list a pupil may pick. */
export const MOST_PICKED = 3

const better: Question = {
  ...{ kind: 'one', name: 'better', label: 'Is a higher answer better?' },
  required: 'Say whether a higher answer is better',
  options: [
    { value: 'higher', label: 'Yes, the last answer is the best' },
    { value: 'lower', label: 'No, the first answer is the best' },
    { value: 'neither', label: 'Neither is better' },
  ],
}

/** A question that the place and its young people made. */
export const localQuestionForm: Form = one(
  {
    kind: 'pick',
    name: 'domain',
    label: 'What it is about',
    required: 'Choose what it is about',
    options: options(domains),
  },
  {
    kind: 'line',
    name: 'words',
    label: 'The question, in English',
    required: 'Write the question',
    max: 300,
  },
  {
    ...{
      kind: 'words',
      name: 'choices',
      label: 'The answers to choose from, one on each line',
      rows: 5,
      max: 1000,
    },
    hint: 'Two to eleven. On a scale, lowest first; of a list, in the order in which pupils see them.',
    required: 'Write the answers to choose from',
  },
  {
    ...{ kind: 'words', name: 'translations', label: 'The same in other languages', rows: 6, max: 4000 },
    hint: 'For each: a line with the code of the language, as in cy, then the question, then the answers. An empty line before the next.',
  },
  {
    ...{ kind: 'one', name: 'answered', label: 'How is it answered?', required: 'Say how it is answered' },
    options: [
      { value: 'one', label: 'One answer', reveals: [better] },
      {
        value: 'several',
        label: `Up to ${MOST_PICKED} things from a list`,
        hint: 'As in: What matters most to you? Results show the list with the share of pupils who picked each thing.',
      },
    ],
  },
  {
    ...{ kind: 'many', name: 'sensitive', label: 'Could an answer harm somebody if it got about?' },
    options: [{ value: 'yes', label: 'Yes: nobody is told that all of a group, or none, said it' }],
  },
  {
    ...{ kind: 'line', name: 'shaped_with', label: 'Who shaped it', max: 200 },
    ...{
      hint: 'The young people who worked on it, as a group: no names of pupils',
      required: 'Say who shaped it',
    },
  },
)
