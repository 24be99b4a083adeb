import type { Story } from '../telling/life.ts'
import { referredBy, takenOn } from '../telling/referring.ts'

/** Phoebe goes home from hospital this week; Maryam meets her before she leaves. */
export const phoebe: Story = {
  person: {
    name: 'Phoebe Tran',
    pronouns: 'she/her',
    age: 17.6,
    nhs: true,
    school: 'Saltmere Sixth Form College',
    matters: 'My dog. Being normal about food with my friends. Getting back to badminton, slowly.',
    access: 'Tires quickly. Somewhere to sit down.',
  },
  begins: referredBy('Imelda Castro', {
    ago: 8,
    to: 'Northside Link Workers',
    reasons: ['health', 'alone'],
    why: 'Phoebe goes home this week after five weeks with us. She would like somebody who is not a nurse to help her find her feet with her friends again.',
    tried: 'Visits from two friends, which went well when they were short.',
  }),
  after: [takenOn(5, 'Maryam Siddiqui')],
}
