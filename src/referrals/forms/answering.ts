import { everyQuestion, type Form, type Question, type Typed, typedText } from '../../ui/questions/index.ts'
import { closeReasons, declineReasons } from '../referral.ts'

type Named = { id: string; name: string }

const options = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }))

const one = (questions: readonly Question[]): Form => ({ sections: [{ title: '', questions }] })

/** Who takes the young person on. */
export const acceptanceForm = (workers: readonly Named[]): Form =>
  one([
    {
      kind: 'pick',
      name: 'worker',
      label: 'Who will be their link worker?',
      required: 'Choose who will be their link worker',
      options: options(workers),
    },
  ])

/** Why not, in words for whoever asked, and what else might suit. */
export const declineForm: Form = one([
  { kind: 'one', name: 'reason', label: 'Why not?', required: 'Choose why not', options: declineReasons },
  {
    kind: 'words',
    name: 'decline_words',
    label: 'A sentence for whoever asked you',
    hint: 'They read this. Be kind and exact.',
    rows: 3,
    max: 1000,
    required: 'Write a sentence for whoever asked you',
  },
  {
    kind: 'words',
    name: 'alternatives',
    label: 'What else might suit?',
    hint: 'A team, a group, a place. Leave it empty if you do not know.',
    rows: 3,
    max: 1000,
  },
])

/** Which team is asked instead. */
export const passingOnForm = (teams: readonly Named[]): Form =>
  one([
    {
      kind: 'pick',
      name: 'to_team',
      label: 'Which team?',
      required: 'Choose a team',
      options: options(teams),
    },
    { kind: 'line', name: 'pass_reason', label: 'Why them?', required: 'Say why them', max: 400 },
  ])

/** Why it is taken back. */
export const withdrawalForm: Form = one([
  {
    kind: 'one',
    name: 'withdraw_reason',
    label: 'Why do you take it back?',
    required: 'Choose why you take it back',
    options: [
      { value: 'said_no', label: 'The young person does not want it' },
      { value: 'parent_said_no', label: 'A parent or carer who decides with them does not want it' },
      { value: 'not_needed', label: 'It is not needed any more' },
      { value: 'mistake', label: 'It was sent by mistake' },
      { value: 'died', label: 'They have died' },
    ],
  },
])

/** What happens instead, when it came back. */
export const closingForm: Form = one([
  {
    kind: 'one',
    name: 'close_reason',
    label: 'What happens instead?',
    required: 'Choose what happens instead',
    options: closeReasons,
  },
  {
    kind: 'words',
    name: 'close_words',
    label: 'In a sentence',
    rows: 2,
    max: 1000,
    required: 'Say in a sentence what happens instead',
  },
])

/** Something that was written in a form, under what it was asked. */
export type Written = { label: string; text: string }

/** What was written in words in any of these forms: all that would be lost with the page. */
export const writtenOf =
  (forms: readonly Form[]) =>
  (typed: Typed): Written[] =>
    forms
      .flatMap(everyQuestion)
      .filter(({ kind }) => kind === 'words' || kind === 'line')
      .flatMap(({ name, label }) => {
        const text = typedText(typed, name).trim()
        return text ? [{ label, text }] : []
      })

/** The same for the forms that answer a referral. */
export const writtenIn = writtenOf([declineForm, passingOnForm([]), closingForm])
