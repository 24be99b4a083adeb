import { whoIs } from '../saltmere.ts'
import { known } from '../telling/knowing.ts'
import type { Event, Story } from '../telling/life.ts'
import type { Person } from '../telling/person.ts'
import { goal, planned, rated, step } from '../telling/planning.ts'
import { askedBy, passedOn, referredBy, takenOn } from '../telling/referring.ts'
import { met, rang } from '../telling/supporting.ts'

/** A support like most, as one row: what was written, how it went, and how it stands. Days are working days ago. */
export type Ordinary = Person & {
  /** Who referred: a worker by name, or 'self' or 'parent'. */
  from: string
  to?: string
  why: string
  reasons?: string[]
  sent: number
  taken: number
  worker: string
  /** The first meeting, and where. */
  first: [ago: number, where: string]
  notes?: [ago: number, words: string][]
  strengths: string
  goal: string
  numbers: [ago: number, rating: number, words?: string][]
  /** The last time they spoke. */
  last: number
  /** The next step: what, by whom, by when (working days from today). */
  next?: [what: string, by: number, who?: string]
  review?: number
  learns?: string
  practice?: string
  /** What else happened. */
  more?: Event[]
}

/** The story that such a row tells. */
export function ordinary(row: Ordinary): Story {
  const [metOn, where] = row.first
  const [[, firstNumber] = [], ...later] = row.numbers
  const [what, by, who = 'young_person'] = row.next ?? []
  return {
    person: row,
    begins: beginning(row),
    after: [
      ...arriving(row),
      takenOn(row.taken, row.worker),
      rang(metOn + 1),
      met(metOn, { where }),
      known(metOn, {
        ...{ school: row.learns, practice: row.practice },
        ...(row.called ? { preferred_name: row.called } : {}),
      }),
      planned(metOn, { strengths: row.strengths, review: row.review ?? 24 }),
      goal(metOn, 'goal', row.goal, firstNumber),
      ...(row.notes ?? []).map(([ago, note]) => met(ago, { where, note })),
      ...later.map(([ago, rating, words]) => rated(ago, { goal: rating }, words)),
      rang(row.last),
      ...(what && by !== undefined ? [step(row.last, what, { by, who, goal: 'goal' })] : []),
      ...(row.more ?? []),
    ],
  }
}

// Who asks without an account asks the front door, which passes them on to whoever is nearer.
function arriving({ from, worker, taken }: Ordinary): Event[] {
  const { name } = whoIs(worker).team
  const outside = from === 'self' || from === 'parent'
  return outside && name !== 'Northside Link Workers'
    ? [passedOn(taken + 1, 'Helen Marchbank', name, 'They live nearer to you.')]
    : []
}

function beginning({ from, sent, to, why, reasons }: Ordinary): Story['begins'] {
  const asked = { ago: sent, to, why, reasons }
  if (from === 'self') return askedBy('young_person', asked)
  return from === 'parent' ? askedBy('parent_or_carer', asked) : referredBy(from, asked)
}
