import { goesAlong } from '../telling/going-along.ts'
import { beside, known } from '../telling/knowing.ts'
import type { Story } from '../telling/life.ts'
import { goal, planned, rated } from '../telling/planning.ts'
import { prescribed } from '../telling/prescribing.ts'
import { askedBy, takenOn } from '../telling/referring.ts'
import { met, rang } from '../telling/supporting.ts'

/** Eli is taught at home; his dad asked. The youth club may know him a little, if both say so. */
export const eli: Story = {
  person: {
    name: 'Eli Barnes-Whitmore',
    pronouns: 'he/him',
    age: 13.4,
    parent: { name: 'Owen Barnes-Whitmore', is: 'dad', knownBy: 'birth father' },
    school: 'Taught at home',
    matters: 'Chess, moths, and people who like one of those.',
  },
  begins: askedBy('parent_or_carer', {
    ago: 40,
    why: 'Eli is happy at home and has not met anybody his age since spring. He asked me whether that is normal.',
  }),
  after: [
    takenOn(37, 'Maryam Siddiqui'),
    rang(34, 'Spoke with Owen and then, for longer, with Eli. About moths.'),
    met(31, { where: 'The library', note: 'Eli beat me at chess in eleven moves and apologised.' }),
    known(31, {
      education: 'home',
      practice: 'Mill Lane Surgery',
      meeting_wishes: 'Somewhere with a table.',
    }),
    beside(31, {
      ...{ kind: 'parent_or_carer', name: 'Owen Barnes-Whitmore', is: 'dad', collects: true },
      knownBy: 'birth father, on the birth certificate',
    }),
    beside(31, { kind: 'trusted_adult', name: 'Mrs Abara', is: 'next door', note: 'Lends him books.' }),
    planned(31, { strengths: 'Knows more about moths than the museum.', review: 25 }),
    goal(31, 'someone', 'Meet someone my age who likes chess or moths', 1),
    met(12, { where: 'The library' }),
    rated(12, { someone: 3 }, 'There is a boy called Idris. He likes moths less than he says.'),
    rang(4, 'Eli would like to try the youth club on the chess evening.'),
    prescribed(3, 'Saltmere Youth Club', {
      why: 'Only the chess evening. If it is loud I will read.',
      wishes: 'The chess evening. Dad waits in the car.',
      share: {
        age: '13',
        emergency_contact: 'Owen Barnes-Whitmore, dad',
        may_collect: 'Owen Barnes-Whitmore.',
      },
    }),
    goesAlong(2, 'Saltmere Youth Club', {
      ...{ who: 'Gareth Pugh', in: 4 },
      words: 'Eli knows you from school. Dad waits in the car.',
    }),
  ],
}
