import type { Form } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'

const { missing: words } = en.finding

/** What is missing, in one page. */
export const missingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'line', name: 'words', label: words.words, hint: words.wordsHint, max: 200 },
          required: words.wordsEmpty,
        },
        {
          kind: 'line',
          name: 'district',
          label: words.district,
          hint: words.districtHint,
          max: 60,
          width: 20,
        },
        {
          ...{ kind: 'line', as: 'number', name: 'age', label: words.age, hint: words.ageHint, width: 2 },
          ...{ least: 0, most: 25 },
        },
      ],
    },
  ],
}

/** What was done about it, for a curator. */
export const answerForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'words', name: 'done', label: 'What was done', rows: 2, max: 500 },
          hint: 'Something was started, somebody was asked, or why it cannot be.',
          required: 'Write what was done',
        },
      ],
    },
  ],
}
