import { RECORD_HEAD } from './answers-store.ts'
import { type Cell, type Counted, countRecords } from './counting.ts'
import { Crossing, type Nesting } from './crossing.ts'
import { HeldCells } from './held-cells.ts'
import { type Lots, lotsOf } from './pinning.ts'
import type { Plan } from './plan.ts'
import { inStrata, type Strata, strataOf } from './similar/strata.ts'
import type { Slots } from './slots.ts'

/** A school as it was counted, and held as small as it goes: a round has thousands of them. */
export type CountedSchool = {
  organisation: string
  /** In which groups each filling-in is: the records without their answers. */
  heads: Uint8Array
  counted: Counted
  strata: Strata
}

// Heads are read as records to which there are no answers.
const HEADS = { bytes: 0 }

/** Counts the filling-ins of one school. */
export function countSchool(
  plan: Plan,
  slots: Slots,
  { organisation, records }: { organisation: string; records: Uint8Array },
): CountedSchool {
  const strata = new Map<number, Cell>()
  const counted = countRecords(plan, slots, records, inStrata(strata, plan, records))
  return {
    organisation,
    heads: headsOf(plan, records),
    counted: held(plan, counted),
    strata: strataOf(plan, strata),
  }
}

function headsOf({ bytes }: Plan, records: Uint8Array): Uint8Array {
  const width = RECORD_HEAD + bytes
  const heads = new Uint8Array(Math.floor(records.length / width) * RECORD_HEAD)
  for (let at = 0; at < heads.length; at++)
    heads[at] = records[Math.floor(at / RECORD_HEAD) * width + (at % RECORD_HEAD)] as number
  return heads
}

function held(plan: Plan, counted: Counted): Counted {
  const cells = new HeldCells(
    plan,
    counted.flatMap((cell) => cell ?? []),
  )
  let nth = 0
  return counted.map((cell) => cell && cells.at(nth++))
}

/** Counts the pupils of this school who are in every two groups at once. */
export const crossedIn = (crossing: Crossing, { heads }: CountedSchool): Crossing =>
  crossing.count(HEADS, heads)

/** Which groups of this school lie in which of another grouping. */
export const nestingsIn = (slots: Slots, school: CountedSchool, minimumBase: number): Nesting[] =>
  crossedIn(new Crossing(slots), school).nestings(minimumBase)

/** Who in this school is in the same groups as whom. */
export const lotsIn = (slots: Slots, { heads }: CountedSchool): Lots => lotsOf(HEADS, slots, heads)
