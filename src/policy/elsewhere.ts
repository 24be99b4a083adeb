import { acts, askers, keepers, workers } from './question.ts'
import type { Row } from './row.ts'

// What somebody may without an entry of a circle: by a key, as work that nobody does by hand, or with what is about nobody.

const without = <T extends string>(all: readonly T[], ...left: readonly T[]): T[] =>
  all.filter((one) => !left.includes(one))

/** By a key in one's hand. */
export const keys: readonly Row[] = [
  {
    id: 'their own page',
    says: 'A young person sees what is theirs: who is around them, what was decided, asked, planned and rated (rule 6).',
    ...{ who: ['young_person'], opens: ['own page'], act: ['see'] },
    about: [
      'name',
      'people',
      'circle',
      'decisions',
      'referral',
      'first name',
      'what keeps them well',
      'plan',
      'ratings',
      'links',
    ],
  },
  {
    id: 'their say',
    says: 'They take back, and take out whom they may (rule 6).',
    ...{
      who: ['young_person'],
      opens: ['own page'],
      act: ['write'],
      about: ['circle', 'decisions', 'links'],
    },
  },
  {
    id: 'in an emergency',
    says: 'Glass that was broken opens one record, to read, and nothing of safeguarding (rule 4).',
    ...{ who: ['glass'], opens: ['glass'], act: ['see'] },
    about: ['name', 'people', 'circle', 'referral', 'letter', 'plan', 'notes'],
  },
  {
    id: 'asked by a link',
    says: 'Who answers by a link has a first name, and answers once (rule 4).',
    ...{ who: ['link'], opens: ['answers'], act: ['see'], about: ['referral', 'first name'] },
  },
  {
    id: 'answers by a link',
    says: 'They answer what they were asked (rule 1).',
    ...{ who: ['link'], opens: ['answers'], act: ['write'], about: ['referral'] },
  },
  {
    id: 'tells by a link',
    says: 'Who accepted by a link has what keeps them well there, and who came (rule 4).',
    ...{
      who: ['link'],
      opens: ['tells'],
      act: ['see'],
      about: ['referral', 'what keeps them well', 'attendance'],
    },
  },
  {
    id: 'says who came by a link',
    says: 'They say who came (rule 3).',
    ...{ who: ['link'], opens: ['tells'], act: ['write'], about: ['attendance'] },
  },
  {
    id: 'asked how they are',
    says: 'Who is asked by a link reads the questions (rule 10).',
    ...{ who: ['link'], opens: ['asks'], act: ['see'], about: ['questions'] },
  },
  {
    id: 'says how they are',
    says: 'They hand in one answer set, and never read it back (rule 9).',
    ...{ who: ['link'], opens: ['asks'], act: ['write'], about: ['answers'] },
  },
]

/** Work that nobody does by hand sees what it needs for that. */
export const byMachine: readonly Row[] = [
  {
    id: 'watches what falls due',
    says: 'The sweep sees who is responsible for what, and who came (rules 1 and 2).',
    ...{ who: ['sweep'], act: ['see'], about: ['circle', 'referral', 'letter', 'attendance', 'messages'] },
  },
  {
    id: 'sends what was written',
    says: 'What sends asks again, as it sends, who may be told (rule 4).',
    ...{
      who: ['delivery'],
      act: ['see'],
      about: ['circle', 'referral', 'decisions', 'first name', 'what keeps them well', 'messages'],
    },
  },
  {
    id: 'seals the history',
    says: 'Whoever seals the history reads all of it (rule 9).',
    ...{ who: ['sealer'], act: ['see'], about: ['history'] },
  },
  {
    id: 'looks for loose batons',
    says: 'The query for loose batons sees who holds what (rule 1).',
    ...{ who: ['check'], act: ['see'], about: ['circle', 'referral'] },
  },
  {
    id: 'the page of what was sent',
    says: 'A demo shows what it would have sent.',
    ...{ who: ['mailbox'], act: ['see'], about: ['messages'] },
  },
]

/** What is about nobody. */
export const aboutNobody: readonly Row[] = [
  {
    id: 'services are public',
    says: 'Everybody reads the directory.',
    who: without(askers, 'nobody'),
    about: ['services'],
    act: ['see'],
  },
  {
    id: 'curators',
    says: 'Curators keep the directory true, and say what is missing.',
    who: keepers,
    about: ['services', 'needs', 'budgets'],
    act: acts,
  },
  {
    id: 'lists of services',
    says: 'Who leads an activity sends a list of theirs.',
    who: ['provider', ...keepers],
    about: ['uploads'],
    act: ['see', 'write'],
  },
  {
    id: 'what is said of services',
    says: 'Whoever acts on safety reads what is said as well.',
    who: ['safeguarding_lead', ...keepers],
    about: ['feedback'],
    act: ['see', 'write'],
  },
  {
    id: 'programmes',
    says: 'Every worker reads what programmes are, what they must show, and what was given for them.',
    who: workers,
    about: ['programmes', 'surveys', 'figures'],
    act: ['see', 'write'],
    purpose: ['care', 'running', 'figures'],
  },
  {
    id: 'commissioners',
    says: 'Commissioners write programmes, and see how support stands (rule 8).',
    who: ['commissioner'],
    about: ['drafts', 'insight'],
    act: ['see', 'write'],
  },
  {
    id: 'accounts',
    says: 'Managers and administrators look after teams and who works in them.',
    who: ['manager', 'administrator'],
    about: ['accounts'],
    act: ['see', 'write'],
    purpose: ['running'],
  },
  {
    id: 'themselves',
    says: 'Every worker has what is about themselves; whether they are named for emergencies, the room asks.',
    who: workers,
    about: ['themselves', 'emergencies'],
    act: ['see', 'write'],
  },
]
