import type { Form } from '../ui/questions/index.ts'
import { closingReasons } from './concern.ts'

const oneSection = (questions: Form['sections'][number]['questions']): Form => ({
  sections: [{ title: '', questions }],
})

/** What a lead did, who was told, and whether it went to the council. */
export const actionForm: Form = oneSection([
  {
    kind: 'words',
    name: 'words',
    label: 'What did you do, and why?',
    required: 'Write what you did',
    rows: 4,
    max: 5000,
  },
  {
    kind: 'words',
    name: 'told',
    label: 'Who was told?',
    hint: 'By name and job. Write “nobody” if nobody was.',
    required: 'Write who was told',
    rows: 2,
    max: 1000,
  },
  {
    kind: 'one',
    name: 'reported',
    label: 'Did you report it to the council or the police?',
    required: 'Choose yes or no',
    options: [
      {
        value: 'yes',
        label: 'Yes',
        hint: 'They say within one working day what they decided. If they do not, you are asked to chase it.',
      },
      { value: 'no', label: 'No' },
    ],
  },
  { kind: 'line', name: 'reference', label: 'The reference they gave you', width: 20, max: 100 },
])

/** What came back. */
export const replyForm: Form = oneSection([
  {
    kind: 'words',
    name: 'words',
    label: 'What did they say?',
    required: 'Write what they said',
    rows: 4,
    max: 5000,
  },
  { kind: 'line', name: 'reference', label: 'Their reference', width: 20, max: 100 },
])

/** Why it is closed. */
export const closingForm: Form = oneSection([
  {
    kind: 'one',
    name: 'reason',
    label: 'Why is it closed?',
    required: 'Choose why it is closed',
    options: closingReasons,
  },
  {
    kind: 'words',
    name: 'words',
    label: 'What came of it?',
    hint: 'Say what was decided, by whom, and what happens now for the young person.',
    required: 'Write what came of it',
    rows: 4,
    max: 5000,
  },
])

/** Whom a lead lets read it too. */
export const sharingForm: Form = oneSection([
  {
    kind: 'line',
    name: 'email',
    label: 'Their work email address',
    hint: 'Somebody with an account here. They read all of this safeguarding concern from then on.',
    as: 'email',
    width: 30,
    required: 'Enter their work email address',
  },
  {
    kind: 'words',
    name: 'words',
    label: 'Why do they need to read it?',
    required: 'Write why they need to read it',
    rows: 2,
    max: 1000,
  },
])

/** Who has it from now on. */
export const handingOnForm = (readers: readonly { id: string; name: string }[]): Form =>
  oneSection([
    {
      kind: 'one',
      name: 'to',
      label: 'Who has it from now on?',
      required: 'Choose who has it from now on',
      options: readers.map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'words', name: 'words', label: 'Why?', required: 'Write why', rows: 2, max: 1000 },
  ])
