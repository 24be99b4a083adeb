import type { Form, Problems, Question } from '../ui/questions/index.ts'
import { type DateOnly, dateInLondon } from '../words/index.ts'
import type { MaySeal } from './sealing.ts'

/** So many months may pass until those who sealed it look again whether it is still needed. */
const MOST_MONTHS = 12

export const form = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })

export const why = (label: string, required: string, hint?: string): Question => ({
  ...{ kind: 'words', name: 'because', label, rows: 3, max: 1000, required },
  ...(hint ? { hint } : {}),
})

export const reviewOn: Question = {
  ...{ kind: 'date', name: 'review_on', label: 'When do you look again whether it is still needed?' },
  ...{ hint: 'Within a year.', check: 'future', required: 'Enter when you look at it again' },
}

const options = (people: readonly MaySeal[]) =>
  people.map(({ workerId, name, lead }) => ({
    value: workerId,
    label: `${name}, ${lead ? 'safeguarding lead' : 'manager'}`,
  }))

/** Asking a second person to seal a record. `people` are the colleagues who could, without whoever asks. */
export const proposalForm = (people: readonly MaySeal[]): Form =>
  form(
    why(
      'Why does the record have to be sealed?',
      'Say why the record has to be sealed',
      'The second person reads this. For example: somebody who works here is a danger to them.',
    ),
    reviewOn,
    {
      ...{ kind: 'one', name: 'second', label: 'Who seals it with you?', options: options(people) },
      ...{ hint: 'Nothing is closed until they agree.', required: 'Choose who seals it with you' },
    },
    ...(people.length > 1
      ? [
          {
            ...{ kind: 'many' as const, name: 'others', label: 'Who else looks after it and reads it?' },
            hint: 'As few as you can. The link worker of the support reads it anyway.',
            options: options(people),
          },
        ]
      : []),
  )

export const declineForm = form(why('Why is it not sealed?', 'Say why it is not sealed'))
export const openingForm = form(
  why(
    'Why can the record be open again?',
    'Say why the record can be open again',
    'A second person reads this before it is open.',
  ),
)
export const reviewForm = form(why('Why is it still needed?', 'Say why it is still needed'), reviewOn)

/** Naming one more, of the organisation's workers. */
export const readerForm = (
  people: readonly { id: string; name: string }[],
  leads: ReadonlySet<string>,
): Form =>
  form(
    {
      ...{ kind: 'pick', name: 'worker', label: 'Who else reads it?', required: 'Choose who else reads it' },
      options: people.map(({ id, name }) => ({
        value: id,
        label: leads.has(id) ? `${name} (looks after it too)` : name,
      })),
    },
    why(
      'Why do they have to?',
      'Say why they have to',
      'Whoever has its support reads it anyway, once it is handed on.',
    ),
  )

/** What one field cannot check: that somebody looks again soon enough. */
export function checkSealingReview(day: string, today: DateOnly): Problems {
  if (day === '') return {}
  const latest = new Date(`${today}T12:00:00Z`)
  latest.setUTCMonth(latest.getUTCMonth() + MOST_MONTHS)
  return day > dateInLondon(latest) ? { review_on: 'Choose a day within a year from today' } : {}
}
