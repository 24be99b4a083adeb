import fc from 'fast-check'
import { newId } from '../../src/words/index.ts'

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
