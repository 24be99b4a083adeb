import type { Ordinary } from '../stories/ordinary.ts'
import { placeGiven } from '../telling/answering-places.ts'
import type { Event } from '../telling/life.ts'
import { prescribed } from '../telling/prescribing.ts'
import { offered, saidYes } from '../telling/taking-part.ts'
import { serviceOf } from './runs.ts'

const daniel = 'Daniel Osei'
const yetunde = 'Yetunde Bakare'
const learns = 'Sallowfield High School'
const eastbrook = 'Eastbrook Academy'

/** Somebody who takes part in a group of a programme: how they came there. Days are working days ago. */
type InGroup = {
  programme: string
  group: string
  by: string
  why: string
  words: string
  age: string
  ring: string
  /** When they were asked for, given a place on the list, offered a seat, and when they said yes. */
  asked: number
  given: number
  offered?: number
  yes?: number
  /** How many are offered a place on that day. */
  most?: number
}

function inGroup({ programme, group, by, ...told }: InGroup): Event[] {
  const service = serviceOf(programme)
  return [
    prescribed(told.asked, service, {
      why: told.why,
      share: { age: told.age, emergency_contact: told.ring },
    }),
    placeGiven(told.given, service, { by }, told.words),
    ...(told.offered === undefined ? [] : [offered(told.offered, group, told.most)]),
    ...(told.yes === undefined ? [] : [saidYes(told.yes, service)]),
  ]
}

const pads = { programme: 'grit', group: 'Thursday pads', by: 'Delroy Banks' }

