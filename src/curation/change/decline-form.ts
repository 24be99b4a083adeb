import type { Form } from '../../ui/questions/index.ts'

/** Why a change is not taken. */
export const declineForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'reason', label: 'Why not', hint: 'They read this.', rows: 2, max: 600 },
          required: 'Write why not',
        },
      ],
    },
  ],
}
