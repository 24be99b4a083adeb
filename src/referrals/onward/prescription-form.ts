import {
  type Answers,
  answerList,
  answerText,
  type Choice,
  type Form,
  type Question,
  type Section,
} from '../../ui/questions/index.ts'
import { saidIn } from '../asked-for.ts'
import { whoDecided } from '../forms/noticed-and-agreed.ts'
import type { Shared, ShareKind } from './prescription.ts'

/** What the form needs to know: what to call the young person, how they may be told first, who is asked. */
export type Asking = {
  called: string
  ways: readonly { audience: string; inWords: string }[]
  /** What the service or its provider is called. */
  provider: string
  /** Asked by a link: where it goes. */
  byLink: boolean
  /** Something known does not fit what it says of whom it is for. */
  unusual?: boolean
  /** What the programme that runs there asks besides. */
  asks?: Section | null
}

const wishes = (called: string): Question => ({
  kind: 'words',
  name: 'wishes',
  label: `When does ${called} like to go, and with whom?`,
  hint: 'Their words, if you have them. Leave it empty if it does not matter.',
  own: true,
  rows: 3,
  max: 1000,
})

const words = (name: ShareKind, label: string, hint: string, required: string): Question => ({
  ...{ kind: 'words', name, label, hint, required },
  ...{ rows: 3, max: 1000 },
})

const aboutThem = (called: string): readonly Choice[] => [
  {
    value: 'age',
    label: `How old ${called} is`,
    reveals: [
      {
        kind: 'line',
        as: 'number',
        name: 'age',
        label: 'Age in years',
        width: 2,
        most: 25,
        required: 'Enter their age',
      },
    ],
  },
  { value: 'wishes', label: `When ${called} likes to go, as written above` },
  {
    value: 'emergency_contact',
    label: 'Whom to ring in an emergency',
    reveals: [
      words(
        'emergency_contact',
        'Name, who they are, and number',
        'One or two people.',
        'Enter whom to ring',
      ),
    ],
  },
]

const keepingSafe = (called: string): readonly Choice[] => [
  {
    value: 'medical_needs',
    label: 'Medical needs',
    reveals: [
      words(
        'medical_needs',
        'What they must know and do',
        'For example: carries an inhaler and uses it herself. No diagnoses that do not matter there.',
        'Enter what they must know',
      ),
    ],
  },
  {
    value: 'access_needs',
    label: `What helps ${called} take part`,
    reveals: [
      words('access_needs', 'What helps', 'For example: no stairs, a quiet corner.', 'Enter what helps'),
    ],
  },
  {
    value: 'may_collect',
    label: `Who may collect ${called}`,
    reveals: [
      words('may_collect', 'Who may, and who may not', 'Or: goes home alone.', 'Enter who may collect them'),
    ],
  },
  {
    value: 'risk',
    label: 'Anything to know to keep them or others safe',
    reveals: [
      words(
        'risk',
        'What to know, and what to do',
        'Only what matters there. A safeguarding concern goes to your safeguarding lead instead.',
        'Enter what they need to know',
      ),
    ],
  },
]

const asAnswered: Choice = {
  value: 'said',
  label: 'What is asked about everybody, as answered above',
  hint: 'Only if nothing in it says more than they need to know there.',
}

type Sharing = { again?: boolean; said: boolean }

const whatIsShared = (called: string, { again, said }: Sharing): Question => ({
  kind: 'many',
  name: 'share',
  label: `What did ${called} agree that they know after a yes, before the first time?`,
  hint: again
    ? 'What is ticked was agreed before. Ask about each again: what is not ticked is not shared any more.'
    : 'Ask about each. Nothing is ticked beforehand, and what is not ticked is not shared.',
  options: [...aboutThem(called), ...keepingSafe(called), ...(said ? [asAnswered] : [])],
})

