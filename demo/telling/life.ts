import type { Acting } from '../../src/database/index.ts'
import { deliverWaiting } from './delivering.ts'
import type { Person } from './person.ts'
import { asWorker, type Town } from './town.ts'
import { momentAgo, timeFor } from './when.ts'

/** One young person's story while it is told: who they are, what there is of them so far, and how late it is. */
export type Life = {
  town: Town
  person: Person
  referral: string
  youngPerson: string
  /** Once somebody took them on: the support, and who is responsible. */
  support: string
  worker: string
  /** What was made along the way, by the name the story has for it. */
  things: Map<string, string>
  clock: { last: Date; told: number }
}

/** Something that happens in a story, so many working days ago. */
export type Event = { ago: number; tell: (life: Life) => Promise<void> }

/** Something that happens so many working days ago. */
export const event = (ago: number, tell: Event['tell']): Event => ({ ago, tell })

/** One young person's story: who they are, how it begins, and what happens after, in any order of days. */
export type Story = { person: Person; begins: (town: Town, person: Person) => Promise<Life>; after: Event[] }

const A_WHILE = 7 * 60_000

/** The next moment of a story: so many working days ago, and after whatever happened before. */
export function moment({ town, person, clock }: Life, ago: number, time?: string): Date {
  clock.told += 1
  const asked = momentAgo(town, ago, time ?? timeFor(`${person.name} ${clock.told}`))
  const after = new Date(clock.last.getTime() + A_WHILE)
  const at = asked > after ? asked : after
  clock.last = at < town.now ? at : town.now
  return clock.last
}

/** Something a worker does in a story, at its moment; whoever is told of it has the message soon after. */
export async function happens<T>(
  life: Life,
  { ago, by = life.worker, time }: { ago: number; by?: string; time?: string },
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  const at = moment(life, ago, time)
  const result = await asWorker(life.town, by, at, work)
  await deliverWaiting(life.town, at)
  return result
}

/** What a story called by that name. Throws when it has not happened yet. */
export function thing({ things, person }: Life, name: string): string {
  const id = things.get(name)
  if (!id) throw new Error(`nothing called ${name} in the story of ${person.name} yet`)
  return id
}
