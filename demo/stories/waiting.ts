import type { Story } from '../telling/life.ts'
import type { Person } from '../telling/person.ts'
import { askedBy, passedOn, referredBy } from '../telling/referring.ts'

type Row = Person & {
  from: string
  to?: string
  ago: number
  why: string
  reasons?: string[]
  risks?: string
}

const mum = (name: string) => ({ name, is: 'mum', knownBy: 'birth mother, in school records' })

/** Sent and waiting for an answer: some today, one due today, one tomorrow. Days are working days ago. */
const rows: readonly Row[] = [
  {
    ...{ name: 'Jayden Marsh-Whittaker', pronouns: 'he/him', age: 11.2, from: 'Sam Whitlock', ago: 10 },
    ...{ tell: 'parent', parent: mum('Kelly Marsh'), reasons: ['anger', 'home'] },
    why: 'Jayden is kind to the little ones and short with everybody else since his brother left for college. He asked me who he could talk to.',
    matters: 'My brother. Playing on the big field.',
  },
  {
    ...{ name: 'Orla Devereux', pronouns: 'she/her', age: 14.9, from: 'Priya Raman', ago: 9 },
    ...{ reasons: ['alone', 'stopped'] },
    why: 'Orla gave up netball and her two friends went with it. She says she would go back if it were not school.',
    matters: 'Netball without the talking about it.',
  },
  {
    ...{
      name: 'Tariq Hussain-O’Shaughnessy',
      called: 'Taz',
      pronouns: 'he/him',
      age: 13.8,
      from: 'Marcus Doyle',
      ago: 6,
    },
    reasons: ['missing_school', 'something_else'],
    why: 'Taz misses Thursdays. It turns out that is when his dad is away and there is nobody to walk with. He is good company.',
    matters: 'Walking with someone. Radio. Being early for once.',
  },
  {
    ...{ name: 'Wei-Lin Cho', called: 'Wei', pronouns: 'she/her', age: 16.1, from: 'Dr Anil Kapoor', ago: 5 },
    ...{ nhs: true, tell: 'email', reasons: ['sleep', 'low_or_worried'] },
    why: 'Wei sleeps little and worries about sleeping. She would like company in the mornings rather than more advice.',
    matters: 'Early walks. My fish.',
  },
  {
    ...{ name: 'Dwayne Pettigrew', pronouns: 'he/him', age: 17.9, from: 'Kofi Mensah', ago: 4 },
    why: 'Dwayne did everything that was asked of him this year. He would like help to find work with wood.',
    matters: 'Wood. My daughter. A boss who shows you once and lets you try.',
  },
  {
    ...{ name: 'Ruby Ashworth', pronouns: 'she/her', age: 15.2, from: 'self', ago: 3 },
    why: 'I look after my mum some of the time and I would like to know other people who do.',
    matters: 'My mum being alright. Netflix with my cousin.',
  },
  {
    ...{
      name: 'Alfie Nkemelu',
      pronouns: 'he/him',
      age: 12.0,
      from: 'Delroy Banks',
      to: 'Northside Link Workers',
      ago: 2,
    },
    why: 'Alfie stays behind after every session. He said yes when I asked if he would like somebody to talk to who is not a coach.',
    matters: 'Being on a list of people who turn up.',
  },
  {
    ...{ name: 'Sophia Konstantinidou', pronouns: 'she/her', age: 18.2, from: 'Anthea Boyd', ago: 1 },
    why: 'Sophia has a new flat and a new town. She likes people, and does not know where they are.',
    matters: 'Dancing. A table with people round it.',
  },
  {
    ...{ name: 'Noah Fairweather', pronouns: 'he/him', age: 8.3, from: 'parent', ago: 1 },
    parent: { name: 'Tess Fairweather', is: 'mum', knownBy: 'birth mother' },
    why: 'Noah lost his grandpa in spring. They used to garden together, and he would like to again.',
    matters: 'Worms. Grandpa’s spade.',
  },
  {
    ...{ name: 'Mia-Rose Delacroix', pronouns: 'she/her', age: 13.1, from: 'Leila Haddad', ago: 8 },
    ...{ reasons: ['low_or_worried'] },
    why: 'Mia-Rose draws maps of places that do not exist. She would like to show them to somebody who asks questions.',
    matters: 'Maps.',
  },
  {
    ...{ name: 'Kai Whitehorse', pronouns: 'they/them', age: 15.9, from: 'Dr Ruth Adler', ago: 4, nhs: true },
    ...{ reasons: ['health'] },
    why: 'Kai lives with a condition that makes plans hard to keep. They would like a club that does not mind.',
    matters: 'Coming when I can.',
  },
  {
    ...{ name: 'Elif Yıldız', pronouns: 'she/her', age: 19.8, from: 'Dr Anouk Verhoeven', ago: 2 },
    why: 'Elif finishes with us before long and would like something ordinary in its place.',
    matters: 'Ordinary. Baking.',
  },
]

const begins = ({ from, to, ago, why, reasons, risks }: Row): Story['begins'] => {
  const asked = { to, ago, why, reasons, risks }
  if (from === 'self') return askedBy('young_person', asked)
  return from === 'parent' ? askedBy('parent_or_carer', asked) : referredBy(from, asked)
}

/** Everybody who waits for a yes or a no, and one who was passed on to the other team this week. */
export const waiting: readonly Story[] = [
  ...rows.map((row) => ({ person: row, begins: begins(row), after: [] })),
  {
    person: {
      ...{ name: 'Ansel Drury', pronouns: 'he/him', age: 13.6 },
      matters: 'Boats. The harbour wall.',
    },
    begins: referredBy('Priya Raman', {
      ago: 7,
      reasons: ['alone'],
      why: 'Ansel lives down by the harbour now and comes up to us by bus. He would like people nearer home.',
    }),
    after: [
      passedOn(2, 'Helen Marchbank', 'Harbour Link Workers', 'He lives two streets from you and would walk.'),
    ],
  },
]
