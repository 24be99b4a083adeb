import type { Form, Question } from '../ui/questions/index.ts'

type Choice = { id: string; name: string }

const form = (...questions: Question[]): Form => ({ sections: [{ title: '', questions }] })
const options = (people: readonly Choice[]) => people.map(({ id, name }) => ({ value: id, label: name }))

/** Which record goes on under the new name, and who knows of it besides whoever asks. */
export const goingOnForm = (records: readonly Choice[], leads: readonly Choice[]): Form =>
  form(
    {
      ...{ kind: 'pick', name: 'record', label: 'Which record is the new one?', options: options(records) },
      ...{ hint: 'Records that are open to you, the newest first.', required: 'Choose the new record' },
    },
    {
      ...{ kind: 'one', name: 'second', label: 'Who knows of it with you?', options: options(leads) },
      ...{
        hint: 'One of those who look after the seal. Nobody else reads the record before from then on.',
        required: 'Choose who knows of it with you',
      },
    },
    {
      ...{ kind: 'words', name: 'because', label: 'Why does it go on under a new name?', rows: 3, max: 1000 },
      ...{ hint: 'The two of you read this. For example: adoption.', required: 'Say why' },
    },
  )

/** Who takes the place of one of the two. */
export const placeForm = (people: readonly Choice[]): Form =>
  form({
    ...{ kind: 'one', name: 'worker', label: 'Who takes your place?', options: options(people) },
    ...{ required: 'Choose who takes your place' },
    hint:
      people.length > 0
        ? 'Only a safeguarding lead or a manager of the organisation whose record it is.'
        : 'There is nobody yet. The organisation whose record it is needs another safeguarding lead or manager first.',
  })
