import { beside, known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import { goal, planned } from '../telling/planning.ts'
import { prescribed } from '../telling/prescribing.ts'
import { referredBy, takenOn } from '../telling/referring.ts'
import { met, rang } from '../telling/supporting.ts'

/** Harpreet would like to hit something that does not mind. The boxing club has been asked. */
export const harpreet: Story = {
  person: {
    name: 'Harpreet Gill',
    pronouns: 'she/her',
    age: 12.7,
    parent: { name: 'Manjit Gill', is: 'mum', knownBy: 'birth mother, in school records' },
    matters: 'Being strong. My best friend. Getting the bus with people I know.',
  },
  begins: referredBy('Leila Haddad', {
    ago: 27,
    to: 'Northside Link Workers',
    reasons: ['anger', 'alone'],
    why: 'Harpreet is loyal and quick, and lately her temper gets there first. She told me she would like to be good at something with her hands.',
    decided: 'competent',
  }),
  after: [
    takenOn(25, 'Maryam Siddiqui'),
    rang(23),
    met(20, {
      where: 'Eastbrook Academy, the quiet room',
      note: 'She asked whether there is boxing where nobody gets hit. There is.',
    }),
    known(20, {
      ...{ school: 'Eastbrook Academy', practice: 'Quayside Practice' },
      special_needs: 'None. Carries an inhaler and uses it herself.',
    }),
    beside(20, {
      ...{ kind: 'parent_or_carer', name: 'Manjit Gill', is: 'mum', collects: true },
      knownBy: 'birth mother, in school records',
    }),
    beside(20, { kind: 'emergency_contact', name: 'Gurdeep Gill', is: 'uncle', collects: true }),
    planned(20, { strengths: 'Loyal. Quick. Says what she thinks.', review: 30 }),
    goal(20, 'strong', 'Be properly good at one thing', 2),
    met(5, {
      where: 'Eastbrook Academy, the quiet room',
      note: 'She chose Bag & Pad herself and read every word of its page.',
    }),
    prescribed(4, 'Bag & Pad', {
      why: 'I want to hit something that doesn’t mind.',
      wishes: 'Mondays, the girls’ half hour first.',
      share: {
        age: '12',
        emergency_contact: 'Manjit Gill, mum; Gurdeep Gill, uncle',
        medical_needs: 'Carries an inhaler and uses it herself.',
        may_collect: 'Manjit or Gurdeep Gill.',
      },
    }),
  ],
}
