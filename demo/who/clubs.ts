import { type Organised, p } from './organised.ts'

/** Those who run something a young person can go to, and answer for it in Trellis. */
export const clubs: readonly Organised[] = [
  {
    kind: 'club',
    name: 'Ferry Road Boxing Club',
    teams: [
      {
        name: 'Ferry Road coaches',
        receives: true,
        answerDays: 10,
        people: [p('Delroy Banks', 'Head coach', 'provider', 'manager')],
      },
    ],
  },
  {
    kind: 'club',
    name: 'Gullwing Football',
    teams: [
      {
        name: 'Gullwing coaches',
        receives: true,
        answerDays: 5,
        people: [p('Tunde Alabi', 'Coach', 'provider', 'manager')],
      },
    ],
  },
  {
    kind: 'charity',
    name: 'Inky Fingers Comics',
    teams: [
      {
        name: 'Inky Fingers studio',
        receives: true,
        people: [p('Bea Lindqvist', 'Studio lead', 'provider', 'manager')],
      },
    ],
  },
  {
    kind: 'charity',
    name: 'Saltmere Youth Trust',
    teams: [
      {
        name: 'Youth Trust team',
        receives: true,
        people: [p('Amari Fontaine', 'Youth worker', 'provider', 'manager')],
      },
    ],
  },
  {
    kind: 'charity',
    name: 'Railway Garden',
    teams: [
      {
        name: 'Railway Garden growers',
        receives: true,
        people: [p('Tom Ashdown', 'Gardener', 'provider', 'manager')],
      },
    ],
  },
]
