import { answered, answersRead, asked } from '../telling/asking.ts'
import { beside, known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import { goal, planned, step } from '../telling/planning.ts'
import { prescribed } from '../telling/prescribing.ts'
import { referredBy, takenOn } from '../telling/referring.ts'
import { met, rang, tried } from '../telling/supporting.ts'

/** Mikołaj: new here, wants somewhere that is not school. They meet today. */
export const mikolaj: Story = {
  person: {
    name: 'Mikołaj Dąbrowski',
    called: 'Miki',
    pronouns: 'he/him',
    age: 15.3,
    language: 'Polish',
    matters: 'Cooking with my mum. Fixing bikes. Somewhere that isn’t school.',
    meet: 'Away from school, please. A café is good.',
  },
  begins: referredBy('Priya Raman', {
    ago: 22,
    reasons: ['alone', 'low_or_worried'],
    why: 'Miki came to Saltmere in spring. His English is good and he hardly uses it. He mended three bikes in the shed without being asked.',
    tried: 'A buddy in his form, which was kind and did not take.',
    risks: 'None that we know of.',
  }),
  after: [
    takenOn(19, 'Maryam Siddiqui'),
    tried(17),
    rang(16, 'We spoke for ten minutes, half of it about bicycles.'),
    met(13, {
      where: 'Mill Lane Library café',
      note: 'He asked for somewhere away from school, and we agreed on the café.',
    }),
    known(13, {
      ...{ school: 'Sallowfield High School', practice: 'Mill Lane Surgery', interpreter: 'no' },
      ...{ language: 'Polish', communication_needs: 'Speak as to anybody. He asks when a word is new.' },
    }),
    beside(13, { kind: 'parent_or_carer', name: 'Agnieszka Dąbrowska', is: 'mum', knownBy: 'birth mother' }),
    planned(13, { strengths: 'Can fix anything with a chain. Cooks. Patient.', review: 20 }),
    goal(13, 'people', 'Know two people who aren’t from my class', 2),
    asked(12, { by: -5 }),
    answered(9, 'baseline', [5, 6, 4]),
    answersRead(8),
    prescribed(6, 'Spoke Shed', {
      why: 'I would fix things and not talk. Then maybe talk.',
      share: { age: '15', emergency_contact: 'Agnieszka Dąbrowska, mum' },
    }),
    met(6, { where: 'Mill Lane Library café' }),
    step(6, 'Meet at Mill Lane Library café', { by: 0, who: 'worker', goal: 'people' }),
    step(6, 'Look in at Spoke Shed on a Thursday', { by: 8, goal: 'people' }),
  ],
}
