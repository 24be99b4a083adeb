import type { Programme } from '../blueprint/index.ts'
import { type Answers, answerList, answerText, type Form, type Question } from '../ui/questions/index.ts'
import { dateOnly, en, listOf, plainDate } from '../words/index.ts'
import { clubForm, type RunToAsk, type Said } from './workshop.ts'

const words = en.workshops

type Asked = NonNullable<ReturnType<typeof clubForm>>[number]

/** What the question of a blueprint is called in a form, so that it is none of ours. */
const nameOf = ({ key }: Asked): string => `asks_${key}`

/** One question of a blueprint's short form, as a question of a page. */
export function questionOf(asked: Asked): Question {
  const { asks: label, may_be_empty: mayBeEmpty, hint, answer } = asked
  const common = {
    name: nameOf(asked),
    label,
    hint,
    ...(mayBeEmpty ? {} : { required: words.missing({ asks: label }) }),
  }
  if (answer === 'words') return { ...common, kind: 'words', rows: 4, max: 2000 }
  if (answer === 'line') return { ...common, kind: 'line', max: 200 }
  if (answer === 'date') return { ...common, kind: 'date' }
  const options =
    answer === 'yes-or-no'
      ? [words.yes, words.no].map((says) => ({ value: says, label: says }))
      : choicesOf(asked)
  return answer === 'several' ? { ...common, kind: 'many', options } : { ...common, kind: 'one', options }
}

const choicesOf = (asked: Asked) =>
  'choices' in asked ? asked.choices.map(({ key, says }) => ({ value: key, label: says })) : []

/** What somebody said to a question, in words; empty where nothing. */
function saidTo(asked: Asked, answers: Answers): string {
  const [name, { answer }] = [nameOf(asked), asked]
  const text = answerText(answers, name)
  if (answer === 'date') return text ? plainDate(dateOnly(text)) : ''
  if (answer !== 'one' && answer !== 'several') return text
  const picked = answer === 'several' ? answerList(answers, name) : [text]
  return listOf(choicesOf(asked).flatMap(({ value, label }) => (picked.includes(value) ? [label] : [])))
}

/** Everything that was said to a programme's short form, in its words, without what was left empty. */
export const saidIn = (programme: Programme, answers: Answers): Said[] =>
  (clubForm(programme) ?? []).flatMap((asked) => {
    const says = saidTo(asked, answers)
    return says ? [{ asks: asked.asks, says }] : []
  })

/** A club asks: who it is, what the programme wants to know, and whom to answer. */
export const askingForm = (programme: Programme, runs: readonly RunToAsk[]): Form => ({
  sections: [
    {
      title: '',
      questions: [
        { ...{ kind: 'line', name: 'club', label: words.club, max: 120 }, required: words.clubMissing },
        ...(runs.length > 1
          ? [
              {
                ...({ kind: 'one', name: 'run', label: words.where, required: words.whereMissing } as const),
                options: runs.map(({ runId, service, team }) => ({
                  value: runId,
                  label: `${service}, ${team}`,
                })),
              },
            ]
          : []),
        ...(clubForm(programme) ?? []).map(questionOf),
        {
          ...{
            kind: 'line',
            name: 'asked_by',
            label: words.askedBy,
            as: 'name',
            max: 120,
            autocomplete: 'name',
          },
          required: words.askedByMissing,
        },
        {
          ...{
            kind: 'line',
            name: 'email',
            label: words.email,
            as: 'email',
            max: 254,
            autocomplete: 'email',
          },
          ...{ hint: words.emailHint, required: words.emailMissing },
        },
        { kind: 'line', name: 'phone', label: words.phone, as: 'phone', max: 40, autocomplete: 'tel' },
      ],
    },
  ],
})

/** What a club is answered. */
export const answerForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        {
          ...{ kind: 'one', name: 'answer', label: 'Do you hold it?', required: 'Choose yes or no' },
          options: [
            { value: 'yes', label: 'Yes', hint: 'You begin the workshop on the next page.' },
            { value: 'no', label: 'No' },
          ],
        },
        {
          ...{ kind: 'words', name: 'words', label: 'What do you tell the club?', rows: 4, max: 2000 },
          hint: 'When and where it could be, or why not and who else might. They read this in an email.',
          required: 'Write what you tell the club',
        },
      ],
    },
  ],
}
