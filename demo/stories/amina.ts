import { placeGiven, whoCame } from '../telling/answering-places.ts'
import { answered, answersRead, asked } from '../telling/asking.ts'
import { beside, known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import { goal, planned, rated } from '../telling/planning.ts'
import { prescribed } from '../telling/prescribing.ts'
import { referredBy, takenOn } from '../telling/referring.ts'
import { met, rang } from '../telling/supporting.ts'

/** Amina has just answered her questions on her phone. Nobody has read them yet. */
export const amina: Story = {
  person: {
    name: 'Amina Yusuf-Hassan',
    pronouns: 'she/her',
    age: 13.5,
    parent: { name: 'Hodan Yusuf', is: 'mum', knownBy: 'birth mother, in school records' },
    language: 'Somali',
    matters: 'My sisters. Drawing comics. Being asked before things are decided.',
  },
  begins: referredBy('Leila Haddad', {
    ago: 64,
    to: 'Northside Link Workers',
    reasons: ['low_or_worried', 'home'],
    why: 'Amina looks after her sisters before school and after. She is tired and proud of it, and would like one thing a week that is hers.',
    decided: 'competent',
  }),
  after: [
    takenOn(61, 'Maryam Siddiqui'),
    rang(58),
    met(55, { where: 'Panel Club', note: 'We met where the comics are. She drew while we talked.' }),
    known(55, {
      ...{ school: 'Eastbrook Academy', practice: 'Quayside Practice', young_carer: 'yes' },
      ...{ ethnic_group: 'Somali', gender: 'Girl', communication_needs: 'Ask before deciding.' },
    }),
    beside(55, {
      ...{ kind: 'parent_or_carer', name: 'Hodan Yusuf', is: 'mum', collects: true },
      knownBy: 'birth mother, in school records',
    }),
    planned(55, { strengths: 'Runs a household before nine in the morning. Draws hands well.', review: 22 }),
    goal(55, 'mine', 'Have one thing a week that is mine', 2),
    asked(54, { by: -48 }),
    answered(52, 'baseline', [4, 6, 3]),
    answersRead(51),
    prescribed(44, 'Panel Club', {
      why: 'I went past and there were comics in the window.',
      wishes: 'Thursdays, when my aunt has the little ones.',
      share: { age: '13', emergency_contact: 'Hodan Yusuf, mum', may_collect: 'Hodan Yusuf, or her aunt.' },
    }),
    placeGiven(41, 'Panel Club', { by: 'Bea Lindqvist' }, 'Any Thursday. There is a chair by the window.'),
    whoCame(34, 'Panel Club', { by: 'Bea Lindqvist' }),
    met(33, { where: 'Panel Club' }),
    rated(33, { mine: 5 }),
    whoCame(24, 'Panel Club', { by: 'Bea Lindqvist' }),
    whoCame(14, 'Panel Club', { by: 'Bea Lindqvist' }),
    met(9, { where: 'Panel Club', note: 'Four weeks in a row. She has a page in the next zine.' }),
    rated(9, { mine: 8 }, 'It’s Thursdays. Thursdays are mine.'),
    asked(3, { by: 3, occasion: 'follow_up' }),
    answered(1, 'follow_up', [7, 8, 6]),
  ],
}
