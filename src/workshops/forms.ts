import type { Programme } from '../blueprint/index.ts'
import { asQuestions } from '../programmes/index.ts'
import { type Answers, answerList, answerText, type Form, type Question } from '../ui/questions/index.ts'
import { dateOnly, en, listOf, plainDate } from '../words/index.ts'
import { clubForm, type RunToAsk, type Said } from './workshop.ts'

const words = en.workshops

const clubQuestions = (programme: Programme): Question[] => asQuestions(clubForm(programme) ?? [], 'asks')

/** What somebody said to a question, in words; empty where nothing. */
function saidTo(question: Question, answers: Answers): string {
  const text = answerText(answers, question.name)
  if (question.kind === 'date') return text ? plainDate(dateOnly(text)) : ''
  if (question.kind !== 'one' && question.kind !== 'many') return text
  const picked = question.kind === 'many' ? answerList(answers, question.name) : [text]
  return listOf(question.options.flatMap(({ value, label }) => (picked.includes(value) ? [label] : [])))
}

/** Everything that was said to a programme's short form, in its words, without what was left empty. */
export const saidIn = (programme: Programme, answers: Answers): Said[] =>
  clubQuestions(programme).flatMap((question) => {
    const says = saidTo(question, answers)
    return says ? [{ asks: question.label, says }] : []
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
        ...clubQuestions(programme),
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
