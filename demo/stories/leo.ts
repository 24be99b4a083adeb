import { placeGiven, whoCame } from '../telling/answering-places.ts'
import { asked } from '../telling/asking.ts'
import { beside, known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import { goal, planned, rated, step, ticked } from '../telling/planning.ts'
import { prescribed } from '../telling/prescribing.ts'
import { referredBy, takenOn } from '../telling/referring.ts'
import { met, rang } from '../telling/supporting.ts'

/** Leo and his dad: a family finding its way after a move. */
export const leo: Story = {
  person: {
    name: 'Leo Castellanos',
    pronouns: 'he/him',
    age: 10.1,
    tell: 'parent',
    parent: { name: 'Rafael Castellanos', is: 'dad', knownBy: 'named on the birth certificate' },
    language: 'Spanish',
    matters: 'Goalkeeping. My old school. Dad laughing.',
  },
  begins: referredBy('Sam Whitlock', {
    ago: 46,
    reasons: ['home', 'low_or_worried'],
    why: 'Leo and his dad moved here in the summer. Leo keeps goal at every break and goes quiet when the bell rings.',
    decided: 'parental_responsibility',
  }),
  after: [
    takenOn(43, 'Maryam Siddiqui'),
    rang(41, 'Rafael would like to come along the first time, and so would Leo.'),
    met(38, {
      kind: 'visit',
      where: 'At home',
      note: 'Leo showed me his gloves. Rafael showed me the kitchen he is painting.',
    }),
    known(38, { school: 'Quarry Hill Primary School', practice: 'Mill Lane Surgery', language: 'Spanish' }),
    beside(38, {
      ...{ kind: 'parent_or_carer', name: 'Rafael Castellanos', is: 'dad', collects: true },
      knownBy: 'named on the birth certificate',
    }),
    planned(38, { strengths: 'Brave in goal. Funny in two languages.', review: 15 }),
    goal(38, 'team', 'Play in a real team', 3, 'together'),
    step(38, 'Watch a training at Linfield Rec', { by: -22, who: 'Rafael', goal: 'team' }),
    ticked(23, 'Watch a training at Linfield Rec'),
    met(22, {
      kind: 'with_others',
      where: 'Linfield Rec',
      note: 'He watched for ten minutes and then was in goal.',
    }),
    rated(22, { team: 6 }, 'They said come back.', 'together'),
    prescribed(20, 'Linfield Rec football', {
      why: 'They have nets.',
      wishes: 'Dad stays and watches.',
      share: { age: '10', emergency_contact: 'Rafael Castellanos, dad', may_collect: 'Rafael Castellanos.' },
    }),
    placeGiven(18, 'Linfield Rec football', { by: 'Tunde Alabi' }, 'Saturday at ten. We need a keeper.'),
    whoCame(13, 'Linfield Rec football', { by: 'Tunde Alabi' }),
    whoCame(8, 'Linfield Rec football', { by: 'Tunde Alabi' }, 'cancelled', 'The pitch was under water.'),
    rang(7, 'Rafael says mornings are easier.'),
    asked(7, { by: 2, how: 'together' }),
    step(7, 'Ask Leo and his dad how close they are to his goals', { by: 2, who: 'worker', goal: 'team' }),
  ],
}
