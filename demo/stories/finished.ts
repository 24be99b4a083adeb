import { placeGiven, whoCame } from '../telling/answering-places.ts'
import { answered, answeredTogether, answersRead, asked } from '../telling/asking.ts'
import { goalClosed, lookedBack } from '../telling/planning.ts'
import { prescribed, signposted, stoppedGoing } from '../telling/prescribing.ts'
import { ended, followedUp, met, tried } from '../telling/supporting.ts'
import type { Ordinary } from './ordinary.ts'

const maryam = 'Maryam Siddiqui'
const daniel = 'Daniel Osei'
const tomas = 'Tomas Brennan'
const yetunde = 'Yetunde Bakare'
const learns = 'Sallowfield High School'
const practice = 'Mill Lane Surgery'

/** Supports that have ended, one for each reason and some more. Days are working days ago. */
export const finished: readonly Ordinary[] = [
  {
    ...{ name: 'Esther Mbeki-Lowe', pronouns: 'she/her', age: 15.4, worker: maryam, learns, practice },
    ...{ from: 'Priya Raman', sent: 150, taken: 147, first: [143, 'Priory Park'], last: 60 },
    why: 'Esther had stopped dancing and missed it every day.',
    matters: 'Dancing with my sister.',
    strengths: 'Dances. Brings others in.',
    goal: 'Dance again, in front of people',
    numbers: [
      [143, 2],
      [110, 5],
      [60, 9, 'I did it. On a stage.'],
    ],
    more: [
      signposted(60, 'Kitchen Disco'),
      lookedBack(59, 'She danced at the harbour fair. We agreed that this is what she came for.', -40),
      goalClosed(58, 'goal'),
      ended(55, {
        ...{ reason: 'completed', followUp: -5, told: 'message' },
        words: 'You did this. Come and say hello any time.',
        outcome: 'Esther dances every week and chose to finish here.',
      }),
      followedUp(
        4,
        'Still dancing, and teaching the small ones. She would like no more calls, kindly meant.',
      ),
    ],
  },
  {
    ...{ name: 'Robin Achterberg', pronouns: 'they/them', age: 13.7, worker: maryam, learns, practice },
    ...{ from: 'Marcus Doyle', sent: 120, taken: 116, first: [112, 'The library'], last: 34 },
    why: 'Robin knows everything about trains and has nobody to tell.',
    matters: 'Trains, and people who let you finish.',
    strengths: 'Remembers every timetable.',
    goal: 'Tell someone about trains who wants to know',
    numbers: [
      [112, 3],
      [70, 6],
      [34, 9],
    ],
    more: [
      ended(30, {
        ...{ reason: 'completed', followUp: 0 },
        words: 'Thank you for the branch lines. Go well.',
        outcome: 'Robin has a Saturday at the model railway and two friends there.',
      }),
    ],
  },
  {
    ...{ name: 'Ella Wrigglesworth', pronouns: 'she/her', age: 14.5, worker: daniel, learns, practice },
    ...{ from: 'Priya Raman', sent: 77, taken: 73, first: [70, 'Sallowfield, the stage'], last: 45 },
    why: 'Ella wanted to try something new and was not sure what.',
    matters: 'Deciding for myself.',
    strengths: 'Knows her own mind.',
    goal: 'Try three things and keep one',
    numbers: [
      [70, 2],
      [45, 6],
    ],
    more: [
      ended(40, {
        reason: 'young_person_chose_to_stop',
        words: 'You said it was enough for now, and that is a good reason. The door stays open.',
      }),
    ],
  },
  {
    ...{
      name: 'Vihaan Raghunathan',
      pronouns: 'he/him',
      age: 12.6,
      worker: tomas,
      practice: 'Quayside Practice',
    },
    ...{
      from: 'Leila Haddad',
      sent: 64,
      taken: 60,
      first: [57, 'Eastbrook Academy'],
      last: 41,
      learns: 'Eastbrook Academy',
    },
    why: 'Vihaan’s teacher thought that he might like company. He was not so sure, and said so politely.',
    matters: 'Being asked first.',
    strengths: 'Says no well.',
    goal: 'Have my Tuesdays back',
    numbers: [[57, 5]],
    more: [
      ended(38, {
        reason: 'not_right_for_them',
        outcome: 'He would rather have his Tuesdays, and has them.',
      }),
    ],
  },
  {
    ...{ name: 'Cerys Bowen-Achterberg', pronouns: 'she/her', age: 16.3, worker: maryam, practice },
    ...{
      from: 'Dr Anil Kapoor',
      sent: 99,
      taken: 95,
      first: [92, 'Mill Lane Library café'],
      last: 52,
      nhs: true,
    },
    why: 'Cerys has been low since the summer and would like somebody to walk with while she waits.',
    matters: 'Walking. Not explaining.',
    strengths: 'Honest. Brave.',
    goal: 'Walk every day for a week',
    numbers: [
      [92, 2],
      [52, 2],
    ],
    more: [
      ended(48, {
        reason: 'stepped_up',
        words: 'You asked for more help, which was the right thing and hard to do. They know you are coming.',
        outcome: 'She is seen by the young people’s mental health service, who have said yes.',
      }),
    ],
  },
  {
    ...{ name: 'Joel Brightwater', pronouns: 'he/him', age: 10.5, worker: daniel, practice },
    ...{
      from: 'Bronwen Price',
      sent: 81,
      taken: 78,
      first: [75, 'Quarry Hill'],
      last: 50,
      learns: 'Quarry Hill Primary School',
    },
    ...{ tell: 'parent', parent: { name: 'Sal Brightwater', is: 'mum', knownBy: 'birth mother' } },
    why: 'Joel and his mum have had a hard year. They would like a hand with it.',
    matters: 'Mum. Lego. Our dog.',
    strengths: 'Makes tea for everyone.',
    goal: 'Do one fun thing a week with Mum',
    numbers: [
      [75, 4],
      [50, 5],
    ],
    more: [
      ended(46, {
        ...{ reason: 'passed_to_social_care', told: 'in_person' },
        words: 'Jo from the family team takes over from me, and she has met your dog already.',
      }),
    ],
  },
  {
    ...{
      name: 'Anastasia Petrenko',
      called: 'Nastya',
      pronouns: 'she/her',
      age: 14.2,
      worker: yetunde,
      practice: 'Quayside Practice',
    },
    ...{
      from: 'Leila Haddad',
      sent: 108,
      taken: 104,
      first: [100, 'Eastbrook Academy'],
      last: 66,
      learns: 'Eastbrook Academy',
    },
    ...{ language: 'Ukrainian' },
    why: 'Nastya paints and speaks three languages. She would like to use all of them.',
    matters: 'Painting. My mum’s new job.',
    strengths: 'Three languages and a brush.',
    goal: 'Paint with other people',
    numbers: [
      [100, 3],
      [66, 7],
    ],
    more: [
      ended(62, {
        ...{ reason: 'moved_away', moved: 'new_place_accepted', followUp: 8 },
        words: 'Somebody called Iris is waiting to meet you there. Send a postcard.',
        outcome: 'The family has moved; a link worker there has said yes.',
      }),
    ],
  },
  {
    ...{
      name: 'Marlon Giscombe',
      pronouns: 'he/him',
      age: 18.9,
      worker: tomas,
      practice: 'Quayside Practice',
    },
    ...{ from: 'self', sent: 86, taken: 84, first: [81, 'By phone'], last: 70 },
    why: 'I would like to get fit and meet people.',
    matters: 'Getting stronger.',
    strengths: 'Started.',
    goal: 'Go twice a week',
    numbers: [[81, 3]],
    more: [
      ...[tried(60), tried(55), tried(50)],
      ended(45, {
        reason: 'lost_contact',
        tries: 3,
        told: 'message',
        words: 'Ring or write whenever you like. We will be glad.',
      }),
    ],
  },
  {
    ...{ name: 'Ottilie Vance', pronouns: 'she/her', age: 15.7, worker: daniel, learns, practice },
    ...{ from: 'Priya Raman', sent: 56, taken: 53, first: [50, 'Sallowfield High School'], last: 28 },
    why: 'Ottilie is starting at a school abroad for a term and would like to be ready.',
    matters: 'Adventure, with a map.',
    strengths: 'Packs light.',
    goal: 'Feel ready to go',
    numbers: [
      [50, 4],
      [28, 9],
    ],
    more: [
      ended(25, { reason: 'other', words: 'Bon voyage. We pick up again in spring if you would like to.' }),
    ],
  },
  {
    ...{
      name: 'Ayesha Begum-Tully',
      pronouns: 'she/her',
      age: 17.0,
      worker: yetunde,
      practice: 'Quayside Practice',
    },
    ...{ from: 'Dr Ruth Adler', sent: 130, taken: 126, first: [122, 'Quayside'], last: 22, nhs: true },
    why: 'Ayesha would like to leave the house for something that is not an appointment.',
    matters: 'Henna. Cousins. The top deck.',
    strengths: 'Steady hands.',
    goal: 'Go out twice a week for fun',
    numbers: [
      [122, 1],
      [90, 3],
      [55, 6],
      [22, 9],
    ],
    more: [
      answeredTogether(21, 'baseline', [6, 7, 7, 4]),
      ended(18, {
        ...{ reason: 'completed', followUp: 20, told: 'message' },
        words: 'Twice a week, and once it was three times.',
        outcome: 'She goes out twice a week and has a Saturday stall.',
      }),
    ],
  },
  {
    ...{ name: 'Kit Abernathy', pronouns: 'he/they', age: 13.2, worker: maryam, learns, practice },
    ...{ from: 'Marcus Doyle', sent: 95, taken: 92, first: [88, 'Spoke Shed'], last: 14 },
    why: 'Kit mends bikes, radios and once a friendship.',
    matters: 'Fixing things.',
    strengths: 'Fixes things.',
    goal: 'Have a bench of my own to fix things on',
    numbers: [
      [88, 2],
      [60, 5],
      [14, 10, 'It has my name on it.'],
    ],
    more: [
      prescribed(80, 'Spoke Shed', {
        why: 'They have a truing stand.',
        share: { age: '13', emergency_contact: 'Lou Abernathy, mum' },
      }),
      placeGiven(76, 'Spoke Shed', { link: 'Ferdi Marsh' }, 'Thursdays from four. Bring the radio.'),
      whoCame(70, 'Spoke Shed', { link: 'Ferdi Marsh' }),
      whoCame(40, 'Spoke Shed', { link: 'Ferdi Marsh' }, 'came', 'Fixed the pump.'),
      stoppedGoing(11, 'Spoke Shed', 'on_their_own', 'Kit goes by himself now, without us.'),
      asked(13, { by: -9 }),
      answered(12, 'baseline', [8, 9, 8]),
      answersRead(11),
      met(10, { where: 'Spoke Shed', note: 'A bench, a vice and a key.', for: 'everyone_in_support' }),
      ended(1, {
        ...{ reason: 'completed', followUp: 40 },
        words: 'Your bench. Your name. Well done.',
        outcome: 'Kit has a bench at Spoke Shed and goes every Thursday.',
      }),
    ],
  },
]
