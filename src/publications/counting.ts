import { RECORD_HEAD } from './answers-store.ts'
import type { Plan } from './plan.ts'
import { type ScoredMeasure, scoresOf } from './scored-measures.ts'
import { packedBits, type Slots } from './slots.ts'

/** One group of pupils, counted: how many, how often each answer of each item was given, and the sums of each score. */
export class Cell {
  sets: number
  readonly counts: Uint32Array | Uint16Array | Uint8Array
  readonly sums: Float64Array

  constructor(
    { counters, sums }: Pick<Plan, 'counters' | 'sums'>,
    held?: Pick<Cell, 'sets' | 'counts' | 'sums'>,
  ) {
    this.sets = held?.sets ?? 0
    this.counts = held?.counts ?? new Uint32Array(counters)
    this.sums = held?.sums ?? new Float64Array(sums)
  }

  /** Adds another group to this one, or takes it away. */
  add(other: Cell, sign: 1 | -1 = 1): this {
    this.sets += sign * other.sets
    for (let at = 0; at < this.counts.length; at++)
      this.counts[at] = (this.counts[at] as number) + sign * (other.counts[at] as number)
    for (let at = 0; at < this.sums.length; at++)
      this.sums[at] = (this.sums[at] as number) + sign * (other.sums[at] as number)
    return this
  }
}

/** The groups of one school that anybody is in, by slot. */
export type Counted = (Cell | undefined)[]

/** One more cell in which the filling-in that starts at this byte is counted. */
export type Besides = (start: number) => Cell

/** Counts the filling-ins of one school, group by group: one pass over the bytes. */
export function countRecords(plan: Plan, slots: Slots, records: Uint8Array, besides?: Besides): Counted {
  const width = RECORD_HEAD + plan.bytes
  const counted: Counted = Array.from({ length: slots.slots.length })
  const cellAt = (slot: number): Cell => {
    counted[slot] ??= new Cell(plan)
    return counted[slot]
  }
  const slotsAt = slotsReader(slots)
  const found = { answers: new Int32Array(plan.items.length), scores: new Float64Array(plan.scores.length) }
  const cells: Cell[] = []
  const scored = scoredIn(plan, records, width)
  for (let start = 0; start + width <= records.length; start += width) {
    cells.length = 0
    const within = slotsAt(records, start)
    for (const slot of within) cells.push(cellAt(slot))
    if (besides) cells.push(besides(start))
    const answered = answersAt(plan, records, start + RECORD_HEAD, found)
    for (let at = 0; at < scored.length; at++) found.scores[at] = scored[at]?.(start / width) ?? Number.NaN
    for (const cell of cells) addTo(cell, plan, found, answered)
  }
  const [everybody] = slots.tables
  if (everybody)
    for (let slot = everybody.from; slot < everybody.to; slot++) {
      const cell = counted[slot]
      if (cell) cellAt(0).add(cell)
    }
  return counted
}

/** Reads which groups the filling-in that starts at this byte is in, one of each grouping; the list is used again. */
export function slotsReader({
  tables,
  neighbourhoodsFrom,
}: Slots): (records: Uint8Array, start: number) => readonly number[] {
  let shift = 0
  const shifts = Object.entries(packedBits).map(([grouping, bits]) => {
    const from = tables.find((table) => table.grouping === grouping)?.from ?? 0
    const found = { from, shift, mask: (1 << bits) - 1 }
    shift += bits
    return found
  })
  const within: number[] = []
  return (records, start) => {
    const groups = ((records[start + 2] as number) << 8) | (records[start + 3] as number)
    within.length = 0
    for (const { from, shift, mask } of shifts) within.push(from + ((groups >> shift) & mask))
    within.push(neighbourhoodsFrom + (((records[start] as number) << 8) | (records[start + 1] as number)))
    return within
  }
}

type Found = { answers: Int32Array; scores: Float64Array }

/** Every score of every filling-in, worked out measure by measure; each is asked for by its row. */
function scoredIn({ scores }: Plan, records: Uint8Array, width: number): ((row: number) => number)[] {
  const known = new Map<ScoredMeasure, Float64Array>()
  return scores.map(({ measure, nth }) => {
    const all = known.get(measure) ?? scoresOf(measure, records, { head: RECORD_HEAD, width })
    known.set(measure, all)
    const each = measure.compiled.scores.length
    return (row) => all[row * each + nth] as number
  })
}

/** Which counters this filling-in adds to; gives how many. */
function answersAt(plan: Plan, records: Uint8Array, start: number, found: Found): number {
  let answered = 0
  for (const { at, offset, width, variable } of plan.items) {
    const answer = (records[start + at] as number) - variable.from
    if (answer >= 0 && answer < width) found.answers[answered++] = offset + answer
  }
  return answered
}

function addTo(cell: Cell, plan: Plan, { answers, scores }: Found, answered: number): void {
  cell.sets++
  const { counts, sums } = cell
  for (let at = 0; at < answered; at++) {
    const counter = answers[at] as number
    counts[counter] = (counts[counter] as number) + 1
  }
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number
    const counted = plan.scores[at]
    if (!counted || Number.isNaN(score)) continue
    const { offset, variable } = counted
    sums[offset] = (sums[offset] as number) + 1
    sums[offset + 1] = (sums[offset + 1] as number) + score
    sums[offset + 2] = (sums[offset + 2] as number) + score * score
    const band = variable.bands.findIndex(({ from, to }) => score >= from && score <= to)
    if (band >= 0) sums[offset + 3 + band] = (sums[offset + 3 + band] as number) + 1
  }
}
