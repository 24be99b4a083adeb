import { type Worker, weekdays, whoQuestion } from '../accounts/index.ts'
import type { Form, LineQuestion } from '../ui/questions/index.ts'
import { dutyWords } from './lead.ts'

const oneSection = (questions: Form['sections'][number]['questions']): Form => ({
  sections: [{ title: '', questions }],
})

/** Who hears of concerns, in which turn, from when to when. */
export const namingForm = (workers: readonly Worker[]): Form =>
  oneSection([
    whoQuestion(workers),
    {
      kind: 'one',
      name: 'duty',
      label: 'What do they hear of?',
      required: 'Choose what they hear of',
      options: Object.entries(dutyWords).map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'line',
      name: 'turn',
      label: 'In which turn are they asked?',
      hint: '1 is asked first. Whoever is next is asked when nobody before them has said that they have it.',
      as: 'number',
      width: 2,
      least: 1,
      most: 9,
      required: 'Enter a number from 1 to 9',
    },
    { kind: 'date', name: 'from', label: 'First day', required: 'Enter the first day' },
    {
      kind: 'date',
      name: 'to',
      label: 'Last day',
      hint: 'Leave it empty if it goes on.',
      check: 'future',
    },
  ])

const days = (name: string, label: string, least: number, most: number): LineQuestion => ({
  ...{ kind: 'line', name, label, least, most, as: 'number', width: 2 },
  required: `Enter a number of working days from ${least} to ${most}`,
})

/** When concerns are read, and how long each step may take. */
export const hoursForm: Form = oneSection([
  {
    kind: 'many',
    name: 'read',
    label: 'On which days does somebody read concerns?',
    required: 'Choose at least one day',
    options: weekdays.map((label, at) => ({ value: String(at + 1), label })),
  },
  {
    kind: 'line',
    name: 'opens',
    label: 'From',
    hint: 'For example 09:00',
    width: 5,
    required: 'Enter a time like 09:00',
  },
  {
    kind: 'line',
    name: 'closes',
    label: 'To',
    hint: 'For example 17:00',
    width: 5,
    required: 'Enter a time like 17:00',
  },
  {
    kind: 'line',
    name: 'minutes',
    label: 'Within how many minutes does a lead say that they have it?',
    hint: 'Minutes of those hours. After that whoever is next is asked.',
    as: 'number',
    width: 3,
    least: 5,
    most: 480,
    required: 'Enter a number of minutes from 5 to 480',
  },
  days('act', 'Within how many working days after that is it written down what was done?', 0, 5),
  days('again', 'Within how many working days does a lead look again?', 1, 20),
])

/** The designated officer of the place, as the council publishes it. */
export const officerForm: Form = oneSection([
  {
    kind: 'line',
    name: 'name',
    label: 'What is the office called?',
    hint: 'For example: Local authority designated officer (LADO)',
    width: 30,
    required: 'Enter what it is called',
  },
  {
    kind: 'line',
    name: 'phone',
    label: 'Its phone number',
    as: 'phone',
    width: 20,
    required: 'Enter its phone number',
  },
  { kind: 'line', name: 'email', label: 'Its email address', as: 'email', width: 30 },
  {
    kind: 'line',
    name: 'front_door_phone',
    label: 'The number for a worry about a child',
    hint: 'Where the council’s children’s services hear of it first.',
    as: 'phone',
    width: 20,
  },
])
