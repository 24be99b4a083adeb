import type { Form, Question } from '../ui/questions/index.ts'
import { handoverKinds, kindsInOrder, type TakesOver, takesOverWords } from './handover.ts'

const one = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })

const hints: Partial<Record<TakesOver, string>> = {
  colleague: 'Hand the support on from the record, once they have said yes.',
  elsewhere: 'Send a referral, and stay with them until somebody has said yes.',
}

/** Who takes over when life changes. */
export const planForm = one(
  {
    ...{ kind: 'pick', name: 'kind', label: 'What changes?', required: 'Choose what changes' },
    options: kindsInOrder.map((value) => ({ value, label: handoverKinds[value].says })),
  },
  { kind: 'date', name: 'on_date', label: 'On which day?', required: 'Enter the day', check: 'future' },
  {
    ...{ kind: 'one', name: 'takes_over', label: 'Who takes over?', required: 'Choose who takes over' },
    options: (Object.keys(takesOverWords) as TakesOver[]).map((value) => ({
      ...{ value, label: takesOverWords[value], hint: hints[value] },
    })),
  },
  {
    ...{ kind: 'words', name: 'plan', label: 'What did you agree, and who does what?', rows: 4, max: 2000 },
    ...{ hint: 'If nobody could be found, write where you looked.', required: 'Write what you agreed' },
  },
)

/** What came of a planned handover. */
export const outcomeForm = one(
  {
    ...{ kind: 'one', name: 'outcome', label: 'Who has them now?', required: 'Choose who has them now' },
    options: [
      { value: 'taken_over', label: 'Somebody has taken over', hint: 'They have said yes.' },
      { value: 'we_stay', label: 'We have them still' },
      { value: 'nobody_found', label: 'We looked, and nobody could be found' },
    ],
  },
  {
    ...{ kind: 'words', name: 'words', label: 'How did it go?', rows: 3, max: 2000 },
    hint: 'If nobody could be found, write where you looked.',
  },
)
