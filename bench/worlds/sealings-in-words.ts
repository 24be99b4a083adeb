import { newId } from '../../src/words/index.ts'
import { type Act, type Attempt, tries } from './attempts-of-cases.ts'
import { keptFrom } from './closed.ts'
import type { NewIdentity, Sealing } from './sealings.ts'
import { type Ids, idsOf, isManaging, type Standing } from './standing.ts'
import { NOW, TODAY, type World } from './world.ts'

/** Whether somebody is not there for them, by a tie or a closed circle: then what is sealed of theirs is not there either. */
const isKept = (world: World, { asker }: Standing, { person }: Sealing): boolean =>
  asker.kind === 'worker' && keptFrom(world, asker.id).has(person)

/** "Those who look after it": whom the two named to, themselves among them. */
const leads = (world: World, standing: Standing, one: Sealing): boolean =>
  !isKept(world, standing, one) &&
  one.readers.some(
    ({ worker, leads }) => leads && standing.asker.kind === 'worker' && worker === standing.asker.id,
  )

/** Whoever asks for it reads what they asked for, until it is sealed: then it is there for the named few. */
const asks = (world: World, standing: Standing, one: Sealing): boolean =>
  standing.asker.kind === 'worker' &&
  one.by === standing.asker.id &&
  one.stands === 'asked' &&
  !isKept(world, standing, one)

/** "A safeguarding lead or a manager of the organisation whose record it is", for whom there is somebody there. */
function maySeal(world: World, worker: string, person: string): boolean {
  const team = world.people.find(({ id }) => id === person)?.team
  const organisation = world.teams.find(({ id }) => id === team)?.organisation
  const roles = ['safeguarding_lead', 'manager']
  return (
    isManaging(world, { kind: 'worker', id: worker }, organisation, roles) &&
    !keptFrom(world, worker).has(person)
  )
}

/** "That the two are one person is known to two people, and stands in no other place." */
const knows = ({ asker, closed }: Standing, { person, knows }: NewIdentity): boolean =>
  asker.kind === 'worker' && knows.includes(asker.id) && !closed.has(person)

/** What one of the two may take back: while the other has not agreed. */
export const identitiesTaken = (world: World, standing: Standing): Ids =>
  idsOf(world.identities, (one) => !one.agreed && knows(standing, one))

/** What they can read of sealings. */
export function sealingsRead(world: World, standing: Standing): Record<string, Ids> {
  if (world.sealings.length === 0) return {}
  const looksAfter = world.sealings.filter((one) => leads(world, standing, one))
  return {
    sealing: idsOf(world.sealings, (one) => looksAfter.includes(one) || asks(world, standing, one)),
    new_identity: idsOf(world.identities, (one) => knows(standing, one)),
    sealing_reader: new Set(
      looksAfter.flatMap(({ id, readers }) => readers.map(({ worker }) => `${id} ${worker}`)),
    ),
  }
}

/** What they can change of them: until it is open again. */
export const sealingsChanged = (world: World, standing: Standing): Record<string, Ids> =>
  world.sealings.length === 0
    ? {}
    : { sealing: idsOf(world.sealings, (one) => one.stands !== 'opened' && leads(world, standing, one)) }

/** What may be tried of it: to ask for one, with a second who may; and to name somebody who reads. */
export function aboutSealings(world: World, standing: Standing, person: string, me: string): Attempt[] {
  const { known, asker } = standing
  const others = world.workers.filter(({ id }) => id !== me).map(({ id }) => id)
  const seconds = others.filter((id) => maySeal(world, id, person))
  const nobody = newId()
  const mine = asker.kind === 'worker' && known.has(person) && maySeal(world, me, person)
  const asked = { place_id: world.place, young_person_id: person, called: 'x', reason: 'x', review_on: TODAY }
  const row = { ...asked, proposed_by: me, second_id: seconds[0] ?? nobody }
  const proposed = tries(
    'sealing',
    row,
    mine && seconds.length > 0,
    { second_id: nobody },
    { proposed_by: newId() },
    { sealed_at: NOW },
  )
  const whoMayNot = others.filter((id) => !seconds.includes(id))
  return [
    ...proposed,
    ...whoMayNot.flatMap((id) => tries('sealing', { ...row, second_id: id }, false)),
    ...world.sealings
      .filter((one) => one.person === person)
      .flatMap((one) => [
        ...aboutReaders(world, standing, one, me),
        ...aboutGoingOn(world, standing, one, me),
      ]),
  ]
}

/** "One who looks after it names one more, with why"; and whoever asks for it says by whom it is read. */
function aboutReaders(world: World, standing: Standing, one: Sealing, me: string): Attempt[] {
  const names = asks(world, standing, one) || (one.stands === 'sealed' && leads(world, standing, one))
  const reader = { sealing_id: one.id, because: 'x', added_by: me }
  const worker = world.workers.find(({ id }) => maySeal(world, id, one.person))?.id
  const no = world.workers.find(({ id }) => !maySeal(world, id, one.person))?.id ?? newId()
  // Who is to look after it could have sealed it; that is said by somebody who has the record open.
  const open = names && standing.known.has(one.person)
  return [
    ...tries('sealing_reader', { ...reader, worker_id: newId(), leads: false }, names, { added_by: newId() }),
    ...(worker
      ? tries('sealing_reader', { ...reader, worker_id: worker, leads: true }, open, { worker_id: no })
      : []),
  ]
}

/** "Whoever looks after a seal asks another who does, for a record that they have open." */
function aboutGoingOn(world: World, standing: Standing, one: Sealing, me: string): Attempt[] {
  const second = one.readers.find(({ worker, leads }) => leads && worker !== me)?.worker
  const other = world.people.find(({ id }) => id !== one.person && standing.known.has(id))?.id
  // It may be closed to them by another seal, of a record that is joined with it.
  const asks = one.stands === 'sealed' && leads(world, standing, one) && !standing.closed.has(one.person)
  const row = {
    ...{ place_id: world.place, sealing_id: one.id, young_person_id: one.person, reason: 'x' },
    ...{ goes_on_id: other ?? newId(), asked_by: me, one_knows: me },
    ...{ second_id: second ?? newId(), other_knows: second ?? newId() },
  }
  const third = newId()
  return tries(
    'new_identity',
    row,
    asks && second !== undefined && other !== undefined,
    { asked_by: third, one_knows: third },
    { second_id: third, other_knows: third },
    { other_knows: third },
    { goes_on_id: third },
    { agreed_at: NOW },
  )
}

/** "The second agrees": to whoever knows of it, it is there to be agreed to, and to nobody else. */
export const actsOnIdentities = (world: World, standing: Standing): Act[] =>
  world.identities.map((one) => ({
    ...{ table: 'new_identity', id: one.id, set: 'agreed_at = trellis_now()' },
    allowed: knows(standing, one),
  }))
