import { newId } from '../../src/words/index.ts'
import { type Attempt, tries } from './attempts-of-cases.ts'
import { tiedTo } from './closed.ts'
import { type Asker, type Ids, idsOf, isKind, isManaging, type Standing } from './standing.ts'
import type { Concern } from './walls.ts'
import { BORN, NOW, TODAY, type World } from './world.ts'

/** "Only those whom a concern went to", never the adult it is about, and nobody who is tied to whom it is about. */
export function isToldOf(world: World, { asker }: Standing, concern: Concern): boolean {
  if (asker.kind !== 'worker' || concern.subject === asker.id) return false
  const told = concern.recipients.some(({ worker, ended }) => worker === asker.id && !ended)
  return (
    told &&
    !tiedTo(world, asker.id).some(({ person, people }) =>
      concern.person ? people.has(concern.person) : person === concern.called,
    )
  )
}

/** "What must not be known is for those who are named", or from one person and so for everybody else who has the record. */
const isNamed = (
  { known, asker }: Standing,
  { person, readers, from, lifted }: World['protections'][number],
): boolean => known.has(person) && !lifted && (from !== null || ('id' in asker && readers.includes(asker.id)))

/** "Whoever could seal both records: a safeguarding lead or manager of the organisation of each, who has both open." */
const keepsApart = (world: World, { asker, known }: Standing, ...both: string[]): boolean =>
  both.every((person) => {
    const team = world.people.find(({ id }) => id === person)?.team
    const organisation = world.teams.find(({ id }) => id === team)?.organisation
    return known.has(person) && isManaging(world, asker, organisation, ['safeguarding_lead', 'manager'])
  })

const isSelf = (asker: Asker, worker: string): boolean => asker.kind === 'worker' && asker.id === worker

const employerOf = ({ workers }: World, worker: string): string | undefined =>
  workers.find(({ id }) => id === worker)?.organisation

/** What they can read of what has a wall of its own. */
export function wallsRead(world: World, standing: Standing): Record<string, Ids> {
  const { known, asker } = standing
  const told = (concern: Concern) => isToldOf(world, standing, concern)
  const sweep = isKind(standing, 'job:sweep')
  const concerns = world.concerns.filter((one) => told(one) || sweep)
  const mine = ({ raisedBy }: Concern) => asker.kind === 'worker' && raisedBy === asker.id
  const byLeads = idsOf(world.concerns, told)
  return {
    protection: idsOf(world.protections, ({ person }) => known.has(person)),
    protection_reader: new Set(
      world.protections
        .filter(({ person }) => known.has(person))
        .flatMap(({ id, readers }) => readers.map((worker) => `${id} ${worker}`)),
    ),
    protection_kept: idsOf(world.protections, (one) => isNamed(standing, one)),
    // What somebody said of themselves is read by no page as it stands.
    personal_tie: new Set(),
    // "There is one, without whom": whoever manages them is told, and nobody of themselves.
    tie_told: idsOf(
      world.ties,
      ({ worker, ended }) =>
        !ended && !isSelf(asker, worker) && isManaging(world, asker, employerOf(world, worker)),
    ),
    safeguarding_concern: idsOf(concerns, () => true),
    concern_recipient: new Set(
      concerns.flatMap(({ id, recipients }) => recipients.map(({ worker }) => `${id} ${worker}`)),
    ),
    concern_step: byLeads,
    // "That it was received and acknowledged, and nothing else" is for whoever raised it.
    concern_receipt: idsOf(world.concerns, (one) => told(one) || mine(one)),
    circle_bar: idsOf(world.bars, ({ concern }) => byLeads.has(concern) || isKind(standing, 'job:deliver')),
    // "They alone read it, and why."
    not_together: idsOf(world.aparts, ({ person, other }) => keepsApart(world, standing, person, other)),
  }
}

/** What they can change of it: lift, act, acknowledge. */
export function wallsChanged(world: World, standing: Standing): Record<string, Ids> {
  const sees = wallsRead(world, standing)
  const byLeads = sees.concern_step ?? new Set()
  const named = idsOf(world.protections, (one) => isNamed(standing, one))
  return {
    ...{ protection: named, protection_kept: named },
    safeguarding_concern: sees.safeguarding_concern ?? new Set(),
    concern_receipt: byLeads,
    circle_bar: idsOf(world.bars, ({ concern }) => byLeads.has(concern)),
    not_together: idsOf(
      world.aparts,
      ({ person, other, ended }) => !ended && keepsApart(world, standing, person, other),
    ),
  }
}

