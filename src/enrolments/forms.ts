import type { Form, Question } from '../ui/questions/index.ts'

const one = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })

const why = (label: string, hint: string): Question => ({
  ...{ kind: 'words', name: 'reason', label, rows: 2, max: 500, hint, required: 'Write why' },
})

/** Offering free places to whoever waits longest. */
export const offerForm = (most: number): Form =>
  one(
    {
      ...{ kind: 'line', name: 'most', label: 'To how many?', as: 'number', width: 4, least: 1, most },
      ...{ hint: 'Whoever waits longest is asked first.', required: 'Enter to how many' },
    },
    {
      ...{ kind: 'date', name: 'answer_by', label: 'Until when do they say?', check: 'future' },
      hint: 'Whoever says nothing keeps the place until one of you takes it back. Nobody loses it by itself.',
      required: 'Enter the day',
    },
  )

/** A young person said no, to a worker. */
export const saidNoForm = one(why('What did they say?', 'In their words, if they like.'))

/** An offer is taken back by somebody. */
export const takenBackForm = one(
  why('Why is the offer taken back?', 'They wait again, where they stood before.'),
)

/** They stop coming. */
export const stoppedForm = one(why('Why do they stop?', 'Their link worker reads this.'))

/** Something that a programme asks is not asked of somebody. */
export const setAsideForm = one(
  why('Why is it not asked?', 'They did not want to, say, or it would have been a burden.'),
)

/** They left hospital or specialist care. */
export const dischargeForm = one({
  ...{
    kind: 'date',
    name: 'discharged_on',
    label: 'On which day?',
    required: 'Enter the day',
    check: 'past',
  },
})

/** Who is in neither of the two that are compared. */
export const NEITHER = 'neither'

/** Which of the two that a programme compares somebody is in. */
export const armForm = (compared: readonly { key: string; gets: string }[]): Form =>
  one({
    ...{ kind: 'one', name: 'arm', label: 'Which is it?', required: 'Choose which it is' },
    options: [
      ...compared.map(({ key, gets }) => ({ value: key, label: gets })),
      { value: NEITHER, label: 'Neither', hint: 'They take part, and are not compared.' },
    ],
  })

/** Somebody takes part in a programme beside their worker. */
export const joinForm = (
  runs: readonly { id: string; service: string }[],
  compared: readonly { run: { id: string; service: string }; gets: string }[],
): Form =>
  one(
    {
      ...{ kind: 'pick', name: 'run', label: 'Which programme?', required: 'Choose the programme' },
      options: [
        ...runs.map(({ id, service }) => ({ value: id, label: service })),
        ...compared.map(({ run, gets }) => ({
          value: run.id,
          label: `${run.service}, only compared: ${gets}`,
        })),
      ],
    },
    {
      ...{
        kind: 'words',
        name: 'override',
        label: 'Why does it suit them, if it is for somebody of another age?',
        rows: 2,
        max: 500,
      },
      hint: 'Leave it empty if it suits them.',
    },
  )
