import { placeGiven, whoCame } from '../telling/answering-places.ts'
import { answered, answersRead, asked } from '../telling/asking.ts'
import { sharingTakenBack } from '../telling/knowing.ts'
import { placeAskedAgain, prescribed, signposted } from '../telling/prescribing.ts'
import { unanswered } from '../telling/referring.ts'
import { paused } from '../telling/supporting.ts'
import { takesPartIn } from '../telling/taking-part.ts'
import type { Ordinary } from './ordinary.ts'

const tomas = 'Tomas Brennan'
const yetunde = 'Yetunde Bakare'
const learns = 'Eastbrook Academy'
const practice = 'Quayside Practice'

/** The young people whom Harbour's link workers support. */
export const atTheHarbour: readonly Ordinary[] = [
  {
    ...{ name: 'Jude Cartwright', pronouns: 'he/him', age: 13.0, worker: tomas, learns, practice },
    ...{ from: 'Leila Haddad', sent: 58, taken: 54, first: [50, 'Eastbrook, the greenhouse'], last: 4 },
    why: 'Jude thinks in pictures and is happiest outside. He would like more of it.',
    matters: 'Being outside in the rain.',
    strengths: 'Names every bird on the marsh.',
    goal: 'Spend every Saturday outside',
    numbers: [
      [50, 4],
      [24, 7],
      [4, 9],
    ],
    next: ['Salt Marsh Rangers, first morning', 7],
    more: [
      prescribed(24, 'Salt Marsh Rangers', {
        why: 'Avocets. Also mud.',
        share: { age: '13', emergency_contact: 'Dee Cartwright, mum' },
      }),
      unanswered(13),
      placeAskedAgain(9, 'Salt Marsh Rangers'),
    ],
  },
  {
    ...{ name: 'Parveen Akhtar', pronouns: 'she/her', age: 14.4, worker: tomas, learns, practice },
    ...{ from: 'Leila Haddad', sent: 47, taken: 43, first: [39, 'Eastbrook, the library'], last: 13 },
    why: 'Parveen asked for this herself. She would like to talk to somebody outside school.',
    matters: 'Books. Being believed.',
    strengths: 'Reads people and novels.',
    goal: 'Say what I think in a room',
    numbers: [
      [39, 2],
      [13, 4],
    ],
    more: [sharingTakenBack(12)],
  },
  {
    ...{
      name: 'Conor Mac Giolla Bhríde',
      called: 'Conor',
      pronouns: 'he/him',
      age: 16.6,
      worker: tomas,
      practice,
    },
    ...{ from: 'Dr Ruth Adler', sent: 65, taken: 61, first: [58, 'Quayside'], last: 3, nhs: true },
    why: 'Conor hurt his knee and lost his season. He misses his team more than the game.',
    matters: 'The lads. Being useful while it heals.',
    strengths: 'Makes a bench laugh.',
    goal: 'Be part of a team while I can’t play',
    numbers: [
      [58, 1],
      [30, 5],
      [3, 8],
    ],
    next: ['Keep the score at Gullwing', 5],
    more: [
      asked(2, { by: 4 }),
      answered(1, 'baseline', [7, 7, 8, 3]),
      answersRead(0),
      prescribed(29, 'Linfield Rec football', {
        why: 'I can’t play. I can shout.',
        share: { age: '16', access_needs: 'Cannot run: a knee.' },
      }),
      placeGiven(
        26,
        'Linfield Rec football',
        { by: 'Tunde Alabi' },
        'We could do with somebody on the board.',
      ),
      whoCame(18, 'Linfield Rec football', { by: 'Tunde Alabi' }),
    ],
  },
  {
    ...{ name: 'Tallulah Finch', pronouns: 'she/her', age: 8.8, worker: tomas, practice },
    ...{ from: 'parent', sent: 30, taken: 27, first: [23, 'At home'], last: 6 },
    parent: { name: 'Robin Finch', is: 'parent', knownBy: 'adoption order' },
    why: 'Tallulah has big feelings and small shoes. She would love a place to be noisy.',
    matters: 'Drums. Jumping. My two dads’ pancakes.',
    strengths: 'Keeps time.',
    goal: 'Play the drums where it’s allowed',
    numbers: [
      [23, 3],
      [6, 6],
    ],
  },
  {
    ...{ name: 'Hamza El-Amrani', pronouns: 'he/him', age: 20.4, worker: tomas, practice },
    ...{ from: 'self', sent: 24, taken: 22, first: [19, 'Corner Sofa'], last: 2 },
    why: 'I finished college in July and the days have gone a bit shapeless.',
    matters: 'Shape. Cooking. My mum not worrying.',
    strengths: 'Cooks for twelve without a recipe.',
    goal: 'Three things in my week that are not my phone',
    numbers: [
      [19, 2],
      [2, 5],
    ],
    next: ['Helping Hands café on Tuesday', 3],
  },
  {
    ...{ name: 'Esme Hartley-Cho', pronouns: 'they/them', age: 15.5, worker: yetunde, learns, practice },
    ...{ from: 'Leila Haddad', sent: 71, taken: 67, first: [63, 'Eastbrook, the stage'], last: 3 },
    why: 'Esme writes songs that make the staff room cry. They would like to play them to somebody their own age.',
    matters: 'Songs. My name, which I chose.',
    strengths: 'Writes. Listens.',
    goal: 'Play one song to strangers',
    numbers: [
      [63, 2],
      [33, 6],
      [3, 8],
    ],
    next: ['Loop Station open evening', 8],
    more: [signposted(2, 'Loop Station')],
  },
  {
    ...{ name: 'Grace Oduya', pronouns: 'she/her', age: 12.9, worker: yetunde, learns, practice },
    ...{ from: 'Ivor Lane', sent: 49, taken: 45, first: [41, 'Eastbrook, the gym'], last: 15 },
    why: 'Grace is kind to everyone and thinks nobody notices. We noticed.',
    matters: 'Netball. Church. My friends saving me a seat.',
    strengths: 'First to help.',
    goal: 'Ask for help when I need it',
    numbers: [
      [41, 3],
      [15, 5],
    ],
  },
  {
    ...{ name: 'Luca Ó Murchú', pronouns: 'he/him', age: 11.3, worker: yetunde, learns, practice },
    ...{ from: 'Leila Haddad', sent: 36, taken: 32, first: [28, 'Eastbrook, the yard'], last: 5 },
    ...{ tell: 'parent', parent: { name: 'Gráinne Ó Murchú', is: 'mum', knownBy: 'birth mother' } },
    why: 'Luca has questions about everything and would like somebody to ask.',
    matters: 'Space. Why things are.',
    strengths: 'Asks better questions than we do.',
    goal: 'Look through a real telescope',
    numbers: [
      [28, 1],
      [5, 7],
    ],
    next: ['Night Sky Club, first clear Friday', 6],
    more: [takesPartIn(3, 'east-sussex')],
  },
  {
    ...{ name: 'Maisie Thornton', pronouns: 'she/her', age: 17.2, worker: yetunde, practice },
    ...{ from: 'Dr Anouk Verhoeven', sent: 92, taken: 88, first: [84, 'Quayside'], last: 21 },
    why: 'Maisie and I finish together this month. She would like somebody alongside while she finds her own things.',
    matters: 'Mornings. My horse, who is not my horse.',
    strengths: 'Patient. Up early.',
    goal: 'A morning a week at the stables',
    numbers: [
      [84, 3],
      [55, 6],
      [21, 7],
    ],
    more: [paused(20, 6, 'Away with family; she asked to carry on when she is back.')],
  },
  {
    ...{ name: 'Finlay Robertson-Achebe', pronouns: 'he/him', age: 14.0, worker: yetunde, learns, practice },
    ...{ from: 'Leila Haddad', sent: 20, taken: 16, first: [12, 'Eastbrook, room 12'], last: 2 },
    why: 'Finlay is new and funny and has not found his people yet.',
    matters: 'Board games with rules nobody else has read.',
    strengths: 'Explains rules so that you want to play.',
    goal: 'A table to play at',
    numbers: [[12, 3]],
    next: ['Board Stiff on Friday', 1],
  },
]
