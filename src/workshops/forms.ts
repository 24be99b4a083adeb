import type { Programme } from '../blueprint/index.ts'
import type { RunToAsk } from '../groups/index.ts'
import { asQuestions, type Said, saidTo } from '../programmes/index.ts'
import type { Answers, Form, Question } from '../ui/questions/index.ts'
import { en } from '../words/index.ts'
import { clubForm } from './workshop.ts'

const words = en.workshops

const clubQuestions = (programme: Programme): Question[] => asQuestions(clubForm(programme) ?? [], 'asks')

/** Everything that was said to a programme's short form, in its words, without what was left empty. */
export const saidIn = (programme: Programme, answers: Answers): Said[] =>
  saidTo(clubQuestions(programme), answers)

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
