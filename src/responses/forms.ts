import type { Form } from '../ui/questions/index.ts'

/** What will be done, where, by whom and by when. */
export const responseForm = (workers: readonly { id: string; name: string }[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'what', label: 'What will be done?', rows: 3, max: 1000 },
          hint: 'One thing that somebody can see has been done.',
          required: 'Write what will be done',
        },
        {
          ...{ kind: 'line', name: 'where', label: 'Where?', max: 200 },
          hint: 'A room, a year group, a neighbourhood, a service. Leave it empty if it is everywhere.',
        },
        {
          ...{ kind: 'pick', name: 'responsible', label: 'Who sees to it?' },
          required: 'Choose who sees to it',
          options: workers.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          ...{ kind: 'date', name: 'due_on', label: 'By when?', check: 'future' },
          hint: 'It is on their Today page before that day, and on their manager’s after it.',
          required: 'Enter the day',
        },
      ],
    },
  ],
})

/** Who has it next, and why. Its fields have other names than those of `endingForm`, which stands on the same page. */
export const handingForm = (colleagues: readonly { id: string; name: string }[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        {
          ...{
            kind: 'pick',
            name: 'to',
            label: 'Who sees to it next?',
            required: 'Choose who sees to it next',
          },
          options: colleagues.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          ...{ kind: 'words', name: 'why', label: 'Why, and what they need to know', rows: 2, max: 1000 },
          required: 'Write why, and what they need to know',
        },
      ],
    },
  ],
})

/** What whoever is asked says to it. */
export const handingAnswerForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{
            kind: 'one',
            name: 'takes',
            label: 'Do you take it on?',
            required: 'Choose whether you take it on',
          },
          options: [
            { value: 'yes', label: 'Yes, I see to it from now on' },
            { value: 'no', label: 'No, it stays with whoever has it' },
          ],
        },
      ],
    },
  ],
}

/** How it ended. */
export const endingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'ended', label: 'Was it done?', required: 'Choose whether it was done' },
          options: [
            { value: 'done', label: 'Yes, it was done' },
            { value: 'dropped', label: 'No, and it will not be' },
          ],
        },
        {
          ...{ kind: 'words', name: 'because', label: 'What came of it, or why not', rows: 2, max: 1000 },
          required: 'Write what came of it, or why not',
        },
      ],
    },
  ],
}

/** What pupils read on the poster. */
export const tellingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{
            kind: 'line',
            name: 'you_said',
            label: 'You said',
            max: 160,
            required: 'Write what pupils said',
          },
          hint: 'Plain words and no numbers. Nobody may be recognised in it.',
        },
        {
          ...{ kind: 'line', name: 'we_do', label: 'We did, or we will', max: 200 },
          required: 'Write what the school did or will do',
        },
        {
          ...{
            kind: 'one',
            name: 'done',
            label: 'Is it done already?',
            required: 'Choose whether it is done',
          },
          options: [
            { value: 'yes', label: 'Yes: the poster says “We did”' },
            { value: 'no', label: 'Not yet: it says “We will”' },
          ],
        },
      ],
    },
  ],
}
