import type { Form, Question } from '../ui/questions/index.ts'
import { shareable } from './decision.ts'
import { whenDecided, whoDecided } from './decision-form.ts'
import { isTheirOwn, type WishKind } from './wish.ts'

const toldTo = (reader: string): Question => ({
  ...{ kind: 'words', name: 'answer', label: 'What came of it?', required: 'Say what came of it' },
  ...{ hint: `${reader} reads this on their page.`, rows: 3, max: 500 },
})
const told = toldTo('The young person')

const decided: readonly Question[] = [
  {
    kind: 'one',
    name: 'yes_or_no',
    label: 'Should they know?',
    required: 'Choose yes or no',
    inline: true,
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
  },
  { kind: 'line', name: 'relationship', label: 'Who they are to the young person', width: 20, max: 80 },
  {
    kind: 'many',
    name: 'share_what',
    label: 'What may they be told?',
    options: shareable.map(({ value, label }) => ({ value, label })),
  },
  whoDecided,
  whenDecided,
  told,
]

/** How a wish is answered: whom they would like to know becomes a decision; of all else, what came of it is said. */
export const wishForm = (kind: WishKind): Form => ({
  sections: [
    {
      title: '',
      questions: kind === 'know' ? decided : [isTheirOwn({ kind }) ? told : toldTo('Whoever asked')],
    },
  ],
})
