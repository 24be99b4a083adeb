import { type Answers, answerText, type Form, type Problems } from '../ui/questions/index.ts'
import { en } from '../words/index.ts'

const { ask, trial, reach } = en.screening

const notNow = { value: 'not_now', label: ask.notNow, hint: ask.notNowHint }

const one = (options: readonly { value: string; label: string; hint?: string }[]): Form => ({
  sections: [
    {
      title: '',
      questions: [{ kind: 'one', name: 'reply', label: ask.label, required: ask.missing, options }],
    },
  ],
})

/** Whether they want to talk with somebody. */
export const askForm = one([{ value: 'yes', label: ask.yes }, { value: 'no', label: ask.no }, notNow])

/** Whether they join a trial. */
export const joinForm = one([
  { value: 'join', label: trial.join },
  { value: 'decline', label: trial.decline },
  notNow,
])

/** Who they are and how to reach them, as they give it. */
export const reachForm: Form = {
  sections: [
    {
      title: '',
      questions: [
        { kind: 'line', as: 'name', name: 'name', label: reach.name, required: reach.nameMissing, width: 20 },
        { kind: 'line', name: 'year_group', label: reach.year, width: 10, max: 40 },
        { kind: 'line', name: 'school_name', label: reach.school },
      ],
    },
    {
      title: reach.ways,
      questions: [
        { kind: 'line', as: 'phone', name: 'phone', label: reach.phone, hint: reach.phoneHint, width: 20 },
        { kind: 'line', as: 'email', name: 'email', label: reach.email },
        { kind: 'line', name: 'contact_note', label: reach.atSchool, hint: reach.atSchoolHint },
      ],
    },
  ],
}

/** What the fields one by one do not show: that there is one way to reach them. */
export const checkReach = (answers: Answers): Problems =>
  ['phone', 'email', 'contact_note'].some((name) => answerText(answers, name) !== '')
    ? ({} as Problems)
    : { phone: reach.missing }
