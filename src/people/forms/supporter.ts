import type { Form } from '../../ui/questions/index.ts'
import { supporterKinds } from '../supporter.ts'

const howWeKnow = {
  kind: 'line',
  name: 'how_we_know',
  label: 'How do we know?',
  hint: 'For example: birth mother, married father, court order of 3 May 2024, school records.',
  required: 'Say how we know that they have parental responsibility',
} as const

/** Somebody beside a young person. Living with a child gives nobody parental responsibility, so it is asked. */
export const supporterForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        { kind: 'line', as: 'name', name: 'name', label: 'Name', required: 'Enter their name' },
        {
          kind: 'one',
          name: 'kind',
          label: 'Who are they to the young person?',
          required: 'Choose who they are to the young person',
          options: supporterKinds.map((option) =>
            option.value === 'parent_or_carer'
              ? {
                  ...option,
                  reveals: [
                    {
                      kind: 'one',
                      name: 'parental_responsibility',
                      label: 'Do they have parental responsibility?',
                      hint: 'Living with a child does not give it. Foster and kinship carers often have none.',
                      required: 'Choose whether they have parental responsibility',
                      options: [
                        { value: 'yes', label: 'Yes', reveals: [howWeKnow] },
                        { value: 'no', label: 'No' },
                        { value: 'not_known', label: 'We do not know yet' },
                      ],
                    },
                  ],
                }
              : option,
          ),
        },
        {
          kind: 'line',
          name: 'relationship',
          label: 'In their own word',
          hint: 'For example mum, nan, foster carer, coach.',
          width: 20,
          max: 80,
        },
        { kind: 'line', as: 'phone', name: 'phone', label: 'Phone number', width: 20 },
        { kind: 'line', as: 'email', name: 'email', label: 'Email address' },
        {
          kind: 'one',
          name: 'may_collect',
          label: 'May they collect the young person?',
          inline: true,
          options: [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ],
        },
        { kind: 'words', name: 'note', label: 'Anything to know about them', rows: 2, max: 1000 },
      ],
    },
  ],
}
