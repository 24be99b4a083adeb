import type { Supporter } from '../people/index.ts'
import type { Form, Question } from '../ui/questions/index.ts'
import type { Protection } from './protection.ts'

export const THEIRS = 'theirs'
export const EVERYBODY = 'everybody'

const form = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })

/** What is kept apart, from whom, and who reads it still. */
export function protectionForm(
  supporters: readonly Supporter[],
  already: readonly Protection[],
  others: readonly { id: string; name: string }[],
): Form {
  const done = new Set(already.map(({ ofSupporterId }) => ofSupporterId ?? THEIRS))
  const what = [
    { value: THEIRS, label: 'Where they live, and their school and practice' },
    ...supporters.map(({ id, name }) => ({ value: id, label: `How to reach ${name}` })),
  ].filter(({ value }) => !done.has(value))
  const parents = supporters.filter(({ kind }) => kind === 'parent_or_carer')
  const names: Question[] =
    others.length === 0
      ? []
      : [
          {
            ...{ kind: 'many', name: 'named', label: 'Who besides you reads it?' },
            options: others.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]
  return form(
    {
      ...{ kind: 'one', name: 'what', label: 'What must not be known?', options: what },
      required: 'Choose what must not be known',
    },
    {
      ...{ kind: 'one', name: 'from', label: 'From whom?', required: 'Choose from whom it is kept' },
      options: [
        {
          ...{ value: EVERYBODY, label: 'Everybody but those you name' },
          ...(names.length > 0 ? { reveals: names } : {}),
        },
        ...parents.map(({ id, name }) => ({
          ...{ value: id, label: name },
          hint: `Whoever has the record reads it. Nothing is sent to ${name} about them any more.`,
        })),
      ],
    },
    {
      ...{ kind: 'words', name: 'reason', label: 'Why?', rows: 3, max: 1000, required: 'Say why' },
      hint: 'Only those who read it read this.',
    },
  )
}

export const liftingForm = form({
  ...{ kind: 'words', name: 'because', label: 'Why may it be in the record again?', rows: 3, max: 1000 },
  required: 'Say why it may be in the record again',
})

/** What is kept apart, to be put right. */
export const keptForm = ({ ofSupporterId }: Protection): Form =>
  ofSupporterId
    ? form(
        { kind: 'line', as: 'phone', name: 'phone', label: 'Phone number', width: 20 },
        { kind: 'line', as: 'email', name: 'email', label: 'Email address' },
      )
    : form(
        { kind: 'words', name: 'address', label: 'Address', rows: 3, max: 400 },
        { kind: 'line', as: 'postcode', name: 'postcode', label: 'Postcode', width: 10 },
        { kind: 'line', name: 'school_name', label: 'School or college' },
        { kind: 'line', name: 'practice_name', label: 'GP practice' },
      )
