import type { Cell, Counted } from '../counting.ts'
import type { Part } from '../crossing.ts'
import type { Family, Layer, Parts } from '../fitness.ts'
import type { Mask } from '../masks.ts'
import type { Plan } from '../plan.ts'
import type { CountedSchool } from '../school.ts'
import type { Slots } from '../slots.ts'

/** What the similar schools of one school are worked out from. */
export type World = {
  plan: Plan
  slots: Slots
  minimumBase: number
  /** Everybody, and what of them everybody is told. */
  place: Counted
  placeMask: Mask
  /** The school that reads, and what it is told of itself. */
  own: CountedSchool
  ownMask: Mask
  /** Those that were chosen and have answered. */
  similar: readonly CountedSchool[]
  /** Of each school that was not chosen, how many of its pupils have answered. */
  left: readonly number[]
}

/** Variables that are shown and hidden together, and as what. */
export type Asked = { family: Family; at: number; layer: Layer }

/** Pupils who are no group of any grouping: what they said, and which groups lie in them for the most part, table by table. */
export type PupilSet = { cells: Parts; sets: number; parts: Part[][] }

/** The slot of such a set, where a group is asked for. */
export const THE_SET = -1

export const plus = (cells: Iterable<Cell | undefined>): Parts => signed(cells, 1)
export const minus = (cells: Iterable<Cell | undefined>): Parts => signed(cells, -1)

const signed = (cells: Iterable<Cell | undefined>, sign: 1 | -1): Parts =>
  [...cells].flatMap((cell) => (cell ? [{ cell, sign }] : []))

/** For each table, the groups of which more than half lie in a set. */
export const partsIn = (
  { tables }: Slots,
  inside: (slot: number) => number,
  all: (slot: number) => number,
): Part[][] =>
  tables.map(({ from, to }) => {
    const parts: Part[] = []
    for (let slot = from; slot < to; slot++) {
      const part = { slot, inside: inside(slot), outside: all(slot) - inside(slot) }
      if (part.inside > part.outside) parts.push(part)
    }
    return parts
  })

export const setsIn = (counted: Counted, slot: number): number => counted[slot]?.sets ?? 0
