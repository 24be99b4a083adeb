import type { Choice, Form, Question, Section } from '../../ui/questions/index.ts'
import { agreed, whoDecided } from './noticed-and-agreed.ts'

/** The form by which somebody steps from one team to another, as its letter names it. */
export const STEPPING_FORM = 'stepping'

/** What the form needs to know: what to call the young person, how they may be told first, where they may go. */
export type Stepping = {
  called: string
  ways: readonly { audience: string; inWords: string }[]
  destinations: readonly { value: string; label: string }[]
  /** What the programme there asks besides. */
  asks?: Section | null
}

const words = (name: string, label: string, hint: string, required?: string): Question => ({
  ...{ kind: 'words', name, label, hint, rows: 3, max: 2000 },
  ...(required ? { required } : {}),
})

const why = (called: string): readonly Question[] => [
  words('why', 'Why now?', `Two or three sentences. ${called} may read this.`, 'Say why now'),
  {
    ...{ kind: 'words', name: 'what_matters', label: `What does ${called} say would be good?`, rows: 3 },
    ...{ hint: 'Their words. It begins with what stands in their plan.', own: true },
  },
  words('tried', 'What helped so far, and what did not?', 'So that nobody begins at the beginning.'),
  words(
    'risks',
    'Anything a worker must know to keep them or others safe',
    'Not a safeguarding concern: raise that with your safeguarding lead now.',
  ),
]

const whatChanges = (called: string): readonly Question[] => [
  words(
    'changes',
    `What changes for ${called}?`,
    'For example: somebody new meets you on Thursdays at the hospital.',
    `Say what changes for ${called}`,
  ),
  words('stays', 'What stays as it is?', 'For example: you still see me on Mondays until you have met them.'),
]

const tellFirst = (called: string, ways: Stepping['ways']): Question => ({
  ...{ kind: 'one', name: 'tell_first', label: `How do we tell ${called} first?` },
  hint: 'Now, and when there is an answer. They hear before anybody else does.',
  required: `Choose how we tell ${called} first`,
  options: [
    ...ways.map(({ audience, inWords }): Choice => ({ value: audience, label: inWords })),
    { value: 'sender', label: 'I tell them', hint: 'Before you send this, and each time something changes.' },
  ],
})

/** The page by which a worker asks another team to take on somebody they support. */
export const steppingForm = ({ called, ways, destinations, asks }: Stepping): Form => ({
  sections: [
    {
      title: 'Where to, and why',
      questions: [
        {
          ...{ kind: 'pick', name: 'to', label: 'Who is asked?', options: destinations },
          required: 'Choose who is asked',
        },
        ...why(called),
      ],
    },
    ...(asks ? [{ ...asks, title: `What ${asks.title} asks about everybody` }] : []),
    {
      title: `What it means for ${called}`,
      intro: `${called} reads this on their own page, so write it to them, in plain words.`,
      questions: whatChanges(called),
    },
    {
      title: 'Who has said yes',
      intro: `They are told ${called}’s name, date of birth, school, how to reach them, and what is written here. Your record stays yours.`,
      questions: [
        { ...whoDecided, required: 'Choose who has said yes to this' },
        ...agreed.questions.filter(({ name }) => name === 'may_tell'),
        tellFirst(called, ways),
      ],
    },
  ],
})

/** The same as a letter is read: what was asked, whoever it is about. */
export const steppingLetter: Form = {
  sections: [
    { title: '', questions: [...why('they'), ...whatChanges('them'), ...agreed.questions.slice(0, 2)] },
  ],
}
