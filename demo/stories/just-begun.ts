import type { Event, Story } from '../telling/life.ts'
import type { Person } from '../telling/person.ts'
import { askedBy, referredBy, takenOn } from '../telling/referring.ts'
import { ended, tried } from '../telling/supporting.ts'

type Row = Person & {
  from: string
  to?: string
  sent: number
  taken: number
  worker: string
  why: string
  after?: Event[]
}

/** Taken on, and not met yet: in good time, late, or it ended before it began. Days are working days ago. */
const rows: readonly Row[] = [
  {
    ...{ name: 'Harriet Nightingale-Obi', pronouns: 'she/her', age: 14.0, from: 'Priya Raman' },
    ...{ sent: 6, taken: 2, worker: 'Maryam Siddiqui' },
    why: 'Harriet would like to run the school radio and is not sure that she is allowed to want it.',
    matters: 'Radio.',
  },
  {
    ...{ name: 'Zainab Sheikh', pronouns: 'she/her', age: 12.3, from: 'Marcus Doyle' },
    ...{ sent: 14, taken: 9, worker: 'Daniel Osei', after: [tried(7), tried(5)] },
    why: 'Zainab is new this term. She says she is fine, and would like to be more than fine.',
    matters: 'Cricket. My new bedroom.',
  },
  {
    ...{ name: 'Barnaby Okonkwo', pronouns: 'he/him', age: 15.3, from: 'Leila Haddad' },
    ...{ sent: 15, taken: 8, worker: 'Tomas Brennan' },
    why: 'Barnaby would like somebody to talk football with who is not his dad.',
    matters: 'The second division.',
  },
  {
    ...{ name: 'Noor', pronouns: 'she/her', age: 16.5, from: 'self' },
    ...{ sent: 5, taken: 3, worker: 'Maryam Siddiqui' },
    why: 'I have one name and a lot of questions. I would like to start with one of them.',
    matters: 'Learning to drive. Tea.',
  },
  {
    ...{ name: 'Digby Fitzalan', pronouns: 'he/him', age: 13.9, from: 'Marcus Doyle' },
    ...{ sent: 44, taken: 40, worker: 'Maryam Siddiqui' },
    why: 'Digby said yes to please me, I think. You will find out better than I did.',
    matters: 'Being left in peace, mostly.',
    after: [
      ended(36, {
        reason: 'said_no_before_starting',
        words: 'Thank you for saying so. If it changes, you know where we are.',
        outcome: 'He would rather not for now, and said so kindly.',
      }),
    ],
  },
]

/** Everybody who was taken on and is waited for. */
export const justBegun: readonly Story[] = rows.map((row) => {
  const asked = { ago: row.sent, to: row.to, why: row.why, reasons: ['something_else'] }
  return {
    person: row,
    begins: row.from === 'self' ? askedBy('young_person', asked) : referredBy(row.from, asked),
    after: [
      takenOn(row.taken, row.worker, 'Daniel Osei' === row.worker ? 'Helen Marchbank' : row.worker),
      ...(row.after ?? []),
    ],
  }
})
