import type { Ordinary } from '../stories/ordinary.ts'
import { measured } from '../telling/measuring.ts'
import { lookedBack } from '../telling/planning.ts'
import { ended, met } from '../telling/supporting.ts'
import { takesPartIn } from '../telling/taking-part.ts'

const daniel = 'Daniel Osei'
const tomas = 'Tomas Brennan'
const learns = 'Sallowfield High School'
const primary = 'Quarry Hill Primary School'

/** Young people who take part in a programme beside a worker. Days are working days ago. */
export const peopleBeside: readonly Ordinary[] = [
  {
    ...{ name: 'Imani Desrosiers', pronouns: 'she/her', age: 14.1, worker: daniel, learns, nhs: true },
    ...{ from: 'Dr Anil Kapoor', sent: 70, taken: 67, first: [65, 'Mill Lane Surgery'], last: 14 },
    why: 'Imani comes often with stomach aches that start on Sundays.',
    ...{ matters: 'Dancing where nobody watches.', strengths: 'Funny. Kind.', goal: 'Get through a Monday' },
    numbers: [
      [65, 2],
      [40, 5],
      [14, 8],
    ],
    more: [
      takesPartIn(65, 'connect-together'),
      measured(64, 'physical-health', 'baseline', 3),
      measured(14, 'physical-health', 'follow_up', 7),
      measured(13, 'listened-to', 'other', 1),
      measured(13, 'would-recommend', 'other', 1),
      ended(12, {
        ...{ reason: 'completed', followUp: 30, words: 'You got through ten Mondays.' },
        outcome: 'Imani goes to school on Mondays and dances on Fridays.',
      }),
    ],
  },
  {
    ...{ name: 'Ffion Attwater', pronouns: 'she/her', age: 10.2, worker: daniel, tell: 'parent' },
    ...{
      learns: primary,
      parent: { name: 'Carys Attwater', is: 'mum', knownBy: 'birth mother, in school records' },
    },
    ...{ from: 'Sam Whitlock', sent: 44, taken: 41, first: [39, 'Quarry Hill, the reading den'], last: 3 },
    why: 'Ffion is cross before she knows why, and sorry after.',
    ...{ matters: 'Board games.', strengths: 'Says sorry first.', goal: 'Count to ten before I shout' },
    numbers: [
      [39, 2],
      [16, 5],
      [3, 6],
    ],
    more: [
      takesPartIn(39, 'healthy-hyde'),
      ...[34, 29, 24].map((ago) =>
        met(ago, { kind: 'with_others', where: 'Quarry Hill, the hall', minutes: 45 }),
      ),
    ],
  },
  {
    ...{ name: 'Percy Ojo', pronouns: 'he/him', age: 12.3, worker: daniel, learns },
    ...{ from: 'Priya Raman', sent: 48, taken: 45, first: [43, 'Sallowfield, the library'], last: 5 },
    ...{
      reasons: ['alone'],
      why: 'Percy said in the survey that he is often lonely, and that he wants somebody.',
    },
    ...{
      matters: 'Trading cards.',
      strengths: 'Remembers birthdays.',
      goal: 'Have one person to trade with',
    },
    numbers: [
      [43, 1],
      [20, 4],
      [5, 6],
    ],
    more: [
      takesPartIn(43, 'inact'),
      measured(42, 'ons-loneliness', 'baseline', 3),
      measured(5, 'ons-loneliness', 'follow_up', 2),
    ],
  },
  {
    ...{ name: 'Nasrin Haidari', pronouns: 'she/her', age: 17.8, worker: daniel },
    ...{ from: 'Anthea Boyd', sent: 60, taken: 57, first: [55, 'The tea shop on Reed Lane'], last: 4 },
    why: 'Nasrin moves into her own flat in spring and knows nobody on that side of town.',
    ...{ matters: 'Cooking. A job with early mornings.', strengths: 'Speaks four languages.' },
    ...{ goal: 'Know three people near my flat', meet: 'Not at the office.' },
    numbers: [
      [55, 1],
      [25, 3],
      [4, 5],
    ],
    more: [
      takesPartIn(55, 'care-leavers'),
      lookedBack(24, 'The college open day was the best part. The bus is not.', 20),
    ],
  },
  {
    ...{ name: 'Daisy-Mae Okoro', pronouns: 'she/her', age: 9.1, worker: daniel, tell: 'parent' },
    ...{ parent: { name: 'Blessing Okoro', is: 'mum', knownBy: 'birth mother, in hospital records' } },
    ...{ from: 'Imelda Castro', sent: 66, taken: 63, first: [61, 'Ward 4, the play room'], last: 5 },
    why: 'Daisy-Mae has cerebral palsy and goes home after ten weeks. Her mum has had nobody to ask.',
    ...{ matters: 'Swimming with my chair nearby.', strengths: 'Bosses the ward.', goal: 'Swim by summer' },
    numbers: [
      [61, 2],
      [30, 4],
      [5, 7],
    ],
    more: [
      takesPartIn(61, 'space'),
      met(40, { kind: 'visit', where: 'At home, with Blessing', minutes: 60 }),
    ],
  },
  {
    ...{ name: 'Sorrel Nakamura', pronouns: 'they/them', age: 14.5, worker: tomas },
    ...{ from: 'Dr Ruth Adler', sent: 64, taken: 61, first: [59, 'The harbour wall'], last: 5 },
    why: 'Sorrel worries about school from Saturday on.',
    ...{
      matters: 'Walking and not talking.',
      strengths: 'Good listener.',
      goal: 'Go to the drop-in by myself',
    },
    numbers: [
      [59, 2],
      [30, 5],
      [5, 8],
    ],
    more: [takesPartIn(59, 'link'), met(44, { where: 'Round the harbour', minutes: 60 })],
  },
  {
    ...{ name: 'Cosmo Bellweather', pronouns: 'he/him', age: 10.6, worker: tomas, tell: 'parent' },
    ...{
      learns: 'Eastbrook Academy',
      parent: { name: 'Pip Bellweather', is: 'dad', knownBy: 'birth father, in school records' },
    },
    ...{ from: 'Leila Haddad', sent: 56, taken: 53, first: [51, 'Eastbrook, the workshop'], last: 4 },
    why: 'Cosmo misses most Fridays. He lights up when he builds something.',
    ...{ matters: 'Skateboards.', strengths: 'Builds anything.', goal: 'Be at school on Fridays' },
    numbers: [
      [51, 2],
      [24, 6],
      [4, 8],
    ],
    more: [takesPartIn(51, 'east-sussex')],
  },
  {
    ...{ name: 'Ewan Tolliver', pronouns: 'he/him', age: 15.2, worker: tomas },
    ...{ from: 'Dr Anouk Verhoeven', sent: 54, taken: 51, first: [49, 'The library café'], last: 4 },
    why: 'Ewan waits for us, and it will be months. He would like to do something until then.',
    ...{ matters: 'Bass guitar.', strengths: 'Practises.', goal: 'Play with other people' },
    numbers: [
      [49, 2],
      [22, 4],
      [4, 7],
    ],
    more: [takesPartIn(49, 'wellbeing-while-waiting')],
  },
]
