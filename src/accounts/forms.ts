import type { Choice, Form, Question } from '../ui/questions/index.ts'
import type { Role } from './visit.ts'
import { roleWords, type Worker } from './worker.ts'

const roleChoices = (roles: readonly Role[]): Choice[] =>
  roles.map((value) => ({ value, label: roleWords[value] }))

/** Workers to choose from, with their jobs, by id. */
export const workerChoices = (workers: readonly Worker[]): { value: string; label: string }[] =>
  workers.map(({ id, name, jobTitle }) => ({ value: id, label: jobTitle ? `${name}, ${jobTitle}` : name }))

/** The question which of these workers. */
export const whoQuestion = (workers: readonly Worker[]): Question => ({
  ...{ kind: 'pick', name: 'worker', label: 'Who?', required: 'Choose who', options: workerChoices(workers) },
})

const oneSection = (questions: Form['sections'][number]['questions']): Form => ({
  sections: [{ title: '', questions }],
})

const workerQuestions: Form['sections'][number]['questions'] = [
  { kind: 'line', name: 'name', label: 'Their name', as: 'name', width: 30, required: 'Enter their name' },
  { kind: 'line', name: 'job', label: 'Their job', hint: 'For example: Year 9 tutor', width: 30 },
  {
    kind: 'line',
    name: 'email',
    label: 'Their work email address',
    hint: 'Trellis writes to them here. It is not how they sign in',
    as: 'email',
    width: 30,
    required: 'Enter their work email address',
  },
  {
    kind: 'line',
    name: 'phone',
    label: 'Their work phone',
    hint: 'A number of the organisation, never their own',
    as: 'phone',
    width: 20,
  },
]

/** What is known of somebody who works here. */
export const workerDetailsForm: Form = oneSection(workerQuestions)

/** Somebody who begins to work in a team. */
export const newWorkerForm = (roles: readonly Role[]): Form =>
  oneSection([
    ...workerQuestions,
    {
      kind: 'one',
      name: 'role',
      label: 'What are they in this team?',
      required: 'Choose what they are in this team',
      options: roleChoices(roles),
    },
  ])

/** A further role for somebody who works here already. */
export const roleForm = (workers: readonly Worker[], roles: readonly Role[]): Form =>
  oneSection([
    whoQuestion(workers),
    {
      kind: 'one',
      name: 'role',
      label: 'What are they in this team?',
      required: 'Choose what they are in this team',
      options: roleChoices(roles),
    },
  ])

/** Who does whose work while they are away. */
export const coverForm = (members: readonly Worker[], colleagues: readonly Worker[]): Form =>
  oneSection([
    {
      kind: 'pick',
      name: 'worker',
      label: 'Who is away?',
      required: 'Choose who is away',
      options: workerChoices(members),
    },
    {
      kind: 'pick',
      name: 'covered_by',
      label: 'Who does their work?',
      hint: 'They will see everything that the other can see, until the last day',
      required: 'Choose who does their work',
      options: workerChoices(colleagues),
    },
    { kind: 'date', name: 'from', label: 'First day', required: 'Enter the first day', check: 'future' },
    { kind: 'date', name: 'to', label: 'Last day', required: 'Enter the last day', check: 'future' },
  ])

/** Days on which an organisation is shut. */
export const closureForm: Form = oneSection([
  {
    kind: 'line',
    name: 'name',
    label: 'What is it?',
    hint: 'For example: Christmas holiday, or staff training',
    required: 'Enter what it is',
    width: 30,
    max: 100,
  },
  { kind: 'date', name: 'from', label: 'First day shut', required: 'Enter the first day' },
  {
    kind: 'date',
    name: 'to',
    label: 'Last day shut',
    hint: 'The same day again for one day',
    required: 'Enter the last day',
  },
])

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

const dayOptions: Choice[] = weekdays.map((label, at) => ({ value: String(at + 1), label }))

/** On which days an organisation is open, and who holds what falls due while it is shut. */
export const openingForm = (workers: readonly Worker[]): Form =>
  oneSection([
    {
      kind: 'many',
      name: 'days',
      label: 'Which days are you open?',
      required: 'Choose at least one day',
      options: dayOptions,
    },
    {
      kind: 'pick',
      name: 'holder',
      label: 'Who holds what falls due while you are shut?',
      hint: 'Somebody who can be reached then',
      required: 'Choose somebody: nothing falls due to an empty building',
      options: workerChoices(workers),
    },
  ])

/** When a team answers referrals and reads urgent answers. */
export const answeringForm: Form = oneSection([
  {
    kind: 'line',
    name: 'days',
    label: 'Within how many working days does the team answer a referral?',
    as: 'number',
    width: 2,
    least: 1,
    most: 60,
    required: 'Enter a number of working days',
  },
  {
    kind: 'many',
    name: 'read',
    label: 'On which days does somebody read urgent answers?',
    hint: 'Leave all empty if nobody does. Questions about risk are then never sent as a link',
    options: dayOptions,
  },
  { kind: 'line', name: 'opens', label: 'From', hint: 'For example 09:00', width: 5 },
  { kind: 'line', name: 'closes', label: 'To', hint: 'For example 17:00', width: 5 },
])
