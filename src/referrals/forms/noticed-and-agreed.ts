import type { Question, Section } from '../../ui/questions/index.ts'
import { tellThemFirst } from './about-them.ts'

export const reasons = [
  { value: 'low_or_worried', label: 'Low or worried' },
  { value: 'alone', label: 'Often alone' },
  { value: 'missing_school', label: 'Missing school' },
  { value: 'home', label: 'Changes at home' },
  { value: 'anger', label: 'Anger or fights' },
  { value: 'sleep', label: 'Not sleeping' },
  { value: 'stopped', label: 'Stopped doing things they liked' },
  { value: 'health', label: 'Living with a health condition' },
  { value: 'something_else', label: 'Something else' },
] as const

/** What the sender has noticed, what matters to the young person, what was tried and what is risky. */
export const noticed: Section = {
  title: 'What you have noticed',
  questions: [
    {
      kind: 'many',
      name: 'reasons',
      label: 'What made you think of a link worker?',
      hint: 'Choose all that fit.',
      options: reasons,
      columns: true,
      required: 'Choose at least one reason, or “Something else”',
    },
    {
      kind: 'words',
      name: 'why',
      label: 'In your own words',
      hint: 'Two or three sentences. The young person may read this.',
      required: 'Say in a sentence what you have noticed',
    },
    {
      kind: 'words',
      name: 'what_matters',
      label: 'What do they say would be good?',
      hint: 'Their words, if you have them. Leave it empty if you have not asked.',
      own: true,
      rows: 3,
    },
    { kind: 'words', name: 'tried', label: 'What has been tried', hint: 'And whether it helped.', rows: 3 },
    {
      kind: 'words',
      name: 'risks',
      label: 'Anything a worker must know to keep them or others safe',
      hint: 'Not a safeguarding concern: raise that with your safeguarding lead now.',
      rows: 3,
    },
  ],
}

const judged: readonly Question[] = [
  {
    kind: 'line',
    as: 'name',
    name: 'judged_by',
    label: 'Who judged that they can decide this?',
    required: 'Enter who judged that they can decide this',
  },
  {
    kind: 'words',
    name: 'grounds',
    label: 'Why do you think so?',
    hint: 'For example: she explained in her own words what a link worker does and what would be shared.',
    rows: 3,
    max: 1000,
    required: 'Say why you think they can decide this',
  },
]

/** Who has said yes, and why they could. */
export const whoDecided: Question & { kind: 'one' } = {
  kind: 'one',
  name: 'decided_by',
  label: 'Do they know about this, and who has said yes?',
  hint: 'Nothing is sent without a yes, unless safeguarding overrides it.',
  required: 'Choose who has said yes to this referral',
  options: [
    {
      value: 'competent',
      label: 'The young person, who is under 16 and able to decide this',
      hint: 'They understand what will be shared, with whom, and that they may say no.',
      reveals: [
        ...judged,
        {
          kind: 'line',
          name: 'tell_parents',
          label: 'What do they want their parents or carers told?',
          hint: 'For example: everything, only that I go, nothing.',
          required: 'Say what they want their parents or carers told',
        },
      ],
    },
    { value: 'sixteen_or_over', label: 'The young person, who is 16 or over' },
    {
      value: 'parental_responsibility',
      label: 'Somebody with parental responsibility',
      hint: 'Because the young person is not able to decide this for themself. Ask them anyway.',
      reveals: [
        {
          kind: 'line',
          as: 'name',
          name: 'holder_name',
          label: 'Who said yes?',
          required: 'Enter who said yes',
        },
        {
          kind: 'line',
          name: 'holder_relationship',
          label: 'Who they are to the young person',
          width: 20,
          max: 80,
          required: 'Enter who they are to the young person',
        },
        {
          kind: 'line',
          name: 'holder_known_by',
          label: 'How do you know they have parental responsibility?',
          required: 'Say how you know they have parental responsibility',
        },
        {
          kind: 'line',
          as: 'name',
          name: 'not_able_judged_by',
          label: 'Who judged that the young person is not able to decide this?',
          required: 'Enter who judged that they are not able to decide this',
        },
        {
          kind: 'words',
          name: 'not_able_grounds',
          label: 'Why do you think so, and what did the young person say about it?',
          rows: 3,
          max: 1000,
          required: 'Say why, and what the young person said about it',
        },
      ],
    },
    {
      value: 'safeguarding_override',
      label: 'Nobody: a safeguarding lead has decided to share without a yes',
      reveals: [
        {
          kind: 'line',
          as: 'name',
          name: 'approver',
          label: 'Which safeguarding lead decided?',
          required: 'Enter which safeguarding lead decided',
        },
        {
          kind: 'words',
          name: 'override_reason',
          label: 'Why?',
          rows: 3,
          max: 1000,
          required: 'Say why it is shared without a yes',
        },
      ],
    },
  ],
}

const mayTell: Question = {
  kind: 'many',
  name: 'may_tell',
  label: 'What may we tell you afterwards?',
  hint: 'Only what they agreed to. You always hear whether somebody has taken this on.',
  options: [
    { value: 'first_contact', label: 'When the first meeting has happened' },
    { value: 'ending', label: 'When support has ended' },
    { value: 'outcome', label: 'What came of it' },
  ],
}

/** Consent to the service, agreement on who is told what, and how the young person is told first. */
export const agreed: Section = { title: 'Who has said yes', questions: [whoDecided, mayTell, tellThemFirst] }
