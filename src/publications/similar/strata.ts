import { type Besides, Cell } from '../counting.ts'
import type { Plan } from '../plan.ts'
import { packedBits, type Slots } from '../slots.ts'

/** By what pupils are made alike: each of these at once. */
const alikeBy = ['year_group', 'gender', 'deprivation'] as const

/** The pupils who are alike: what they said, and how many of them are in each group of every grouping. */
export type Stratum = { cell: Cell; within: Uint32Array }

/** The pupils of one school by year group, gender and deprivation at once, by the packed number of those three. */
export type Strata = Map<number, Stratum>

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
export const countingStrata =
  (strata: Strata, { plan, slots, records }: { plan: Plan; slots: Slots; records: Uint8Array }): Besides =>
  (start, within) => {
    const at = stratumAt(records, start)
    const stratum = strata.get(at) ?? {
      cell: new Cell(plan),
      within: new Uint32Array(slots.slots.length),
    }
    strata.set(at, stratum)
    for (const slot of within) stratum.within[slot] = (stratum.within[slot] as number) + 1
    return stratum.cell
  }
