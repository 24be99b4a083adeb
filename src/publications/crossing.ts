import { RECORD_HEAD } from './answers-store.ts'
import { slotsReader } from './counting.ts'
import type { Plan } from './plan.ts'
import type { Slots, Table } from './slots.ts'

/** A group that lies in others of another grouping: how many of its pupils are in them, and how many are not. */
export type Part = { slot: number; inside: number; outside: number }

/**
 * Groups of one grouping, and those of another that lie in them, wholly or for the most part: all neighbourhoods of one
 * fifth. The first may also be everybody (`of`) less one group (`less`). What is shown of the second, taken from what is
 * shown of the first, leaves the rest.
 */
export type Nesting = { of: number[]; less: number[]; parts: Part[] }

/** The slot of everybody. */
const EVERYBODY = 0

/** How many pupils are in every two groups at once. */
export class Crossing {
  readonly #counts: Uint32Array
  readonly #slots: Slots

  constructor(slots: Slots) {
    this.#slots = slots
    this.#counts = new Uint32Array(slots.slots.length ** 2)
  }

  /** Counts these filling-ins too. */
  count(plan: Pick<Plan, 'bytes'>, records: Uint8Array): this {
    const counts = this.#counts
    const width = RECORD_HEAD + plan.bytes
    const size = this.#slots.slots.length
    const read = slotsReader(this.#slots)
    for (let start = 0; start + width <= records.length; start += width) {
      const within = read(records, start)
      for (const one of within)
        for (const other of within) counts[one * size + other] = (counts[one * size + other] as number) + 1
    }
    return this
  }

  /** Every nesting from which something might follow: a group lies wholly in another, or but for fewer than the minimum. */
  nestings(minimumBase: number): Nesting[] {
    const { tables } = this.#slots
    return tables.flatMap((table) =>
      tables.flatMap((other) => (other === table ? [] : this.#between(table, other, minimumBase))),
    )
  }

  #between(table: Table, other: Table, minimumBase: number): Nesting[] {
    const found: Nesting[] = []
    const all = this.#filled(table)
    const single = all.map((slot) => ({ of: [slot], less: [], within: [slot] }))
    const joined = this.#joined(table, other)
      .filter((of) => of.length > 1)
      .map((of) => ({ of, less: [], within: of }))
    const others = all.map((slot) => ({
      ...{ of: [EVERYBODY], less: [slot], within: all.filter((one) => one !== slot) },
    }))
    for (const { of, less, within } of [...single, ...joined, ...others]) {
      const parts = this.#partsIn(within, other)
      const apart = parts.reduce((sum, { inside, outside }) => sum - inside + outside, this.#sizeOf(within))
      if (parts.some(({ outside }) => outside === 0) || (parts.length > 0 && apart < minimumBase))
        found.push({ of, less, parts })
    }
    return found
  }

  /** The groups of a table of which more than half lie in these. */
  #partsIn(within: readonly number[], table: Table): Part[] {
    return this.#filled(table).flatMap((slot) => {
      const inside = within.reduce((sum, one) => sum + this.#both(one, slot), 0)
      const outside = this.#both(slot, slot) - inside
      return inside > outside ? [{ slot, inside, outside }] : []
    })
  }

  /** The groups of a table, put together as far as groups of the other lie across them. */
  #joined(table: Table, other: Table): number[][] {
    let sets: { of: number[]; across: number[] }[] = []
    for (const slot of this.#filled(table)) {
      const across = this.#filled(other).filter((one) => this.#both(slot, one) > 0)
      const touching = sets.filter((set) => set.across.some((one) => across.includes(one)))
      const joined = {
        of: [...touching.flatMap((set) => set.of), slot],
        across: [...touching.flatMap((set) => set.across), ...across],
      }
      sets = [...sets.filter((set) => !touching.includes(set)), joined]
    }
    return sets.length > 1 ? sets.map(({ of }) => of) : []
  }

  #filled({ from, to }: Table): number[] {
    const filled: number[] = []
    for (let slot = from; slot < to; slot++) if (this.#both(slot, slot) > 0) filled.push(slot)
    return filled
  }

  #sizeOf(slots: readonly number[]): number {
    return slots.reduce((sum, slot) => sum + this.#both(slot, slot), 0)
  }

  #both(one: number, other: number): number {
    return this.#counts[one * this.#slots.slots.length + other] as number
  }
}

type AskedOfNesting = {
  shows: (slot: number) => boolean
  sets: (slot: number) => number
  /** Whether these slots without those may be told. */
  fit: (slots: readonly number[], without: readonly number[]) => boolean
  minimumBase: number
}

/**
 * The smallest group of a nesting that must be hidden, because what is left when one grouping is taken from another may
 * not be told; undefined where nothing follows. What lies for the most part in a group leaves a few pupils on both sides.
 */
export function leakIn({ of, less, parts }: Nesting, { shows, sets, fit, minimumBase }: AskedOfNesting) {
  if (!of.every(shows) || !less.every(shows)) return undefined
  const shown = parts.filter(({ slot }) => shows(slot))
  const whole = shown.filter(({ outside }) => outside === 0)
  const sum = (slots: readonly number[]) => slots.reduce((total, slot) => total + sets(slot), 0)
  const all = sum(of) - sum(less)
  const rest = whole.reduce((left, { inside }) => left - inside, all)
  const apart = shown.reduce((left, { inside, outside }) => left - inside + outside, all)
  const taken = [...less, ...whole.map(({ slot }) => slot)]
  const leaks =
    (whole.length > 0 && rest > 0 && !fit(of, taken)) || (shown.length > whole.length && apart < minimumBase)
  if (!leaks) return undefined
  const slots = [...of, ...less, ...shown.map(({ slot }) => slot)].filter((slot) => slot !== EVERYBODY)
  return slots.reduce((least, slot) => (sets(slot) < sets(least) ? slot : least))
}