/** Young people in the groups of a programme: some come, one is offered a place, one waits. */
export const peopleInGroups: readonly Ordinary[] = [
  {
    ...{ name: 'Malachi Ekwueme', pronouns: 'he/him', age: 14.3, worker: daniel, learns },
    ...{ from: 'Marcus Doyle', sent: 49, taken: 46, first: [44, 'The Tin Hall'], last: 6 },
    ...{
      reasons: ['low_or_worried'],
      why: 'Malachi gives up before he starts. He is strong and does not know it.',
    },
    ...{ matters: 'Being good at one thing.', strengths: 'Turns up. Looks after his brother.', review: 22 },
    goal: 'Finish something I began',
    numbers: [
      [44, 2],
      [20, 4],
      [6, 6, 'Six weeks in a row now.'],
    ],
    more: inGroup({
      ...{ ...pads, asked: 40, given: 38, offered: 33, yes: 32, age: '14' },
      ...{ why: 'I want to hit a bag and not think.', words: 'You are on the list for Thursday pads.' },
      ring: 'Ngozi Ekwueme, mum',
    }),
  },
  {
    ...{ name: 'Tilly Ramsbottom', pronouns: 'she/her', age: 13.2, worker: daniel, learns },
    ...{ from: 'Priya Raman', sent: 30, taken: 27, first: [25, 'Sallowfield, the dance room'], last: 5 },
    why: 'Tilly stopped coming to lunch after a falling-out. She would like something that is hers.',
    ...{
      matters: 'Not being looked at.',
      strengths: 'Quick on her feet.',
      goal: 'Go somewhere new',
      review: 24,
    },
    numbers: [
      [25, 3],
      [5, 4],
    ],
    more: inGroup({
      ...{ ...pads, asked: 12, given: 10, offered: 2, most: 2, age: '13', ring: 'Jo Ramsbottom, dad' },
      ...{ why: 'The quiet one, if there is room.', words: 'The next free place is yours if you like.' },
    }),
  },
  {
    ...{ name: 'Áron Szabó', pronouns: 'he/him', age: 12.6, worker: daniel, learns },
    ...{ from: 'Marcus Doyle', sent: 26, taken: 23, first: [21, 'The Tin Hall'], last: 4 },
    why: 'Áron came from Pécs in spring and has nobody to be loud with.',
    ...{ matters: 'Football, boxing, anything.', strengths: 'Learns fast.', goal: 'Have a team', review: 26 },
    numbers: [
      [21, 1],
      [4, 3],
    ],
    more: inGroup({
      ...{ ...pads, asked: 9, given: 7, age: '12', ring: 'Eszter Szabó, mum' },
      ...{ why: 'I like gloves.', words: 'You are on the list. We ring when there is a place.' },
    }),
  },
  {
    ...{ name: 'Lowri Pendry', pronouns: 'she/her', age: 13.6, worker: yetunde, learns: eastbrook },
    ...{ from: 'Dr Anouk Verhoeven', sent: 47, taken: 44, first: [42, 'The stadium café'], last: 5 },
    why: 'Lowri waits for us until spring. She used to swim for the town and now stays in.',
    ...{ matters: 'Water. My dog.', strengths: 'Patient.', goal: 'Go out twice a week', review: 21 },
    numbers: [
      [42, 2],
      [18, 4],
      [5, 7],
    ],
    more: inGroup({
      ...{ programme: 'safety-nets', group: 'Thursdays, south stand', by: 'Delroy Banks' },
      ...{ asked: 38, given: 36, offered: 34, yes: 33, age: '13', ring: 'Gwen Pendry, mum' },
      ...{ why: 'If there is sport first.', words: 'Come to the south stand. A coach is at the door.' },
    }),
  },
  {
    ...{ name: 'Zeki Aydın', pronouns: 'he/him', age: 15.8, worker: yetunde },
    ...{ from: 'Dr Anouk Verhoeven', sent: 49, taken: 47, first: [45, 'Linfield Rec'], last: 4 },
    why: 'Zeki has had six meetings with us and would like somebody to try things with.',
    ...{ matters: 'Football. Being on time.', strengths: 'Says what he thinks.', review: 20 },
    goal: 'Ring somebody when it gets bad',
    numbers: [
      [45, 3],
      [20, 5],
      [4, 7],
    ],
    more: inGroup({
      ...{ programme: 'talking-tactics', group: 'Mentors at the Rec', by: 'Tunde Alabi' },
      ...{ asked: 42, given: 41, offered: 40, yes: 39, age: '15', ring: 'Deniz Aydın, brother' },
      ...{ why: 'One person, the same each week.', words: 'Your mentor is called Femi.' },
    }),
  },
  {
    ...{ name: 'Rosalind Nunn', pronouns: 'she/her', age: 17.4, worker: yetunde },
    ...{ from: 'Dr Ruth Adler', sent: 50, taken: 47, first: [45, 'Quayside'], last: 4 },
    why: 'Rosalind draws at night because she cannot sleep, and shows it to nobody.',
    ...{ matters: 'Drawing. Not being asked why.', strengths: 'Draws every day.', review: 20 },
    goal: 'Show one page to one person',
    numbers: [
      [45, 2],
      [20, 5],
      [4, 8, 'Everybody read it.'],
    ],
    more: inGroup({
      ...{ programme: 'turn-the-page', group: 'Tuesday table', by: 'Bea Lindqvist' },
      ...{ asked: 40, given: 38, offered: 35, yes: 34, age: '17', ring: 'Ivor Nunn, grandad' },
      ...{ why: 'I have a story and no words for it.', words: 'There is a chair at the Tuesday table.' },
    }),
  },
  {
    ...{ name: 'Dexter Amadi', pronouns: 'he/him', age: 14.7, worker: daniel, learns },
    ...{ from: 'Kofi Mensah', sent: 46, taken: 43, first: [41, 'The old fort'], last: 5 },
    why: 'Dexter is with us until spring. He finishes what he does with his hands.',
    ...{ matters: 'Old things. Being trusted.', strengths: 'Careful with his hands.', review: 23 },
    goal: 'Be in all my lessons for a week',
    numbers: [
      [41, 2],
      [19, 5],
      [5, 6],
    ],
    more: inGroup({
      ...{ programme: 'rejuvenate', group: 'The fort, Wednesdays', by: 'Amari Fontaine' },
      ...{ asked: 37, given: 35, offered: 32, yes: 31, age: '14', ring: 'Bola Amadi, aunt' },
      ...{ why: 'Digging is all right.', words: 'Boots are ours. Meet at the gate.' },
    }),
  },
  {
    ...{ name: 'Bluebell Hartigan', pronouns: 'she/her', age: 8.4, worker: daniel, tell: 'parent' },
    ...{
      learns: 'Quarry Hill Primary School',
      parent: { name: 'Sinéad Hartigan', is: 'mum', knownBy: 'birth mother, in school records' },
    },
    ...{ from: 'Sam Whitlock', sent: 52, taken: 49, first: [47, 'Railway Garden'], last: 4 },
    why: 'Bluebell has had a hard year at home and trusts animals more than people.',
    ...{
      matters: 'Goats.',
      strengths: 'Gentle. Notices everything.',
      goal: 'Sleep in my own bed',
      review: 21,
    },
    numbers: [
      [47, 2],
      [20, 4],
      [4, 7],
    ],
    more: inGroup({
      ...{ programme: 'dandelion-time', group: 'Saturday families', by: 'Tom Ashdown' },
      ...{ asked: 43, given: 41, offered: 38, yes: 37, age: '8', ring: 'Sinéad Hartigan, mum' },
      ...{ why: 'I want to see the goats with Mum.', words: 'Saturdays at ten, both of you.' },
    }),
  },
]
