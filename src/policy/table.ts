import { aboutNobody, byMachine, keys } from './elsewhere.ts'
import { carers, keyHolders, ofRecords, workers } from './question.ts'
import type { Row } from './row.ts'

const without = <T extends string>(all: readonly T[], ...left: readonly T[]): T[] =>
  all.filter((one) => !left.includes(one))

/** What nobody has by an entry of the circle: it has a wall or a name of its own. */
const apart = ['concerns', 'kept apart', 'notes for the manager', 'supervision'] as const
const record = without(ofRecords, ...apart)
const toPlaces = ['referral', 'first name', 'what keeps them well', 'attendance'] as const
const shareable = [...toPlaces, 'plan'] as const
const caring = [...carers, 'worker'] as const
const care = ['care', 'safety'] as const

/** By whom a record is open: "circle before content" (rule 4). */
const circle: readonly Row[] = [
  {
    id: 'support opens everything',
    says: 'Whoever has the support, by their own work, has the whole record (rule 4).',
    told: 'Everything',
    ...{
      who: caring,
      way: ['own work', 'team'],
      opens: ['support'],
      about: record,
      act: ['see', 'write'],
      purpose: care,
    },
  },
  {
    id: 'leading opens everything',
    says: 'So have the managers and supervisors of the team (rule 2).',
    ...{ who: ['supervisor', 'manager'], way: ['leads'], opens: ['support'] },
    ...{ about: record, act: ['see', 'write'], purpose: care },
  },
  {
    id: 'notes for the manager',
    says: 'What a worker notes for themselves and their manager, nobody else in the support reads (rule 4).',
    ...{ who: caring, way: ['own work', 'leads'], opens: ['support'], about: ['notes for the manager'] },
    ...{ act: ['see', 'write'], purpose: care },
  },
  {
    id: 'supervision',
    says: 'Only the supervisor, and the worker supervised while the record is open to them, read what was said in it (rule 4).',
    ...{
      who: caring,
      way: ['own work'],
      opens: ['support', 'supervising'],
      about: ['supervision'],
      act: ['see'],
      purpose: care,
    },
  },
  {
    id: 'sharing',
    says: 'Whoever has the support shares what was agreed, and no more (rules 3 and 6).',
    ...{
      who: caring,
      way: ['own work', 'team', 'leads'],
      opens: ['support'],
      about: shareable,
      act: ['share'],
      purpose: care,
    },
  },
  {
    id: 'asked to take them on',
    says: 'A team that was asked reads what the referral says, until it answers (rule 1).',
    told: 'What the referral says, until they answer',
    ...{
      who: caring,
      way: ['own work', 'team', 'leads'],
      opens: ['referral'],
      act: ['see', 'write'],
      purpose: care,
    },
    about: ['referral', 'letter', 'decisions', 'circle'],
  },
  {
    id: 'asked for a place',
    says: 'A provider who was asked has a first name until they accept (rule 4).',
    told: 'Their first name only, until they accept',
    ...{ who: caring, way: ['own work', 'team', 'leads'], opens: ['asked'], act: ['see'], purpose: care },
    about: ['referral', 'first name', 'attendance', 'circle'],
  },
  {
    id: 'takes them on',
    says: 'A provider who accepted has what keeps them well there, and says who came (rules 4 and 11).',
    told: 'What keeps them well there',
    ...{ who: caring, way: ['own work', 'team', 'leads'], opens: ['activity'], act: ['see'], purpose: care },
    about: ['referral', 'first name', 'what keeps them well', 'attendance', 'circle'],
  },
  {
    id: 'answers for a place',
    says: 'A provider answers what they were asked, and says who came (rules 1 and 3).',
    ...{
      who: caring,
      way: ['own work', 'team', 'leads'],
      opens: ['asked', 'activity'],
      act: ['write'],
      purpose: care,
    },
    about: ['referral', 'attendance'],
  },
  {
    id: 'referred them',
    says: 'Whoever referred, whatever their role, is told how it goes (rule 3).',
    told: 'How the referral goes, and no more',
    ...{ who: workers, way: ['own work'], opens: ['progress'], act: ['see', 'write'], purpose: care },
    about: ['referral', 'letter', 'decisions'],
  },
  {
    id: 'their team referred them',
    says: 'So is the team of whoever referred, and who leads it (rules 2 and 3).',
    ...{ who: carers, way: ['team', 'leads'], opens: ['progress'], act: ['see', 'write'], purpose: care },
    about: ['referral', 'letter', 'decisions'],
  },
  {
    id: 'goes along',
    says: 'Who goes along has a first name and what going along needs (rule 11).',
    told: 'A first name, and what going along needs',
    ...{
      who: caring,
      way: ['own work'],
      opens: ['going_along'],
      about: ['first name'],
      act: ['see'],
      purpose: care,
    },
  },
  {
    id: 'takes part in a plan',
    says: 'An agency has what was agreed of the plan of several agencies (rule 6).',
    told: 'What was agreed of the plan of several agencies',
    ...{
      who: caring,
      way: ['own work', 'team', 'leads'],
      opens: ['shared_plan'],
      about: ['plan'],
      act: ['see', 'write'],
      purpose: care,
    },
  },
  {
    id: 'answers what was asked',
    says: 'Who leads has the record for the answer to a request for everything, once the circle has ended and until it is answered (rule 2).',
    ...{ who: ['supervisor', 'manager'], way: ['leads'], opens: ['answering'] },
    ...{ about: [...record, 'notes for the manager'], act: ['see', 'write'], purpose: care },
  },
  {
    id: 'looks after what is over',
    says: 'Once the circle has ended, who leads answers for the record, and reads no more of it than that takes (rule 2).',
    ...{
      who: ['supervisor', 'manager'],
      way: ['over'],
      about: ['keeping'],
      act: ['see', 'write'],
      purpose: ['care', 'running'],
    },
  },
]

