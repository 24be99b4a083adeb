import type { Programme } from '../blueprint/index.ts'
import type { Choice, Question } from '../ui/questions/index.ts'

type Asked = Programme['ways_in'][number]['form'][number]

const yesOrNo: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const optionsOf = ({ choices }: { choices: readonly { key: string; says: string }[] }): Choice[] =>
  choices.map(({ key, says }) => ({ value: key, label: says }))

/** The questions of a blueprint's short form as they are asked; `form` keeps the names of one form from those of another. */
export const asQuestions = (asked: readonly Asked[], form: string): Question[] =>
  asked.map((one) => asQuestion(one, `${form}-${one.key}`))

function asQuestion(one: Asked, name: string): Question {
  const shared = {
    ...{ name, label: one.asks },
    ...(one.hint ? { hint: one.hint } : {}),
    ...(one.may_be_empty ? {} : { required: `Answer this: ${one.asks}` }),
  }
  switch (one.answer) {
    case 'words':
      return { ...shared, kind: 'words', rows: 4, max: 2000 }
    case 'line':
      return { ...shared, kind: 'line', max: 200 }
    case 'date':
      return { ...shared, kind: 'date' }
    case 'yes-or-no':
      return { ...shared, kind: 'one', inline: true, options: yesOrNo }
    case 'one':
      return { ...shared, kind: 'one', options: optionsOf(one) }
    case 'several':
      return { ...shared, kind: 'many', options: optionsOf(one) }
  }
}
