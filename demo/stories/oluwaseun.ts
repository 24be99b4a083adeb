import { judgedAble, known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import { dropped, goal, planned, rated, step } from '../telling/planning.ts'
import { signposted } from '../telling/prescribing.ts'
import { askedBy, takenOn } from '../telling/referring.ts'
import { met, rang } from '../telling/supporting.ts'

/** Oluwaseun asked for himself, on his phone, one evening. */
export const oluwaseun: Story = {
  person: {
    name: 'Oluwaseun Akintola-Featherstonehaugh',
    called: 'Seun',
    pronouns: 'he/they',
    age: 17.1,
    school: 'Saltmere Sixth Form College',
    matters: 'Making beats. Having a plan that is mine and not everybody else’s.',
    access: 'Bright strip lights give me a headache.',
  },
  begins: askedBy('young_person', {
    ago: 34,
    time: '19:42',
    why: 'Everybody has an opinion about next year. I would like to talk to somebody who doesn’t.',
  }),
  after: [
    takenOn(32, 'Maryam Siddiqui'),
    rang(
      30,
      'Seun asked what a link worker is for. We decided: for finding the next thing and going with you once.',
    ),
    met(27, {
      where: 'Loop Station',
      note: 'We sat in the studio and listened. He explained what he was hearing.',
    }),
    judgedAble(27, 'He is 17, and said clearly what would be shared and with whom.', 'Nothing for now'),
    known(27, {
      preferred_name: 'Seun',
      home: 'kept_back',
      contact_safe: 'yes',
      phone_whose: 'own',
      education: 'college',
    }),
    planned(27, { strengths: 'Hears detail. Finishes what he starts. Kind to beginners.', review: 12 }),
    goal(27, 'track', 'Finish one track and play it to someone', 4),
    goal(27, 'year', 'Have my own idea about next year', 2),
    signposted(26, 'Loop Station'),
    met(16, { where: 'Loop Station' }),
    rated(16, { track: 6, year: 3 }),
    step(16, 'Ask Next Step about the sound course', { by: 3, who: 'worker', goal: 'year' }),
    signposted(15, 'Next Step'),
    step(16, 'Look at the open day far away', { by: -5, goal: 'year' }),
    dropped(4, 'Look at the open day far away'),
    rang(3, 'The track is finished. He has played it to his sister.', { for: 'everyone_in_support' }),
    rated(3, { track: 9 }, 'She cried, which is good apparently.'),
    step(3, 'Write down what to ask at the open evening', { by: 0, who: 'worker', goal: 'year' }),
  ],
}
