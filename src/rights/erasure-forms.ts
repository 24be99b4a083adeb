import type { Form, Question } from '../ui/questions/index.ts'
import { en } from '../words/index.ts'
import { knownBy, receivedOn } from './access-forms.ts'
import { type ErasureRequest, erasable, erasureCan, grounds, parts } from './erasure.ts'

const words = en.aboutMe.erase

const partOptions = parts.map((value) => ({
  value,
  label: words.parts[value],
  hint: words.hints[value],
}))

/** What a young person would like erased, on their own page: per kind whether it can go, before they ask. */
export const eraseForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'many', name: 'parts', label: words.what, required: words.missing },
          ...{ hint: words.survey, options: partOptions },
        },
        {
          ...{ kind: 'words', name: 'words', label: words.words, hint: words.wordsHint },
          ...{ rows: 3, max: 1000, own: true },
        },
      ],
    },
  ],
}

/** The same, told to a worker by them or by somebody in their place. */
export const askedErasingForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'asked_by', label: 'Who asks?', required: 'Choose who asks' },
          options: [
            { value: 'young_person', label: 'The young person' },
            ...(['parent_or_carer', 'someone_for_them'] as const).map((value) => ({
              value,
              label: value === 'parent_or_carer' ? 'A parent or carer' : 'Somebody whom they asked to',
              reveals: [
                {
                  ...{
                    kind: 'line' as const,
                    as: 'name' as const,
                    name: `${value}_name`,
                    label: 'Their name',
                  },
                  required: 'Enter their name',
                },
              ],
            })),
          ],
        },
        knownBy,
        {
          ...{ kind: 'many', name: 'parts', label: 'What do they want erased?' },
          hint: 'In the words that the young person reads on their own page.',
          ...{ required: 'Choose what they want erased', options: partOptions },
        },
        { kind: 'words', name: 'words', label: 'In their words', rows: 3, max: 1000, own: true },
        receivedOn,
      ],
    },
  ],
}

const groundLabels = {
  care_record: {
    label: 'It is the record of their care, and its time is not over',
    hint: 'Article 17(3)(b) and (c): a legal obligation, a task in the public interest, health and social care.',
  },
  safeguarding: {
    label: 'It is needed to keep children safe',
    hint: 'Article 17(3)(b). Ask a safeguarding lead.',
  },
  claims: {
    label: 'It is needed for a claim, a court or an inquiry',
    hint: 'Article 17(3)(e). If it is, there is a hold on the record, or there should be.',
  },
  no_right: { label: 'Whoever asks may not ask for this', hint: '' },
} as const

const reasons: Question[] = [
  {
    ...{ kind: 'one', name: 'ground', label: 'If anything stays: why does the law allow it?' },
    options: grounds.map((value) => {
      const { label, hint } = groundLabels[value]
      return hint ? { value, label, hint } : { value, label }
    }),
  },
  {
    ...{ kind: 'words', name: 'because', rows: 3, max: 1000 },
    label: 'If anything stays: what do you tell them?',
    hint: 'Plain words, and from when it can go. They are told with it how to complain to the Information Commissioner.',
  },
]

/** What is erased now, and why the rest stays. The places in the law are from memory: look them up. */
export function answerErasingForm(request: ErasureRequest, held: boolean): Form {
  const can = erasable(request, held)
  const own = erasureCan.beToldOnOwnPage(request)
  return {
    sections: [
      {
        title: '',
        questions: [
          ...(can.length > 0
            ? [
                {
                  ...{ kind: 'many' as const, name: 'granted', label: 'What do you erase?' },
                  hint: 'It goes at once, and nobody can get it back. Leave out what stays.',
                  options: can.map((value) => ({
                    ...{ value, label: words.parts[value], hint: words.hints[value] },
                  })),
                },
              ]
            : []),
          ...reasons,
          {
            ...{
              kind: 'one',
              name: 'told',
              label: 'How are they told?',
              required: 'Choose how they are told',
            },
            options: [
              ...(own ? [{ value: 'own_page', label: 'On their own page' }] : []),
              {
                ...{ value: 'in_person', label: 'I tell them myself, or write to them' },
                hint: 'With why, and that they can complain: ico.org.uk, or 0303 123 1113.',
              },
            ],
          },
        ],
      },
    ],
  }
}
