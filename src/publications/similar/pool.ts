import { Cell } from '../counting.ts'
import { leakIn } from '../crossing.ts'
import { isFit } from '../fitness.ts'
import { areSchools } from '../protecting.ts'
import { type Asked, minus, type PupilSet, partsIn, plus, setsIn, THE_SET, type World } from './world.ts'

/** The similar schools of one school put together, and whether that school may be told of them. */
export type Pool = { cell: Cell; mayBeTold: (asked: Asked) => boolean }

/**
 * Puts the similar schools together. A school may be told of them when they are three at least, and pupils enough; when the
 * schools that were not chosen, which follow if ours and the similar ones are taken from everybody, are as well; and when neither
 * tells, beside what everybody is told of a grouping, of a few pupils.
 */
export function poolOf(world: World): Pool {
  const { plan, slots, similar, left, place, own, minimumBase } = world
  const cell = new Cell(plan)
  for (const { counted } of similar) if (counted[0]) cell.add(counted[0])
  const pooled = slots.slots.map((_, slot) =>
    similar.reduce((sum, { counted }) => sum + setsIn(counted, slot), 0),
  )
  // Our own pupils we know: they are taken away from everything.
  const known = (slot: number) => setsIn(place, slot) - setsIn(own.counted, slot)
  const inPool = (slot: number) => pooled[slot] ?? 0
  const inRest = (slot: number) => known(slot) - inPool(slot)
  const pool = { cells: plus([cell]), sets: cell.sets, parts: partsIn(slots, inPool, known) }
  const rest = {
    cells: [...plus([place[0]]), ...minus([own.counted[0], cell])],
    ...{ sets: inRest(0), parts: partsIn(slots, inRest, known) },
  }
  const safe = (set: PupilSet, asked: Asked) =>
    isFit(set.cells, asked.family, asked.layer, minimumBase) && !tellsOfFew(world, asked, set)
  const ofSchools = areSchools(
    similar.map(({ counted }) => setsIn(counted, 0)),
    minimumBase,
  )
  const leftOfSchools = areSchools(left, minimumBase)
  return {
    cell,
    mayBeTold: (asked) =>
      ofSchools && safe(pool, asked) && (left.length === 0 || (leftOfSchools && safe(rest, asked))),
  }
}

/** Whether these pupils and the groups of one grouping, as everybody is told them, leave a few when one is taken from the other. */
function tellsOfFew(world: World, { family, at, layer }: Asked, set: PupilSet): boolean {
  const { place, placeMask, own, minimumBase } = world
  const shows = (slot: number) => slot === THE_SET || !placeMask[at]?.[layer].has(slot)
  const sets = (slot: number) =>
    slot === THE_SET ? set.sets : setsIn(place, slot) - setsIn(own.counted, slot)
  const fit = (_: readonly number[], without: readonly number[]) => {
    const taken = without.flatMap((slot) => [...minus([place[slot]]), ...plus([own.counted[slot]])])
    return isFit([...set.cells, ...taken], family, layer, minimumBase)
  }
  const about = { shows, sets, fit, minimumBase }
  return set.parts.some((parts) => leakIn({ of: [THE_SET], less: [], parts }, about) !== undefined)
}
