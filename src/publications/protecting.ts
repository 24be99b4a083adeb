import type { Counted } from './counting.ts'
import { type Family, isFit, isOpen, type Layer, type Parts } from './fitness.ts'
import type { Table } from './slots.ts'

/**
 * How a table is asked about: how many pupils a slot has, and whether these slots together, without
 * others that lie in them, may be told.
 */
export type Asked = {
  sets: (slot: number) => number
  fit: (slots: readonly number[], without?: readonly number[]) => boolean
  /** Whether these slots, hidden together, leave open what was answered in each. */
  open: (slots: readonly number[]) => boolean
}

/**
 * The slots of one table that are hidden. Whatever may not be told by itself is; and since what is hidden follows, as a
 * whole, from the total less everything shown, there are always two at least, and together they may be told
 * and leave each of them open.
 */
export function hiddenIn(
  table: Table,
  { sets, fit, open }: Asked,
  already: (slot: number) => boolean,
): Set<number> {
  const filled: number[] = []
  for (let slot = table.from; slot < table.to; slot++) if (sets(slot) > 0) filled.push(slot)
  const hidden = filled.filter((slot) => already(slot) || !fit([slot]))
  if (hidden.length === 0) return new Set()
  const others = filled.filter((slot) => !hidden.includes(slot)).sort((one, other) => sets(one) - sets(other))
  for (const next of others) {
    if (hidden.length > 1 && fit(hidden) && open(hidden)) break
    hidden.push(next)
  }
  return new Set(hidden)
}

/** How many schools a figure must be made of before it says nothing about one. */
export const LEAST_SCHOOLS = 3

/**
 * Whether figures of pupils who are so many at each school say nothing about one of them: there are three schools, and none in
 * name only. Where all but a few are at two, each of the two reads the other.
 */
export function areSchools(pupils: Iterable<number>, minimumBase: number): boolean {
  let [schools, all, first, second] = [0, 0, 0, 0]
  for (const here of pupils) {
    if (here <= 0) continue
    schools++
    all += here
    if (here > first) [first, second] = [here, first]
    else if (here > second) second = here
  }
  return schools >= LEAST_SCHOOLS && all - first - second >= Math.min(minimumBase, all / 10)
}

/** Whether these slots of one school, without others that lie in them, may be told to that school. */
export function fitForSchool(
  school: Counted,
  slots: readonly number[],
  rules: Rules,
  without: readonly number[] = [],
): boolean {
  const left = [...partsOf(school, slots, 1), ...partsOf(school, without, -1)]
  return isFit(left, rules.family, rules.layer, rules.minimumBase)
}

export type Rules = { family: Family; layer: Layer; minimumBase: number }

/**
 * Whether these slots of the whole place may be told to everybody: they are of three schools, and whatever a school has left
 * when it takes its own pupils away may be told as well.
 */
export function fitForEverybody(
  place: Counted,
  schools: readonly Counted[],
  slots: readonly number[],
  { family, layer, minimumBase }: Rules,
  without: readonly number[] = [],
): boolean {
  const all = [...partsOf(place, slots, 1), ...partsOf(place, without, -1)]
  if (!isFit(all, family, layer, minimumBase)) return false
  const pupils = schools.map((school) => setsOf(school, slots) - setsOf(school, without))
  if (!areSchools(pupils, minimumBase)) return false
  return schools.every((school, at) => {
    if ((pupils[at] ?? 0) <= 0) return true
    const own = [...partsOf(school, slots, -1), ...partsOf(school, without, 1)]
    return isFit([...all, ...own], family, layer, minimumBase)
  })
}

/** Whether these slots of one school, hidden together, leave open to it what was answered in each. */
export const openForSchool = (school: Counted, slots: readonly number[], { family, layer }: Rules): boolean =>
  isOpen(partsOf(school, slots, 1), partsOf(school, [0], 1), family, layer)

/** The same of the whole place, for everybody and for each school, which takes its own pupils away. */
export function openForEverybody(
  place: Counted,
  schools: readonly Counted[],
  slots: readonly number[],
  { family, layer }: Rules,
): boolean {
  const [hidden, all] = [partsOf(place, slots, 1), partsOf(place, [0], 1)]
  return (
    isOpen(hidden, all, family, layer) &&
    schools.every((school) =>
      isOpen(
        [...hidden, ...partsOf(school, slots, -1)],
        [...all, ...partsOf(school, [0], -1)],
        family,
        layer,
      ),
    )
  )
}

const setsOf = (counted: Counted, slots: readonly number[]): number =>
  slots.reduce((sum, slot) => sum + (counted[slot]?.sets ?? 0), 0)

export function partsOf(counted: Counted, slots: readonly number[], sign: 1 | -1): Parts {
  return slots.flatMap((slot) => {
    const cell = counted[slot]
    return cell ? [{ cell, sign }] : []
  })
}
