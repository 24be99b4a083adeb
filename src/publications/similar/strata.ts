import { RECORD_HEAD } from '../answers-store.ts'
import { type Besides, Cell, slotsReader } from '../counting.ts'
import { HeldCells } from '../held-cells.ts'
import type { Plan } from '../plan.ts'
import { packedBits, type Slots } from '../slots.ts'

/** By what pupils are made alike: each of these at once. */
const alikeBy = ['year_group', 'gender', 'deprivation'] as const

/** The pupils of one school who are alike: what they said, and how many of them are in each group of every grouping. */
export type Stratum = { at: number; cell: Cell; within: Uint32Array }

/** What the pupils of one school said, by year group, gender and deprivation at once: by the packed number of those three. */
export type Strata = { at: Uint16Array; cells: HeldCells }

/** Which stratum the filling-in is in that starts at this byte. */
function stratumAt(records: Uint8Array, start: number): number {
  const groups = ((records[start + 2] as number) << 8) | (records[start + 3] as number)
  return groups & mask
}

const mask = maskOf(alikeBy)

function maskOf(wanted: readonly string[]): number {
  let [shift, found] = [0, 0]
  for (const [grouping, bits] of Object.entries(packedBits)) {
    if (wanted.includes(grouping)) found |= ((1 << bits) - 1) << shift
    shift += bits
  }
  return found
}

/** Counts each filling-in among these bytes in its stratum too, while they are counted. */
export const inStrata =
  (strata: Map<number, Cell>, plan: Plan, records: Uint8Array): Besides =>
  (start) => {
    const at = stratumAt(records, start)
    const cell = strata.get(at) ?? new Cell(plan)
    strata.set(at, cell)
    return cell
  }

/** The strata of a school as they are held. */
export const strataOf = (plan: Plan, strata: ReadonlyMap<number, Cell>): Strata => ({
  at: Uint16Array.from(strata.keys()),
  cells: new HeldCells(plan, [...strata.values()]),
})

/** What the pupils of one stratum said, where there are any. */
export function cellIn({ at, cells }: Strata, stratum: number): Cell | undefined {
  const nth = at.indexOf(stratum)
  return nth < 0 ? undefined : cells.at(nth)
}

/** Every stratum of a school, with the groups that its pupils are in. */
export function strataIn(slots: Slots, { strata, heads }: { strata: Strata; heads: Uint8Array }): Stratum[] {
  const found = [...strata.at].map((at, nth) => ({
    ...{ at, cell: strata.cells.at(nth) },
    within: new Uint32Array(slots.slots.length),
  }))
  const read = slotsReader(slots)
  for (let start = 0; start < heads.length; start += RECORD_HEAD) {
    const within = found[strata.at.indexOf(stratumAt(heads, start))]?.within
    if (within) for (const slot of read(heads, start)) within[slot] = (within[slot] as number) + 1
  }
  return found
}
