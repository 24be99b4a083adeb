import { prescribed } from '../telling/prescribing.ts'
import { handedOn, rang, supervised, tried } from '../telling/supporting.ts'
import type { Ordinary } from './ordinary.ts'

const worker = 'Daniel Osei'
const learns = 'Sallowfield High School'
const practice = 'Mill Lane Surgery'

/** Daniel's young people. He is away until Friday, and Maryam looks after what is due. */
export const withDaniel: readonly Ordinary[] = [
  {
    ...{ name: 'Freya Lindqvist-Bell', pronouns: 'she/her', age: 13.2, worker, learns, practice },
    ...{ from: 'Priya Raman', sent: 44, taken: 41, first: [37, 'Sallowfield, the art room'], last: 11 },
    why: 'Freya would like to be braver with paint and with people.',
    matters: 'Painting big. Cats.',
    strengths: 'Fearless with colour.',
    goal: 'Show one painting',
    numbers: [
      [37, 3],
      [11, 5],
    ],
    next: ['Take the blue one to Second Act', 0],
    more: [
      prescribed(10, 'Second Act', {
        why: 'I would paint the back wall if they let me.',
        share: { age: '13' },
      }),
    ],
  },
  {
    ...{ name: 'Ibrahim Khalil', pronouns: 'he/him', age: 11.9, worker, learns, practice },
    ...{ from: 'Marcus Doyle', sent: 52, taken: 49, first: [45, 'Sallowfield, the field'], last: 12 },
    ...{ tell: 'parent', parent: { name: 'Noor Khalil', is: 'mum', knownBy: 'birth mother' } },
    why: 'Ibrahim runs faster than anyone and has nobody to run with.',
    matters: 'Running. Space. My grandad’s stories.',
    strengths: 'Runs, and waits for people.',
    goal: 'Run with a club',
    numbers: [
      [45, 2],
      [23, 5],
      [12, 6],
    ],
  },
  {
    ...{ name: 'Marged Llewellyn', pronouns: 'she/her', age: 19.3, worker, practice },
    ...{ from: 'Anthea Boyd', sent: 60, taken: 57, first: [54, 'Next Step'], last: 5 },
    why: 'Marged would like work with animals and somebody in her corner for the form.',
    matters: 'Dogs. Early mornings.',
    strengths: 'Up at six. Kind to nervous dogs.',
    goal: 'Get a Saturday with animals',
    numbers: [
      [54, 2],
      [20, 5],
      [5, 7],
    ],
    next: ['Read through the form together', 2, 'worker'],
  },
  {
    ...{ name: 'Théo Beaumont', pronouns: 'he/they', age: 14.8, worker, learns, practice },
    ...{ from: 'Priya Raman', sent: 31, taken: 28, first: [24, 'Prism'], last: 4 },
    why: 'Théo would like to meet people who do not ask the first question first.',
    matters: 'Theatre lights. Friends who get it.',
    strengths: 'Calm in the dark with forty cables.',
    goal: 'Belong to one group',
    numbers: [
      [24, 2],
      [4, 6],
    ],
    next: ['Prism on a Wednesday, both of us', 6, 'worker'],
  },
  {
    ...{ name: 'Chiamaka Nwosu', called: 'Chi', pronouns: 'she/her', age: 16.2, worker, practice },
    ...{ from: 'Dr Anil Kapoor', sent: 73, taken: 69, first: [65, 'Seawall walk'], last: 6, nhs: true },
    why: 'Chi sleeps badly before exams and well after swimming. She noticed that herself.',
    matters: 'The sea. My sister. Fewer exams.',
    strengths: 'Notices what works.',
    goal: 'Sleep the night before a test',
    numbers: [
      [65, 3],
      [35, 4],
      [6, 7, 'I slept. I actually slept.'],
    ],
    more: [supervised(5, 9, 'Nearly done. Plan a kind ending.')],
  },
  {
    ...{ name: 'Otis Blackwood', pronouns: 'he/him', age: 12.1, worker, learns, practice },
    ...{ from: 'Kofi Mensah', sent: 26, taken: 22, first: [19, 'Ferry Road'], last: 8 },
    why: 'Otis learns best with his hands. He has taken two clocks apart and put one back.',
    matters: 'Clocks. Finding out.',
    strengths: 'Takes things apart, and mostly back.',
    goal: 'Build something that works',
    numbers: [[19, 4]],
    more: [tried(6)],
  },
  {
    ...{ name: 'Aoife Brannigan', pronouns: 'she/her', age: 17.8, worker: 'Maryam Siddiqui', practice },
    ...{ from: 'Dr Anil Kapoor', sent: 90, taken: 86, first: [82, 'By phone'], last: 20, nhs: true },
    why: 'Aoife would like to get out more, a little at a time, with somebody who does not hurry.',
    matters: 'Quiet. My window. Tide tables.',
    strengths: 'Knows the sea by heart.',
    goal: 'Walk to the end of the pier',
    numbers: [
      [82, 1],
      [48, 3],
      [20, 4],
    ],
    more: [
      handedOn(18, worker, 'Daniel lives by the pier and Aoife asked for shorter, more frequent walks.'),
      rang(7, 'As far as the second bench. Twice.'),
    ],
  },
  {
    ...{ name: 'Ezra Okoro', pronouns: 'he/him', age: 13.4, worker, learns, practice },
    ...{ from: 'Priya Raman', sent: 42, taken: 39, first: [36, 'Sallowfield, the music room'], last: 9 },
    why: 'Ezra looks after his sister on Saturdays and has stopped coming to band.',
    matters: 'Drums. My sister laughing.',
    strengths: 'Never late. Explains things well.',
    goal: 'Play in band again',
    numbers: [
      [36, 2],
      [9, 5],
    ],
  },
]
