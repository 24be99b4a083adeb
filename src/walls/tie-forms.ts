import type { Form, Question } from '../ui/questions/index.ts'

export const MYSELF = 'myself'

/** Saying that a worker knows somebody; a manager may say it for those they manage. */
export const tieForm = (others: readonly { id: string; name: string }[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        ...(others.length === 0
          ? []
          : [
              {
                ...{ kind: 'pick', name: 'worker', label: 'Who knows them?' },
                ...{ required: 'Choose who knows them' },
                options: [
                  { value: MYSELF, label: 'I do' },
                  ...others.map(({ id, name }) => ({ value: id, label: name })),
                ],
              } satisfies Question,
            ]),
        {
          kind: 'line',
          as: 'name',
          name: 'name',
          label: 'Full name of the young person',
          required: 'Enter their name',
        },
        {
          ...{ kind: 'date', name: 'born', label: 'Their date of birth', check: 'date-of-birth' },
          required: 'Enter their date of birth',
        },
      ],
    },
  ],
})

export const noTieForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'because', label: 'Why is there no tie?', rows: 3, max: 1000 },
          ...{ hint: 'For example: it is a namesake.', required: 'Say why there is no tie' },
        },
      ],
    },
  ],
}
