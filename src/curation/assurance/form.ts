import type { Form } from '../../ui/questions/index.ts'
import { assuranceKinds, kindWords } from './assurance.ts'

/** What was made sure of. */
export const assuranceForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'kind', label: 'What did you check?', required: 'Choose what you checked' },
          options: assuranceKinds.map((kind) => ({ value: kind, label: kindWords[kind] })),
        },
        {
          ...{ kind: 'words', name: 'seen', label: 'What did you see?', rows: 3, max: 600 },
          hint: 'Everybody reads this on the service’s page. Name documents, not people.',
          required: 'Write what you saw',
        },
        {
          ...{ kind: 'date', name: 'checked_on', label: 'When did you see it?', check: 'past' },
          required: 'Enter the day on which you saw it',
        },
        {
          ...{ kind: 'date', name: 'valid_until', label: 'Until when does it hold?', check: 'future' },
          hint: 'The day on the document, or a year from now. You are reminded 30 days before.',
          required: 'Enter the day until which it holds',
        },
      ],
    },
  ],
}
