import {
  circumstances,
  type Measure,
  type Programme,
  programmeTiers,
  sources,
  venues,
} from '../blueprint/index.ts'
import type { Choice, Form, Question } from '../ui/questions/index.ts'

const choices = (list: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(list).map(([value, label]) => ({ value, label }))

/** How a session may be done, of what a few questions are enough to say. */
const ways: Readonly<Record<string, string>> = {
  'one-to-one': 'One to one',
  group: 'In a group',
  'walk-in': 'They walk in',
  'whole-family': 'With the whole family',
}

const aboutIt: readonly Question[] = [
  {
    ...{ kind: 'line', name: 'public_name', label: 'What will everybody call it?', max: 80 },
    hint: 'A name that any young person would gladly say aloud. It says nothing of why somebody is there.',
    required: 'Write what everybody will call it',
  },
  {
    ...{ kind: 'words', name: 'about', label: 'What is it, in a sentence or two?', max: 600, rows: 3 },
    required: 'Write what it is, in a sentence or two',
  },
  {
    ...{ kind: 'words', name: 'public_about', label: 'And for everybody to read?', max: 600, rows: 3 },
    hint: 'What one does there, without why anybody comes. You may leave this for later.',
  },
  { kind: 'line', name: 'run_by', label: 'Who runs it?', max: 120, required: 'Write who runs it' },
  {
    ...{ kind: 'many', name: 'tiers', label: 'What kind of help is it?', columns: true },
    ...{ options: choices(programmeTiers), required: 'Tick at least one kind of help' },
  },
]

const forWhom: readonly Question[] = [
  { kind: 'line', name: 'from_age', label: 'From which age?', as: 'number', most: 25, width: 2 },
  { kind: 'line', name: 'to_age', label: 'Up to which age?', as: 'number', most: 25, width: 2 },
  {
    ...{ kind: 'many', name: 'circumstances', label: 'What is it for?' },
    hint: 'One of them is enough. Tick none where it is for everybody.',
    options: Object.entries(circumstances).map(([value, { says, known }]) => ({
      ...{ value, label: says, hint: known },
    })),
  },
  { kind: 'line', name: 'note', label: 'Anything else about whom it is for', max: 300 },
  {
    ...{ kind: 'many', name: 'ways_in', label: 'Who may start it?', columns: true },
    ...{ options: choices(sources), required: 'Tick who may start it' },
  },
]

const askable = (measures: readonly Measure[]): Measure[] =>
  measures.filter(
    ({ kind, scores, informants }) =>
      kind === 'questions' && scores.length > 0 && informants.some(({ who }) => who === 'self'),
  )

const howDone = (measures: readonly Measure[]): Question[] => [
  {
    ...{ kind: 'one', name: 'delivery', label: 'How is it done?', options: choices(ways) },
    required: 'Choose how it is done',
  },
  {
    ...{ kind: 'pick', name: 'where', label: 'Where?', required: 'Choose where it is done' },
    options: Object.entries(venues).map(([value, label]) => ({ value, label })),
  },
  {
    ...{
      kind: 'line',
      name: 'weeks',
      label: 'For how many weeks?',
      as: 'number',
      least: 1,
      most: 520,
      width: 3,
    },
    hint: 'Leave it empty where nobody has said.',
  },
  {
    kind: 'line',
    name: 'places',
    label: 'How many places are there?',
    as: 'number',
    least: 1,
    most: 10_000,
    width: 4,
  },
  {
    ...{ kind: 'one', name: 'waiting_list', label: 'Can people wait for a place?', inline: true },
    options: choices({ yes: 'Yes', no: 'No' }),
    required: 'Say whether people can wait for a place',
  },
  {
    ...{ kind: 'pick', name: 'measure', label: 'What will you ask at the start and at the end?' },
    options: askable(measures).map(({ key, name }) => ({ value: key, label: name })),
  },
]

/** The two ways to begin from a programme there is, and the one from a few questions. */
export function beginForm(
  programmes: readonly Pick<Programme, 'key' | 'public_name' | 'name'>[],
  measures: readonly Measure[],
): Form {
  const there = programmes.map(({ key, public_name, name }) => ({
    value: key,
    label: name === public_name ? name : `${public_name} (${name})`,
  }))
  const anew: Choice = {
    ...{ value: 'new', label: 'From a few questions' },
    reveals: [...aboutIt, ...forWhom, ...howDone(measures)],
  }
  const from: Choice[] = [
    {
      ...{ value: 'next', label: 'As the next version of a programme' },
      hint: 'Whoever has begun stays on the version they began with.',
      reveals: [pickOf('next_of', 'Which programme?', there)],
    },
    {
      ...{ value: 'copy', label: 'As another programme, copied from one there is' },
      reveals: [
        pickOf('copy_of', 'Copied from which programme?', there),
        {
          ...{ kind: 'line', name: 'copy_name', label: 'What will everybody call the new one?', max: 80 },
          required: 'Write what everybody will call the new one',
        },
      ],
    },
  ]
  const how: Question = {
    ...{ kind: 'one', name: 'how', label: 'How do you want to begin?' },
    required: 'Choose how you want to begin',
    options: there.length > 0 ? [...from, anew] : [anew],
  }
  return { sections: [{ title: '', questions: [how] }] }
}

const pickOf = (name: string, label: string, options: { value: string; label: string }[]): Question => ({
  ...{ kind: 'pick', name, label, options, required: 'Choose a programme' },
})

/** What is asked of whoever asks another person to publish it. */
export const proposalForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'note', label: 'What is new in it?', max: 2000, rows: 3 },
          hint: 'For whoever approves it.',
          required: 'Write what is new in it, for whoever approves it',
        },
        {
          ...{
            kind: 'line',
            name: 'approver',
            label: 'Who else may approve it? Their work email',
            as: 'email',
          },
          hint: 'The worker of a young people’s panel, say. You may leave this empty: any other commissioner may approve it.',
        },
      ],
    },
  ],
}

/** Why it is not published. */
export const refusalForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'because', label: 'What should change first?', max: 2000, rows: 3 },
          hint: 'Whoever wrote it reads this.',
          required: 'Write what should change first',
        },
      ],
    },
  ],
}
