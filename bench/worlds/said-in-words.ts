import { newId } from '../../src/words/index.ts'
import { type Attempt, tries } from './attempts-of-cases.ts'
import { type Ids, idsOf, isKind, isParty, linkedAsk, offered, type Standing } from './standing.ts'
import { urgentsRead } from './surveys-in-words.ts'
import { NOW, TODAY, type World } from './world.ts'

type Of = { person: string }

/** "A wish for another worker is shown to whoever leads the team, and to nobody else" of those who have the record. */
function isForThem(world: World, { known, led }: Standing, wish: World['wishes'][number]): boolean {
  const support = world.supports.find(({ id }) => id === wish.support)
  return known.has(wish.person) && (wish.kind !== 'another_worker' || led.has(support?.team ?? ''))
}

/** A place is there for whoever has the record, whoever runs what was asked for, and who was offered it by a link. */
export const hasPlace = (
  world: World,
  standing: Standing,
  { person, referral }: World['enrolments'][number],
): boolean =>
  standing.known.has(person) ||
  isParty(standing, referral, 'activity') ||
  (referral !== null && offered(world, standing) === referral)

/** What they can read of urgent answers, wishes, places in a programme and own pages. */
export function saidRead(world: World, standing: Standing): Record<string, Ids> {
  const { known, own } = standing
  const sweep = isKind(standing, 'job:sweep')
  const urgents = world.urgents.filter(({ person }) => known.has(person) || sweep)
  const onSlips = urgentsRead(world, standing)
  const both = (table: string, ids: Iterable<string>) => new Set([...ids, ...(onSlips[table] ?? [])])
  // "How many are in a programme, and how they got on, is summed up by a job", which reads who has a place and nobody's record.
  const jobs = isKind(standing, 'job:sweep', 'job:programme-flows')
  const places = world.enrolments.filter((one) => hasPlace(world, standing, one) || jobs)
  return {
    // "It reaches a named worker, then their cover": both have the record.
    urgent_answer: both(
      'urgent_answer',
      idsOf(urgents, () => true),
    ),
    urgent_told: both(
      'urgent_told',
      urgents.flatMap(({ id, told }) => told.map((worker) => `${id} ${worker}`)),
    ),
    urgent_acknowledgement: both(
      'urgent_acknowledgement',
      idsOf(urgents, ({ read }) => read),
    ),
    wish: idsOf(world.wishes, (wish) => wish.person === own || isForThem(world, standing, wish)),
    enrolment: idsOf(places, () => true),
    enrolment_change: idsOf(places, () => true),
    own_page: idsOf(world.ownPages, ({ person }: Of) => known.has(person)),
    decision_limit: idsOf(world.limits, ({ person }) => known.has(person) || person === own),
  }
}

/** What they can change of it: answer a wish, go on with a place, take an own page back. */
export const saidChanged = (world: World, standing: Standing): Record<string, Ids> => ({
  wish: idsOf(world.wishes, (wish) => isForThem(world, standing, wish)),
  enrolment: idsOf(world.enrolments, (one) => hasPlace(world, standing, one)),
  own_page: idsOf(world.ownPages, ({ person }: Of) => standing.known.has(person)),
})

/** What may be tried about what somebody said, and about places in a programme. */
export function aboutSaid(world: World, standing: Standing, person: string): Attempt[] {
  const { asker, known, own } = standing
  const place_id = world.place
  const me = 'id' in asker ? asker.id : newId()
  const knows = known.has(person)
  const about = { place_id, young_person_id: person }
  const open = linkedAsk(world, standing, true)
  const urgent = { ...about, id: open ?? newId(), items: ['one'] }
  const told = { young_person_id: person, worker_id: me, stands: 'reader', acknowledge_by: NOW }
  const wish = { ...about, who: 'x', due_on: TODAY }
  const began = { support_id: newId(), run_id: newId(), programme: 'x', version: 1, change_id: newId() }
  const enrolment = { ...about, ...began }
  const theirs = world.enrolments.filter((one) => one.person === person).slice(0, 1)
  const sweep = isKind(standing, 'job:sweep')
  const decision_id = world.decisions.find((one) => one.person === person)?.id ?? newId()
  const limit = { decision_id, young_person_id: person, took: ['x'] }
  return [
    // "A young person, or a worker with the record who writes down what they said", in their own name.
    ...tries('decision_limit', { ...limit, limited_by: me }, knows, { limited_by: newId() }),
    ...tries('decision_limit', { ...limit, limited_by: null }, own === person),
    { table: 'urgent_answer', row: urgent, allowed: knows || open !== null },
    { table: 'urgent_told', row: { ...told, urgent_id: open ?? newId() }, allowed: knows || open !== null },
    {
      table: 'urgent_acknowledgement',
      row: { urgent_id: newId(), young_person_id: person, worker_id: me },
      allowed: knows,
    },
    {
      table: 'urgent_acknowledgement',
      row: { urgent_id: newId(), young_person_id: person, worker_id: newId() },
      allowed: false,
    },
    // With no answer it goes on to their cover, which nobody does by hand.
    ...world.urgents.slice(0, 1).map(({ id }) => ({
      ...{
        table: 'urgent_told',
        row: { ...told, urgent_id: id, stands: 'cover' },
        allowed: knows || sweep || open === id,
      },
    })),
    { table: 'wish', row: { ...wish, id: newId(), kind: 'know' }, allowed: own === person },
    { table: 'wish', row: { ...wish, id: newId(), kind: 'disagree' }, allowed: own === person || knows },
    { table: 'enrolment', row: { ...enrolment, id: newId(), state: 'waiting' }, allowed: knows },
    // What is asked of a place goes by its referral, in a function of its own.
    {
      table: 'enrolment',
      row: { ...enrolment, id: newId(), state: 'waiting', referral_id: newId() },
      allowed: false,
    },
    ...theirs.map((one) => ({
      table: 'enrolment_change',
      row: {
        id: newId(),
        enrolment_id: one.id,
        young_person_id: person,
        act: 'joined',
        state: 'waiting',
        actor_kind: 'worker',
      },
      allowed: knows || sweep || hasPlace(world, standing, one),
    })),
    { table: 'own_page', row: { ...about, id: newId(), made_by: me, expires_at: NOW }, allowed: knows },
    { table: 'own_page', row: { ...about, id: newId(), made_by: newId(), expires_at: NOW }, allowed: false },
  ]
}
