import type { Event, Story } from '../telling/life.ts'
import type { Person } from '../telling/person.ts'
import {
  askedAgain,
  askedBy,
  declined,
  referredBy,
  seen,
  settled,
  takenBack,
  unanswered,
} from '../telling/referring.ts'

type Row = Person & { from: string; to?: string; ago: number; why: string; after: Event[] }

const full = {
  reason: 'full',
  words: 'We would love to have met you and are full until the new year. We are sorry to send this back.',
  alternatives: 'Saltmere Youth Club on Tuesdays needs no referral.',
}
const area = {
  reason: 'area',
  words: 'She lives on the other side of the river, and the team there is closer.',
  alternatives: 'Harbour Link Workers.',
}

/** What came back, went up, was taken back or settled another way. Days are working days ago. */
const rows: readonly Row[] = [
  {
    ...{ name: 'Bethany Cole', pronouns: 'she/her', age: 14.3, from: 'Priya Raman', ago: 13 },
    why: 'Beth is doing well in lessons and eats lunch in the toilets. She knows that I know.',
    after: [unanswered(2)],
  },
  {
    ...{ name: 'Gwilym Hughes', pronouns: 'he/him', age: 15.6, from: 'Marcus Doyle', ago: 20 },
    why: 'Gwilym has stopped coming to woodwork, which he was best at in the year.',
    after: [unanswered(9)],
  },
  {
    ...{ name: 'Amelia-Jane Crowther', pronouns: 'she/her', age: 12.4, from: 'Leila Haddad', ago: 18 },
    why: 'Amelia-Jane would like a quiet club. Every club she tried was a loud one.',
    after: [unanswered(7), seen(6, 'Ivor Lane')],
  },
  {
    ...{ name: 'Samir Benali', pronouns: 'he/him', age: 16.8, from: 'self', ago: 15 },
    why: 'My friend said you helped her find a place to dance. I would like that too.',
    matters: 'Dancing.',
    after: [unanswered(4)],
  },
  {
    ...{ name: 'Poppy Ellingham', pronouns: 'she/her', age: 6.9, from: 'parent', ago: 14 },
    parent: { name: 'Dawn Ellingham', is: 'foster carer' },
    why: 'Poppy came to live with me in June. She loves water and has never had a swimming lesson.',
    after: [unanswered(3)],
  },
  {
    ...{ name: 'Rashid Mahmood', pronouns: 'he/him', age: 13.3, from: 'Priya Raman', ago: 17 },
    why: 'Rashid would like to cook. He asked for cooking, by name.',
    after: [unanswered(6), askedAgain(4, 'Priya Raman')],
  },
  {
    ...{ name: 'Niamh Gallagher-Roy', pronouns: 'she/her', age: 15.0, from: 'Marcus Doyle', ago: 9 },
    why: 'Niamh swims, writes and sleeps badly. She would like somebody to sort the order of those.',
    after: [declined(3, 'Helen Marchbank', full)],
  },
  {
    ...{
      name: 'Tomasz Zieliński',
      pronouns: 'he/him',
      age: 17.4,
      from: 'Dr Anil Kapoor',
      ago: 12,
      nhs: true,
    },
    why: 'Tomasz would like company at weekends.',
    after: [declined(8, 'Helen Marchbank', full), seen(7, 'Dr Anil Kapoor')],
  },
  {
    ...{ name: 'Hazel Quartermaine', pronouns: 'she/her', age: 9.9, from: 'Sam Whitlock', ago: 11 },
    ...{
      tell: 'parent',
      parent: { name: 'Ivy Quartermaine', is: 'gran', knownBy: 'special guardianship order' },
    },
    why: 'Hazel talks to trees and would like to meet somebody who answers.',
    after: [
      declined(5, 'Helen Marchbank', area),
      settled(
        2,
        'Sam Whitlock',
        'referred_elsewhere',
        'Her gran rang the Railway Garden, and Hazel starts there on Saturday.',
      ),
    ],
  },
  {
    ...{ name: 'Jasper Thistlewood', pronouns: 'he/him', age: 14.7, from: 'Marcus Doyle', ago: 30 },
    why: 'Jasper is better with engines than with mornings.',
    after: [
      unanswered(19),
      settled(
        16,
        'Marcus Doyle',
        'doing_it_ourselves',
        'He helps in the school workshop on Fridays now, with me.',
      ),
    ],
  },
  {
    ...{ name: 'Leila Sørensen', pronouns: 'she/her', age: 16.0, from: 'Dr Ruth Adler', ago: 10, nhs: true },
    why: 'Leila thought it over and would like to manage with her friends for now.',
    after: [takenBack(6, 'Dr Ruth Adler', 'said_no')],
  },
  {
    ...{ name: 'Reuben Castle', pronouns: 'he/him', age: 12.8, from: 'Priya Raman', ago: 7 },
    why: 'Reuben would like to play chess with somebody who beats him.',
    after: [takenBack(3, 'Priya Raman', 'not_needed')],
  },
  {
    ...{ name: 'Mercy Adeleke', pronouns: 'she/her', age: 21.5, from: 'self', ago: 8 },
    why: 'I would like to know more people here. I work nights and sleep days.',
    matters: 'Company at odd hours.',
    after: [
      declined(4, 'Maryam Siddiqui', {
        reason: 'not_right',
        words: 'A group that meets by day would not suit your nights, and we want this to be good.',
        alternatives: 'Corner Sofa is open until midnight on Fridays.',
      }),
    ],
  },
]

const begins = ({ from, ago, why, to }: Row): Story['begins'] => {
  const asked = { ago, why, to, reasons: ['something_else'] }
  if (from === 'self') return askedBy('young_person', asked)
  return from === 'parent' ? askedBy('parent_or_carer', asked) : referredBy(from, asked)
}

/** Every referral that did not become support, or has not yet. */
export const cameBack: readonly Story[] = rows.map((row) => ({
  person: row,
  begins: begins(row),
  after: row.after,
}))
