import { answeredTogether } from '../telling/asking.ts'
import { known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import { goal, lookedBack, planned, rated, step, ticked } from '../telling/planning.ts'
import { referredBy, takenOn } from '../telling/referring.ts'
import { met, rang, supervised } from '../telling/supporting.ts'

/** Saoirse: between school and college, learning to say yes to things. Their look back is a day late. */
export const saoirse: Story = {
  person: {
    name: 'Saoirse Quinn',
    pronouns: 'she/her',
    age: 16.4,
    nhs: true,
    school: 'Saltmere Sixth Form College',
    tell: 'email',
    matters: 'Music. Sleeping properly. Not being asked what I want to be.',
  },
  begins: referredBy('Dr Anil Kapoor', {
    ago: 96,
    reasons: ['low_or_worried', 'sleep'],
    why: 'Saoirse is tired and on her own a good deal since leaving school. She plays the fiddle beautifully and nobody outside the house has heard it.',
    told: ['first_contact', 'ending'],
  }),
  after: [
    takenOn(92, 'Maryam Siddiqui', 'Helen Marchbank'),
    rang(89),
    met(85, {
      where: 'Mill Lane Library café',
      note: 'Saoirse would rather do things than talk about things. Fair.',
    }),
    known(85, {
      ...{ practice: 'Mill Lane Surgery', phone_whose: 'own', home: 'kept_back', contact_safe: 'yes' },
      ...{ gender: 'Girl', contact_note: 'Email. I read it at night.', ethnic_group: 'White Irish' },
    }),
    planned(85, {
      strengths: 'Plays the fiddle by ear. Notices when other people are left out.',
      review: -64,
    }),
    goal(85, 'play', 'Play with other people once', 3),
    answeredTogether(84, 'baseline', [4, 4, 5, 6]),
    step(84, 'Listen at Tide Choir from the door', { by: -60, goal: 'play' }),
    ticked(66, 'Listen at Tide Choir from the door'),
    lookedBack(
      64,
      'She listened from the door, then from a chair. Sleep is a little better. We carry on.',
      -1,
    ),
    rated(64, { play: 6 }, 'I nearly went in.'),
    met(44, { where: 'Seawall walk' }),
    rated(44, { play: 5 }, 'It went quiet over half term.'),
    supervised(32, -2, 'Quiet weeks are part of it. Ask her what the look back should be about.'),
    met(24, { where: 'Mill Lane Library café', note: 'Exams are in the way. Two more weeks.' }),
    rated(24, { play: 4 }, 'Not now. After exams.'),
    answeredTogether(4, 'follow_up', [5, 6, 5, 5]),
    met(4, {
      where: 'By the harbour',
      note: 'She brought the fiddle, in its case. It stayed there. It was there.',
    }),
  ],
}
