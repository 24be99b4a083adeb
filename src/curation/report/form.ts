import type { Form } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'
import { aboutWords, reportAbouts, settlements } from './report.ts'

const { report: words } = en.curation

/** What is wrong, in one page. */
export const reportForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'about', label: words.about, required: words.aboutMissing },
          options: reportAbouts.map((about) => ({ value: about, label: aboutWords(about) })),
        },
        {
          ...{ kind: 'words', name: 'words', label: words.words, hint: words.wordsHint, rows: 4, max: 2000 },
          required: words.wordsMissing,
        },
        {
          ...{ kind: 'line', as: 'email', name: 'reach', label: words.reach, hint: words.reachHint },
          ...{ max: 254, autocomplete: 'email' },
        },
      ],
    },
  ],
}

/** What came of it, for a curator. */
export const settlementForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{
            kind: 'one',
            name: 'settled_as',
            label: 'What came of it?',
            required: 'Choose what came of it',
          },
          options: Object.entries(settlements).map(([value, label]) => ({ value, label })),
        },
        {
          ...{ kind: 'words', name: 'settled_words', label: 'What was done', rows: 3, max: 1000 },
          hint: 'Whoever told us reads this, if they asked to be told.',
          required: 'Write what was done',
        },
      ],
    },
  ],
}
