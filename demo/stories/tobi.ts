import { placeGiven, whoCame } from '../telling/answering-places.ts'
import { beside, known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import { goal, planned, rated, step, ticked } from '../telling/planning.ts'
import { prescribed } from '../telling/prescribing.ts'
import { referredBy, takenOn } from '../telling/referring.ts'
import { met, rang } from '../telling/supporting.ts'

/** Tobi: strong in water, nervous of the changing room. Maryam owes his mum a call. */
export const tobi: Story = {
  person: {
    name: 'Tobi Adeyemi',
    pronouns: 'he/him',
    age: 12.2,
    tell: 'parent',
    parent: { name: 'Folake Adeyemi', is: 'mum', knownBy: 'birth mother, in school records' },
    matters: 'Swimming, but not with my class. And my cousin coming round.',
  },
  begins: referredBy('Marcus Doyle', {
    ago: 58,
    reasons: ['stopped', 'low_or_worried'],
    why: 'Tobi has stopped going to the pool, which he used to love. He says he misses it and cannot say what changed.',
    tried: 'A word with his swimming teacher, who would have him back any day.',
    decided: 'competent',
  }),
  after: [
    takenOn(55, 'Maryam Siddiqui'),
    rang(53, 'Spoke with Folake first, then with Tobi. He would like to meet at the baths café.'),
    met(50, {
      where: 'Brine Street Baths café',
      note: 'The water is fine. The noise in the changing room is not.',
    }),
    known(50, { school: 'Sallowfield High School', practice: 'Mill Lane Surgery', sex: 'Boy' }),
    beside(50, {
      ...{ kind: 'parent_or_carer', name: 'Folake Adeyemi', is: 'mum', collects: true },
      knownBy: 'birth mother, in school records',
    }),
    planned(50, { strengths: 'Can swim a mile. Good with his little cousin.', review: 18 }),
    goal(50, 'swim', 'Swim on Saturdays again', 2),
    step(50, 'Find a quiet hour at the baths', { by: -20, who: 'worker', goal: 'swim' }),
    ticked(29, 'Find a quiet hour at the baths'),
    prescribed(28, 'Splash, the slow lane', {
      why: 'If it’s slow it’s quiet.',
      share: {
        age: '12',
        emergency_contact: 'Folake Adeyemi, mum',
        access_needs: 'A quieter place to change.',
      },
    }),
    placeGiven(
      26,
      'Splash, the slow lane',
      { link: 'Wren Calloway' },
      'Saturday at nine. Ask for Wren; the side changing room is his.',
    ),
    met(24, {
      where: 'Brine Street Baths',
      note: 'We went at the slow hour. He swam, and stayed for toast.',
    }),
    rated(24, { swim: 5 }, 'It was alright. I’d go again.'),
    whoCame(16, 'Splash, the slow lane', { link: 'Wren Calloway' }, 'came', 'Swam thirty lengths.'),
    whoCame(11, 'Splash, the slow lane', { link: 'Wren Calloway' }),
    step(8, 'Ring Folake about the swimming voucher', { by: -3, who: 'worker', goal: 'swim' }),
    rang(6, 'Tobi went on his own on Saturday. Folake asked about the voucher.'),
    rated(6, { swim: 7 }),
  ],
}
