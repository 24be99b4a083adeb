import { placeGiven, placeRefused, whoCame } from '../telling/answering-places.ts'
import { prescribed, signposted } from '../telling/prescribing.ts'
import { unanswered } from '../telling/referring.ts'
import { paused, supervised, takenUpAgain } from '../telling/supporting.ts'
import type { Ordinary } from './ordinary.ts'

const worker = 'Maryam Siddiqui'
const learns = 'Sallowfield High School'
const practice = 'Mill Lane Surgery'

/** The rest of Maryam's young people, a row each. */
export const withMaryam: readonly Ordinary[] = [
  {
    ...{ name: 'Siân Price-Okafor', pronouns: 'she/her', age: 13.9, worker, learns, practice },
    ...{ from: 'Priya Raman', sent: 75, taken: 72, first: [68, 'Priory Park'], last: 2 },
    why: 'Siân has grown quiet in class. She told me she misses her choir, which stopped.',
    matters: 'Singing. Not solos.',
    strengths: 'Sings alto. Remembers everybody’s birthday.',
    goal: 'Sing with other people every week',
    numbers: [
      [68, 2],
      [40, 5, 'I found the door.'],
      [12, 8],
    ],
    notes: [[40, 'She went in. She stood at the back. She sang.']],
    next: ['Tell Mum about the December concert', 12],
    more: [signposted(2, 'Tide Choir')],
  },
  {
    ...{ name: 'Kwabena Asante', called: 'Kobby', pronouns: 'he/him', age: 11.6, worker, learns, practice },
    ...{ from: 'Marcus Doyle', sent: 51, taken: 47, first: [44, 'Sallowfield, the library'], last: 4 },
    ...{ tell: 'parent', parent: { name: 'Abena Asante', is: 'mum', knownBy: 'birth mother' } },
    why: 'Kobby is finding Year 7 big and loud. He builds whole cities out of card at home.',
    matters: 'Building. My rabbit. Knowing what happens next.',
    strengths: 'Plans ahead. Gentle with animals.',
    goal: 'Find one calm place on a school day',
    numbers: [
      [44, 3],
      [20, 6],
    ],
    notes: [[20, 'Brick Lab suits him. He was asked to be a helper.']],
    next: ['Show Ms Raman the card city', 9],
  },
  {
    ...{ name: 'Yulianti', pronouns: 'she/her', age: 15.8, worker, learns, practice },
    ...{ from: 'self', sent: 42, taken: 40, first: [37, 'By phone'], last: 1, review: 30 },
    why: 'I moved in with my aunt in summer. I don’t really know anyone and I would like to.',
    matters: 'Badminton. My aunt. Being called by my whole name, which is one word.',
    strengths: 'Calm. Fair on a badminton court.',
    goal: 'Have someone to text on a Sunday',
    numbers: [
      [37, 1],
      [17, 3],
      [1, 4, 'Someone texted first.'],
    ],
    next: ['Badminton at the leisure centre', 8],
  },
  {
    ...{ name: 'ليان الحموي', called: 'Layan', pronouns: 'she/her', age: 12.5, worker, learns, practice },
    ...{ from: 'Priya Raman', sent: 66, taken: 62, first: [58, 'Sallowfield, the garden'], last: 3 },
    ...{ language: 'Arabic', tell: 'sender', reasons: ['alone'] },
    why: 'Layan writes her name in two alphabets on everything. She would like a friend who reads one of them.',
    matters: 'Writing. Growing things. My grandmother’s recipes.',
    strengths: 'Writes stories. Grows tomatoes from seed.',
    goal: 'Have a friend to write with',
    numbers: [
      [58, 2],
      [30, 4],
      [9, 7, 'Her name is Siân and she sings.'],
    ],
    notes: [[30, 'We planted garlic at the Railway Garden. She wrote the label.']],
    next: ['Bring one story to Second Act', 15],
    more: [
      prescribed(16, 'Dig In', {
        why: 'Garlic in spring, tomatoes in summer.',
        share: { age: '12', emergency_contact: 'Her mum, through Maryam' },
      }),
      placeRefused(
        6,
        'Dig In',
        { by: 'Tom Ashdown' },
        {
          reason: 'full',
          words: 'Every bed is taken until March, and we would love to have her then.',
          alternatives: 'The school garden club, which we help with.',
        },
      ),
    ],
  },
  {
    ...{
      name: 'D’Andre Whitfield-Jones',
      called: 'Dre',
      pronouns: 'he/him',
      age: 14.1,
      worker,
      learns,
      practice,
    },
    ...{
      from: 'Marcus Doyle',
      sent: 39,
      taken: 36,
      first: [33, 'Linfield Rec'],
      last: 2,
      reasons: ['anger'],
    },
    why: 'Dre is a natural leader and has had a hard term. He said he wants to show people a different side.',
    matters: 'Football, my little brother, people meaning what they say.',
    strengths: 'Leads. Looks after younger players.',
    goal: 'Coach the little ones on Saturdays',
    numbers: [
      [33, 4],
      [11, 7],
    ],
    next: ['Talk to Tunde about helping', 7],
    more: [
      supervised(2, 18, 'A good start. Keep school in the picture, with his say.'),
      prescribed(28, 'Bag & Pad', {
        why: 'My cousin went. He came out calmer.',
        share: { age: '14', emergency_contact: 'Donna Whitfield, mum', may_collect: 'Goes home alone.' },
      }),
      placeGiven(
        25,
        'Bag & Pad',
        { by: 'Delroy Banks' },
        'Thursday, the quiet one. Blue door, five o’clock.',
      ),
      whoCame(20, 'Bag & Pad', { by: 'Delroy Banks' }),
      whoCame(15, 'Bag & Pad', { by: 'Delroy Banks' }, 'came', 'Held the pads for a younger one.'),
    ],
  },
  {
    ...{ name: 'Isla MacAllister-Singh', pronouns: 'she/her', age: 9.2, worker, practice },
    ...{ learns: 'Quarry Hill Primary School', from: 'Sam Whitlock', sent: 62, taken: 59 },
    ...{ first: [55, 'Quarry Hill, the book corner'], last: 5 },
    ...{
      tell: 'parent',
      parent: { name: 'Jas Singh', is: 'dad', knownBy: 'birth father, in school records' },
    },
    why: 'Isla’s best friend moved away. She reads to the guinea pigs at lunch.',
    matters: 'Guinea pigs. Horses. My friend Orla who moved.',
    strengths: 'Reads aloud beautifully.',
    goal: 'Make one new friend who likes animals',
    numbers: [
      [55, 2],
      [28, 5],
      [5, 6],
    ],
    next: ['Write to Orla', 10],
    more: [
      prescribed(18, 'Stable Mates', {
        why: 'Ponies. Please.',
        share: { age: '9', emergency_contact: 'Jas Singh, dad', may_collect: 'Jas Singh.' },
      }),
      unanswered(7),
    ],
  },
  {
    ...{ name: 'Zofia Wiśniewska', pronouns: 'she/they', age: 16.9, worker, practice },
    ...{ from: 'Dr Anil Kapoor', sent: 83, taken: 79, first: [75, 'Mill Lane Library café'], last: 6 },
    ...{ nhs: true, tell: 'email', reasons: ['health', 'sleep'], school: 'Saltmere College' },
    why: 'Zofia lives with pain that comes and goes. She would like things that go on either way.',
    matters: 'Photography. Cancelling without having to explain.',
    strengths: 'Sees light nobody else sees.',
    goal: 'Do something on bad days too',
    numbers: [
      [75, 3],
      [50, 3],
      [21, 2, 'A bad month. That is allowed.'],
    ],
    notes: [[50, 'We wrote two plans: one for good days, one for the others.']],
    next: ['Five photographs from the window', 6],
    more: [paused(48, -34, 'Exams, and then a rest. She chose both.'), takenUpAgain(34)],
  },
  {
    ...{ name: 'Rhys ap Gwilym', pronouns: 'he/him', age: 18.7, worker, practice },
    ...{ from: 'Anthea Boyd', sent: 70, taken: 66, first: [63, 'Corner Sofa'], last: 7 },
    why: 'Rhys has his own front door since August. He cooks, and would like somebody to cook for.',
    matters: 'My flat. My bike. Not being a case.',
    strengths: 'Cooks. Turns up. Pays his bills.',
    goal: 'Know my neighbours',
    numbers: [
      [63, 1],
      [31, 4],
      [10, 6],
    ],
    next: ['Ask next door about the bins', 9],
    more: [
      prescribed(30, 'Stir', { why: 'I can cook for forty.', share: { age: '18' } }),
      placeGiven(27, 'Stir', { link: 'Marta Quill' }, 'Come on Friday at three and put an apron on.'),
      whoCame(22, 'Stir', { link: 'Marta Quill' }),
      whoCame(12, 'Stir', { link: 'Marta Quill' }, 'did_not_come'),
      whoCame(5, 'Stir', { link: 'Marta Quill' }, 'did_not_come'),
    ],
  },
  {
    ...{ name: 'Ngọc Anh Phạm', called: 'Anh', pronouns: 'she/her', age: 10.8, worker, practice },
    ...{ learns: 'Quarry Hill Primary School', from: 'Bronwen Price', sent: 54, taken: 50 },
    ...{ first: [47, 'Quarry Hill, the hall'], last: 3 },
    ...{ tell: 'parent', parent: { name: 'Phạm Thị Lan', is: 'mum', knownBy: 'birth mother' } },
    why: 'Anh is moving up next year and asks every day what it will be like.',
    matters: 'Maths. My mum’s shop. Going somewhere twice before I have to go alone.',
    strengths: 'Quick at numbers. Polite and funny.',
    goal: 'Feel ready for big school',
    numbers: [
      [47, 3],
      [18, 5],
    ],
    next: ['Walk the way to Sallowfield together', 14, 'worker'],
  },
  {
    ...{ name: 'Callum Ferreira', pronouns: 'he/him', age: 15.1, worker, learns, practice },
    ...{ from: 'Kofi Mensah', sent: 88, taken: 84, first: [80, 'Ferry Road'], last: 26 },
    why: 'Callum has kept every appointment for two months. He wants something to keep after they end.',
    matters: 'Boxing. My nan. Being trusted with a key.',
    strengths: 'Keeps his word. Strong and careful.',
    goal: 'Have a reason to get up on Saturdays',
    numbers: [
      [80, 2],
      [52, 6],
      [26, 8],
    ],
    more: [paused(25, 12, 'He has a placement until then and asked for a rest from meetings.')],
  },
  {
    ...{ name: 'Beatrix van der Merwe', called: 'Bea', pronouns: 'she/her', age: 7.4, worker, practice },
    ...{ learns: 'Quarry Hill Primary School', from: 'parent', sent: 33, taken: 30 },
    ...{ first: [27, 'At home'], last: 3 },
    parent: { name: 'Annelie van der Merwe', is: 'mum', knownBy: 'birth mother' },
    why: 'Bea has a new baby brother and a lot of feelings about it. I would love her to have something of her own.',
    matters: 'Swimming. Being the big one sometimes and the little one sometimes.',
    strengths: 'Makes everybody laugh.',
    goal: 'Swim without the armbands',
    numbers: [
      [27, 4],
      [3, 5],
    ],
    next: ['Try Little Fishes with Mum', 8, 'Annelie'],
  },
]
