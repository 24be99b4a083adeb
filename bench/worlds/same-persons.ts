import { newId } from '../../src/words/index.ts'
import { type Gen, many, number, one } from './picking.ts'
import type { World } from './world.ts'

/** Up to two pairs of records that somebody said are one person's; one in four was parted again. */
export function someSamePersons(
  g: Gen,
  workers: World['workers'],
  people: World['people'],
): World['samePersons'] {
  if (people.length < 2) return []
  return many(g, 0, 2, () => {
    const person = one(g, people).id
    const other = one(
      g,
      people.filter(({ id }) => id !== person),
    ).id
    return { id: newId(), person, other, by: one(g, workers).id, undone: number(g, 0, 3) === 0 }
  })
}