/** What may be tried about a wall: to keep something apart, to say that two must not be together, to say that one is tied, to raise a concern and to act on one. */
export function aboutWalls(world: World, standing: Standing, person: string): Attempt[] {
  const { asker, known, own, closed } = standing
  const place_id = world.place
  const me = 'id' in asker ? asker.id : newId()
  const worker = asker.kind === 'worker'
  const kept = { id: newId(), place_id, young_person_id: person }
  const tie = { id: newId(), place_id, name_key: 'x', born: BORN, said_by: me }
  const works = (id: string) => world.workers.find((one) => one.id === id)?.organisation
  const another = world.workers.find(({ id }) => id !== me)
  const raised = {
    ...{
      id: newId(),
      place_id,
      young_person_id: person,
      called: 'x',
      words: 'x',
      danger: 'no',
      about_adult: false,
    },
    ...{
      raised_as: me,
      raised_at: NOW,
      organisation_id: world.organisations[0]?.id,
      state: 'raised',
      step_id: newId(),
    },
  }
  const link = world.links.find(({ id }) => asker.kind === 'link' && id === asker.id)
  const ownWords = own === person || (link?.person === person && link.lasts)
  return [
    {
      table: 'protection',
      row: { ...kept, protected_by: me },
      allowed: known.has(person) && !closed.has(person),
    },
    { table: 'protection', row: { ...kept, protected_by: newId() }, allowed: false },
    ...aboutApart(world, standing, person, me),
    ...world.protections
      .filter((one) => one.person === person)
      .flatMap((one) => aboutProtection(standing, one, me)),
    { table: 'personal_tie', row: { ...tie, worker_id: me, organisation_id: works(me) }, allowed: worker },
    {
      table: 'personal_tie',
      row: { ...tie, worker_id: me, organisation_id: works(me), young_person_id: person },
      allowed: false,
    },
    {
      table: 'personal_tie',
      row: { ...tie, worker_id: another?.id, organisation_id: another?.organisation },
      allowed: isManaging(world, asker, another?.organisation),
    },
    // "Anybody raises a concern", also about somebody who is not there for them; never in another's name.
    {
      table: 'safeguarding_concern',
      row: { ...raised, raised_from: 'worker', raised_by: me },
      allowed: worker,
    },
    {
      table: 'safeguarding_concern',
      row: { ...raised, raised_from: 'worker', raised_by: newId() },
      allowed: false,
    },
    { table: 'safeguarding_concern', row: { ...raised, raised_from: 'young_person' }, allowed: ownWords },
    ...world.concerns.slice(0, 1).flatMap((concern) => aboutConcern(world, standing, concern, me)),
  ]
}

/** With somebody they have too, where there is one. */
function aboutApart(world: World, standing: Standing, person: string, me: string): Attempt[] {
  const others = world.people.filter(({ id }) => id !== person).map(({ id }) => id)
  const other = others.find((id) => keepsApart(world, standing, id)) ?? others[0]
  if (!other) return []
  const two = { place_id: world.place, young_person_id: person, other_id: other }
  const row = { ...two, reason: 'x', set_by: me, review_on: TODAY }
  const ended = { ended_because: 'x', ended_by: me, ended_at: NOW }
  return tries('not_together', row, keepsApart(world, standing, person, other), { set_by: newId() }, ended)
}

/** Whoever keeps something apart says in that moment what, and names who may know it. */
function aboutProtection(
  { known, closed }: Standing,
  one: World['protections'][number],
  me: string,
): Attempt[] {
  const about = { protection_id: one.id, young_person_id: one.person }
  const allowed = known.has(one.person) && !closed.has(one.person) && one.by === me && !one.lifted
  return [
    { table: 'protection_kept', row: { ...about, reason: 'x', kept: {} }, allowed },
    { table: 'protection_kept', row: { ...about, reason: 'x', kept: { phone: 'x' } }, allowed: false },
    { table: 'protection_reader', row: { ...about, worker_id: newId() }, allowed },
  ]
}

function aboutConcern(world: World, standing: Standing, concern: Concern, me: string): Attempt[] {
  const leads = isToldOf(world, standing, concern)
  const told = {
    concern_id: concern.id,
    worker_id: newId(),
    subject_key: newId(),
    organisation_id: concern.organisation,
  }
  const step = { id: newId(), concern_id: concern.id, state: 'acknowledged', actor_kind: 'worker' }
  const bar = { id: newId(), concern_id: concern.id, worker_id: newId(), decided_by: me, reason: 'x' }
  // In the moment in which somebody raises it, they say to whom it goes, and have a receipt.
  const raises = standing.asker.kind === 'worker' && concern.raisedBy === me && !concern.closed
  return [
    { table: 'concern_recipient', row: { ...told, stands: 'first' }, allowed: raises },
    { table: 'concern_step', row: { ...step, state: 'raised', act: 'raised' }, allowed: raises },
    { table: 'concern_receipt', row: { concern_id: concern.id, raised_by: me, told: [] }, allowed: raises },
    {
      table: 'concern_receipt',
      row: { concern_id: concern.id, raised_by: newId(), told: [] },
      allowed: false,
    },
    { table: 'concern_recipient', row: { ...told, stands: 'strategy_group', added_by: me }, allowed: leads },
    { table: 'concern_recipient', row: { ...told, stands: 'next' }, allowed: isKind(standing, 'job:sweep') },
    { table: 'concern_step', row: { ...step, act: 'acknowledged', worker_id: me }, allowed: leads },
    { table: 'concern_step', row: { ...step, act: 'passed_on' }, allowed: isKind(standing, 'job:sweep') },
    {
      table: 'circle_bar',
      row: { ...bar, young_person_id: concern.person },
      allowed: leads && concern.person !== null,
    },
    { table: 'circle_bar', row: { ...bar, young_person_id: newId() }, allowed: false },
  ]
}