/** What has a wall of its own. */
const walls: readonly Row[] = [
  {
    id: 'anybody raises a concern',
    says: 'Anybody raises a concern about safety, about anybody, from anywhere.',
    ...{
      who: [...workers, 'young_person', 'link'],
      about: ['concerns'],
      act: ['write'],
      purpose: ['care', 'safety'],
    },
  },
  {
    id: 'told of a concern',
    says: 'Only those whom a concern went to, or whom a lead let read it, read it: for safety, and for nothing else.',
    ...{
      who: workers,
      way: ['own work'],
      opens: ['concern'],
      about: ['concerns'],
      act: ['see', 'share'],
      purpose: ['safety'],
    },
  },
  {
    id: 'named for what is kept apart',
    says: 'What must not be known is for those who are named (rule 6).',
    ...{
      who: caring,
      way: ['own work'],
      opens: ['protection'],
      about: ['kept apart'],
      act: ['see', 'write'],
      purpose: care,
    },
  },
]

/** What holds against every yes. */
const noes: readonly Row[] = [
  {
    id: 'no place sees another',
    says: 'No access rule ever crosses places.',
    no: true,
    ...{ who: [...workers, ...keyHolders], about: ofRecords, restriction: ['another place'] },
  },
  {
    id: 'closed to them',
    says: 'To whom a circle is closed, or who is tied to somebody, there is nobody there; a concern has a wall of its own.',
    no: true,
    ...{ who: [...workers, 'glass'], about: without(ofRecords, 'concerns'), restriction: ['closed to them'] },
  },
  {
    id: 'sealed',
    says: 'A sealed record is there for the few, and for nobody else: by no team, no link of a place, and no emergency.',
    no: true,
    ...{ who: [...workers, 'glass'], about: without(ofRecords, 'concerns'), restriction: ['sealed'] },
  },
  {
    id: 'sealed from places',
    says: 'What a place reads by a link is closed while the record is sealed.',
    no: true,
    ...{ opens: ['answers', 'tells'], restriction: ['sealed'], about: toPlaces },
  },
  {
    id: 'kept and not used',
    says: 'A record that is kept and not used is shared with nobody new.',
    no: true,
    ...{ act: ['share'], restriction: ['kept and not used'], about: shareable },
  },
  {
    id: 'taken back from a place',
    says: 'Taking a yes back acts at once: also on a link that was sent (rule 6).',
    no: true,
    ...{ opens: ['answers', 'tells'], basis: ['taken back'], about: toPlaces },
  },
  {
    id: 'taken back',
    says: 'What somebody took their yes back from is shared no more (rule 6).',
    no: true,
    ...{ act: ['share'], basis: ['taken back'], about: shareable },
  },
  {
    id: 'safeguarding is not told',
    says: 'What is there for somebody’s safety stands on nobody’s own page, and in no emergency.',
    no: true,
    ...{ who: ['young_person', 'glass'], basis: ['for safety'], about: ['circle', 'decisions'] },
  },
]

/** The whole policy. */
export const policy: readonly Row[] = [...circle, ...walls, ...keys, ...byMachine, ...aboutNobody, ...noes]
