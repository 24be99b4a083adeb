import type { Form } from '../../ui/questions/index.ts'
import { en } from '../../words/index.ts'

const { claim: words } = en.keeping

/** Who says that an entry is theirs. */
export const claimForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'line', as: 'name', name: 'name', label: words.name, required: words.nameMissing },
          ...{ autocomplete: 'name', max: 100 },
        },
        {
          ...{ kind: 'line', as: 'email', name: 'email', label: words.email, hint: words.emailHint },
          ...{ required: words.emailMissing, autocomplete: 'email', max: 254 },
        },
        {
          ...{ kind: 'words', name: 'words', label: words.words, required: words.wordsMissing },
          ...{ rows: 2, max: 600 },
        },
      ],
    },
  ],
}

/** Why a claim is turned down. */
export const refusalForm: Form = {
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