const agreedQuestions = (called: string, sharing: Sharing): readonly Question[] => [
  whatIsShared(called, sharing),
  {
    ...whoDecided,
    label: 'Who decided what is shared?',
    hint: 'Agreement counts for these people and for nobody else. It can be taken back at any time.',
    required: 'Choose who decided what is shared',
  },
  {
    kind: 'many',
    name: 'seen_first',
    label: 'Have they seen these words?',
    required: 'Show it to whoever decided first, then tick this',
    options: [{ value: 'yes', label: 'Yes. Whoever decided has read or heard exactly what is written here' }],
  },
]

/** What is shared, once more: when something was left out, or is no longer right. */
export const sharingForm = ({ called, said }: Pick<Asking, 'called'> & { said: boolean }): Form => ({
  sections: [{ title: '', questions: [wishes(called), ...agreedQuestions(called, { again: true, said })] }],
})

const allTheSame = (called: string): Question => ({
  ...{
    kind: 'words',
    name: 'override',
    label: `Why does it suit ${called} all the same?`,
    rows: 2,
    max: 500,
  },
  hint: 'You know them. Those who run it can read this.',
  required: `Write why it suits ${called} all the same`,
})

const hearsFirst = (called: string, ways: Asking['ways']): Section => ({
  title: `How ${called} hears first`,
  questions: [
    {
      kind: 'one',
      name: 'tell_first',
      label: `How do we tell ${called} first?`,
      hint: 'Now, and when there is an answer. They hear before anybody else does.',
      required: `Choose how we tell ${called} first`,
      options: [
        ...ways.map(({ audience, inWords }) => ({ value: audience, label: inWords })),
        {
          value: 'sender',
          label: 'I tell them',
          hint: 'You have told them before you send this, and you do each time.',
        },
      ],
    },
  ],
})

/** The one page that asks a service to have somebody. */
export const prescriptionForm = ({
  called,
  ways,
  provider,
  byLink,
  unusual = false,
  asks,
}: Asking): Form => ({
  sections: [
    {
      title: 'Why this',
      questions: [
        {
          kind: 'words',
          name: 'why',
          label: `What does ${called} say about it?`,
          hint: `This stays with you and ${called}. It is not shared with those who run it.`,
          own: true,
          rows: 3,
          required: `Ask ${called} what they think of it, and write that here`,
        },
        ...(unusual ? [allTheSame(called)] : []),
        wishes(called),
      ],
    },
    ...(asks
      ? [
          {
            title: `What is asked about everybody`,
            intro: `For ${asks.title}. Your answers stay with you and ${called}, unless sharing them is ticked below.`,
            questions: asks.questions,
          },
        ]
      : []),
    {
      title: 'What they are told',
      intro: `Until they say yes: the first name, ${called}, and nothing else. Always.`,
      questions: agreedQuestions(called, { said: Boolean(asks) }),
    },
    hearsFirst(called, ways),
    ...(byLink
      ? [
          {
            title: 'Where the question goes',
            questions: [
              {
                kind: 'line',
                as: 'email',
                name: 'provider_email',
                label: `Email address of ${provider}`,
                hint: 'They have no account here, so they answer by a link that works once. Ring them first if you are not sure who reads this address.',
                required: 'Enter the address to ask',
              } as const,
            ],
          },
        ]
      : []),
  ],
})

/** What those who run it are told before a yes, and after it. */
export function sharedBy(
  answers: Answers,
  about: { called: string; service: string; letter: Record<string, unknown> },
): { asked: Shared; accepted: Shared } {
  const asked: Shared = { first_name: about.called, service: about.service }
  const ticked = answerList(answers, 'share') as readonly ShareKind[]
  const said = saidIn(about.letter).map(({ label, text }) => `${label} ${text}`)
  const told = ticked
    .map((kind) => [kind, kind === 'said' ? said.join('\n') : answerText(answers, kind)] as const)
    .filter(([, text]) => text)
  return { asked, accepted: { ...asked, ...Object.fromEntries(told) } }
}
