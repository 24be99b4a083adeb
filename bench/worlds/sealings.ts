import fc from 'fast-check'
import { newId } from '../../src/words/index.ts'
import { joinedWith } from './closed.ts'
import type { World } from './world.ts'

/** A record that two people sealed, or are still to seal, or opened again; and whom they named to read it. */
export type Sealing = {
  id: string
  person: string
  by: string
  second: string
  /** Whom they named, and the entry of the circle by which each reads it. */
  readers: { worker: string; entry: string; leads: boolean }[]
  stands: 'asked' | 'sealed' | 'opened'
}

/** A sealed record that ends behind its seal and goes on as another, or is to; and the two who know of it, now. */
export type NewIdentity = {
  id: string
  sealing: string
  person: string
  goesOn: string
  by: string
  second: string
  /** Those two, or whoever one of them gave their place to. */
  knows: readonly [string, string]
  agreed: boolean
}

type Known = readonly { id: string }[]

/** "Whoever is named reads it, for the sake of safety": the entries of the circle that a sealing makes, since this moment. */
export const entriesOf = (sealings: readonly Sealing[], from: Date) =>
  sealings
    .filter(({ stands }) => stands === 'sealed')
    .flatMap(({ person, readers }) =>
      readers.map(({ worker, entry }) => ({
        ...{ id: entry, person, worker, team: null, opens: 'support' as const, referral: null },
        ...{ forSafety: true, from, to: null },
      })),
    )

/** Half the people have a sealing, most of which stand; a third of the workers are named, whoever sealed it. */
export function someSealings(g: fc.GeneratorValue, workers: Known, people: Known): Sealing[] {
  const nth = (min: number, max: number) => g(fc.integer, { min, max })
  return people
    .filter(() => nth(0, 1) === 0)
    .map(({ id: person }) => {
      const first = nth(0, workers.length - 1)
      const other = (first + 1 + nth(0, workers.length - 2)) % workers.length
      const [by = '', second = ''] = [workers[first]?.id, workers[other]?.id]
      const named = workers.filter(() => nth(0, 2) === 0)
      const stands = (['asked', 'sealed', 'sealed', 'sealed', 'opened'] as const)[nth(0, 4)] ?? 'sealed'
      const readers = named.map(({ id }) => ({ worker: id, entry: newId(), leads: nth(0, 2) > 0 }))
      return { id: newId(), person, by, second, readers, stands }
    })
}

/**
 * Some of what is sealed with two who look after it is to go on as another record, or does: then those two are the only ones
 * behind the seal. Which, follows from what is there already, so that worlds of a seed stay what they were.
 */
export function someIdentities(
  around: { workers: Known; people: Known; sealings: readonly Sealing[] } & Pick<World, 'samePersons'>,
): { sealings: Sealing[]; identities: NewIdentity[] } {
  const identities: NewIdentity[] = []
  const sealings = around.sealings.map((one, at) => {
    const { id: sealing, person, stands, readers } = one
    const [first, second] = readers
    const joined = joinedWith(around, person)
    const goesOn = around.people.findLast(({ id }) => !joined.has(id))?.id
    const isOne = (at + around.workers.length + readers.length) % 3 > 0
    if (stands !== 'sealed' || !first || !second || !goesOn || !isOne) return one
    const agreed = (at + around.people.length + readers.length) % 3 > 0
    const knows = [first.worker, second.worker] as const
    // One of the two may have given their place to somebody else since.
    const before = around.workers.find(({ id }) => !knows.includes(id))?.id
    const by = agreed && around.people.length % 2 === 0 && before ? before : first.worker
    identities.push({ id: newId(), sealing, person, goesOn, by, second: second.worker, knows, agreed })
    const two = [first, second].map((reader) => ({ ...reader, leads: true }))
    return { ...one, readers: agreed ? two : [...two, ...readers.slice(2)] }
  })
  return { sealings, identities }
}
