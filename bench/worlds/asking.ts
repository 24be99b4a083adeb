import { type Asker, answersFor, standingOf } from './standing.ts'
import type { World } from './world.ts'

/** Everybody who is in this world. */
const ofThisWorld = (world: World): Asker[] => [
  ...world.workers.map(({ id }): Asker => ({ kind: 'worker', id })),
  ...world.links.map(({ id }): Asker => ({ kind: 'link', id })),
  ...world.ownPages.map(({ id }): Asker => ({ kind: 'young-person', id })),
  ...world.breaks.map(({ id }): Asker => ({ kind: 'glass', id })),
  ...world.slips.map(({ id }): Asker => ({ kind: 'pupil', id })),
  ...world.accessRequests.flatMap((request) => answerersOf(world, request)),
]

/** Who names a request that waits, as whoever answers it does: one who may, and one who may not. */
function answerersOf(
  world: World,
  { id: answering, person, over }: World['accessRequests'][number],
): Asker[] {
  if (over) return []
  const all = world.workers.map(({ id }): Asker => ({ kind: 'worker', id, answering }))
  const may = all.find((asker) => answersFor(world, standingOf(world, asker), person))
  const not = all.find((asker) => !standingOf(world, asker).known.has(person))
  return [may, not].filter((asker) => asker !== undefined)
}

/** Who is the same in every world. */
const always: readonly Asker[] = [
  { kind: 'public' },
  { kind: 'job:sweep' },
  { kind: 'job:deliver' },
  { kind: 'job:seal' },
  { kind: 'job:programme-flows' },
  { kind: 'operator:check-batons' },
  { kind: 'operator:mailbox' },
  { kind: 'nobody' },
]

export const askersOf = (world: World): Asker[] => [...ofThisWorld(world), ...always]

/** What is asked in one world: who asks, whether they write what is new and act on offers, and whether they change and take away. */
export type Asked = { askers: Asker[]; writes: boolean; changes: boolean }

export const everything = (world: World): Asked => ({ askers: askersOf(world), writes: true, changes: true })

/**
 * What is asked in turn, where there are thousands of worlds: all read in each; they write in one of eight, and change in another.
 * Whoever is the same in every world asks in two of sixteen, where they write and where they change.
 */
export const inTurn = (world: World, nth: number): Asked => ({
  askers: nth % 16 < 2 ? askersOf(world) : ofThisWorld(world),
  writes: nth % 8 === 0,
  changes: nth % 8 === 1,
})
