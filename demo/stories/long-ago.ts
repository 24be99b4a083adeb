import { disposalProposed } from '../telling/disposing.ts'
import type { Story } from '../telling/life.ts'
import { goal, planned } from '../telling/planning.ts'
import { askedBy, takenOn } from '../telling/referring.ts'
import { ended, met } from '../telling/supporting.ts'

/** Bryn: sixteen, nine years ago. The time of the record is over; one person proposes that it goes, and it takes a second. */
export const bryn: Story = {
  person: {
    ...{ name: 'Bryn Tallow', pronouns: 'he/him', age: 25.3, tell: 'email' },
    matters: 'The lifeboat. My grandad.',
  },
  begins: askedBy('young_person', {
    ago: 2330,
    why: 'I would like to volunteer and do not know whom to ask.',
  }),
  after: [
    takenOn(2327, 'Winifred Achterberg'),
    met(2322, { where: 'The lifeboat station' }),
    planned(2322, { strengths: 'Up before everybody.', review: -2270 }),
    goal(2322, 'crew', 'Help with the lifeboat', 3),
    ended(2262, { reason: 'completed', words: 'Fair winds, Bryn.' }),
    disposalProposed(2, 'Vivian Lockyer', 'No inquiry that we know of asks for it.'),
  ],
}
