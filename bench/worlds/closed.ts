import type { Asker, Ids } from './standing.ts'
import type { World } from './world.ts'

/** Everybody whose records are known for this person's, however far the joining goes. */
export function joinedWith(world: Pick<World, 'samePersons'>, person: string): Ids {
  const same = new Set([person])
  for (let before = 0; before < same.size; ) {
    before = same.size
    for (const { person: one, other, undone } of world.samePersons)
      if (!undone && (same.has(one) || same.has(other))) same.add(one).add(other)
  }
  return same
}

/** "What keeps somebody out of a record keeps them out of the one that goes on": these people, and as whom they go on. */
export function goesOnAs(world: Pick<World, 'samePersons' | 'identities'>, people: Ids): Ids {
  const all = new Set(people)
  for (let before = 0; before < all.size; ) {
    before = all.size
    for (const { person, goesOn, agreed } of world.identities)
      if (agreed && all.has(person)) for (const id of joinedWith(world, goesOn)) all.add(id)
  }
  return all
}

/** What a worker is tied to just now: of whom they said it, everybody who is that person, and as whom they go on. */
export const tiedTo = (world: World, worker: string): { person: string; people: Ids }[] =>
  world.ties
    .filter((tie) => tie.worker === worker && !tie.ended)
    .map(({ person }) => ({ person, people: goesOnAs(world, joinedWith(world, person)) }))

/** "To whom a circle is closed, or who is tied to somebody, there is nobody there": by whichever record of theirs. */
export const keptFrom = (world: World, worker: string): Ids =>
  new Set([
    ...tiedTo(world, worker).flatMap(({ people }) => [...people]),
    ...world.bars
      .filter((bar) => bar.worker === worker && !bar.lifted)
      .flatMap(({ person }) => [...goesOnAs(world, joinedWith(world, person))]),
  ])

/** "A sealed record is there for the named few and whoever has its support, and for nobody else": whom that takes from this asker. */
export function closedTo(world: World, asker: Asker): Ids {
  if (asker.kind !== 'worker' && asker.kind !== 'glass') return new Set()
  const closed = world.sealings
    .filter(({ stands }) => stands === 'sealed')
    .filter(({ person, readers }) => {
      // "Nobody opens it in an emergency"; no cover and no team reads it either.
      if (asker.kind === 'glass') return true
      const all = joinedWith(world, person)
      return (
        !readers.some(({ worker }) => worker === asker.id) &&
        !world.supports.some((one) => all.has(one.person) && one.worker === asker.id)
      )
    })
  const kept = asker.kind === 'worker' ? keptFrom(world, asker.id) : []
  return new Set([...closed.flatMap(({ person }) => [...joinedWith(world, person)]), ...kept])
}

/** "What a place reads by a link is closed while the record is sealed." */
export const isSealed = (world: World, person: string): boolean =>
  world.sealings.some((one) => one.stands === 'sealed' && joinedWith(world, one.person).has(person))

/** "A record that is kept and not used": with those that are joined with it. */
export const isRestricted = (world: World, person: string): boolean =>
  world.restrictions.some((one) => !one.lifted && joinedWith(world, person).has(one.person))

/** Whether somebody said that they died, and nobody that they live. */
export const isSaidToHaveDied = (world: World, person: string): boolean =>
  world.deaths.some((one) => !one.takenBack && joinedWith(world, person).has(one.person))

/** The world as it is for somebody for whom these people are not there. */
export function without(world: World, closed: Ids): World {
  if (closed.size === 0) return world
  const about = <T extends { person: string }>(all: T[]) => all.filter(({ person }) => !closed.has(person))
  const told = <T extends { about: string | null }>(all: T[]) =>
    all.filter((one) => one.about === null || !closed.has(one.about))
  return {
    ...world,
    people: world.people.filter(({ id }) => !closed.has(id)),
    ...{ referrals: about(world.referrals), supports: about(world.supports), entries: about(world.entries) },
    ...{
      decisions: about(world.decisions),
      shares: about(world.shares),
      supporters: about(world.supporters),
    },
    ...{ asks: about(world.asks), answerSets: about(world.answerSets), links: about(world.links) },
    ...{
      contacts: about(world.contacts),
      goals: about(world.goals),
      supervisions: about(world.supervisions),
    },
    ...{ attendances: about(world.attendances), ownPages: about(world.ownPages) },
    ...{ protections: about(world.protections), urgents: about(world.urgents) },
    ...{ wishes: about(world.wishes), enrolments: about(world.enrolments), limits: about(world.limits) },
    ...{ accessRequests: about(world.accessRequests), corrections: about(world.corrections) },
    ...{ erasures: about(world.erasures), holds: about(world.holds), handovers: about(world.handovers) },
    ...{ lawfulBases: about(world.lawfulBases), hiddenLooks: about(world.hiddenLooks) },
    ...{ deaths: about(world.deaths), restrictions: about(world.restrictions) },
    ...{ proposals: about(world.proposals), files: about(world.files), leftOuts: about(world.leftOuts) },
    ...{ signposts: about(world.signposts), steppings: about(world.steppings) },
    points: about(world.points),
    samePersons: about(world.samePersons).filter(({ other }) => !closed.has(other)),
    messages: told(world.messages),
    histories: told(world.histories).map((one) => ({
      ...one,
      people: one.people.filter((id) => !closed.has(id)),
    })),
  }
}
