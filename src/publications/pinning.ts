import { RECORD_HEAD } from './answers-store.ts'
import { type Counted, slotsReader } from './counting.ts'
import { countWithin } from './figures.ts'
import { type Family, isTold, type Layer } from './fitness.ts'
import type { Plan } from './plan.ts'
import type { Slots } from './slots.ts'

/** Pupils whom no grouping tells apart: how many they are, and their slot in each table. */
export type Lot = { pupils: number; slots: number[] }
/** Every lot there is, by its slots. */
export type Lots = Map<string, Lot>

/** Who is in the same groups as whom, of one school. */
export function lotsOf(plan: Pick<Plan, 'bytes'>, slots: Slots, records: Uint8Array): Lots {
  const lots: Lots = new Map()
  const width = RECORD_HEAD + plan.bytes
  const read = slotsReader(slots)
  for (let start = 0; start + width <= records.length; start += width)
    addLot(lots, { pupils: 1, slots: [...read(records, start)] })
  return lots
}

/** Puts lots together, or takes some away. */
export function addLots(lots: Lots, others: Lots, sign: 1 | -1 = 1): Lots {
  for (const { pupils, slots } of others.values()) addLot(lots, { pupils: sign * pupils, slots })
  return lots
}

function addLot(lots: Lots, { pupils, slots }: Lot): void {
  const key = slots.join()
  const lot = lots.get(key)
  if (lot) lot.pupils += pupils
  else lots.set(key, { pupils, slots })
}

/** Lots that only these tables tell apart, and whether to suppose each number of theirs in turn. */
type Looked = { lots: readonly Lot[]; tables: readonly number[]; suppose: boolean }

/** How often each answer was given in a slot, and who was in which slots, looked at in several ways. */
export type View = { looked: readonly Looked[]; counted: Counted }

/** Among more pupils than this no few of them are looked for. */
export const MOST_PUPILS = 5000
/** Among no more pupils than this three groupings at a time are looked at by supposing. */
const MOST_SUPPOSED = 200

type AskedOfView = {
  slots: Slots
  family: Family
  layer: Layer
  shows: (slot: number) => boolean
  minimumBase: number
}

/**
 * The smallest group that must be hidden because what is shown of several groupings together leaves no doubt how many of some few
 * pupils gave a sensitive answer, or that all or none of some did; undefined where nothing of this kind follows. Bounds
 * are drawn in by all groupings, one after the other, until nothing more follows; and where there are few pupils, by every three
 * groupings again, from what each number might be.
 */
export function pinnedIn(view: View, asked: AskedOfView): number | undefined {
  const counts = answersTold(asked)
  if (counts.length === 0) return undefined
  for (const looked of view.looked) {
    const within = groupsOf(looked, asked)
    for (const count of counts) {
      const totals = totalsOf(looked, (slot) => count(view.counted, slot), asked)
      const at = pinnedLot({ lots: looked.lots, within, totals }, asked.minimumBase, looked.suppose)
      const lot = at === undefined ? undefined : looked.lots[at]
      if (lot) return smallestShown(lot, view.counted, asked)
    }
  }
  return undefined
}

/** What somebody can add up who knows who is in which group of whom so much was counted. */
export function viewOf(all: Lots, counted: Counted): View {
  const lots = [...all.values()].filter(({ pupils }) => pupils > 0)
  const pupils = lots.reduce((sum, lot) => sum + lot.pupils, 0)
  const tables = lots[0]?.slots.map((_, table) => table) ?? []
  const divided = tables.filter((table) => new Set(lots.map(({ slots }) => slots[table])).size > 1)
  const threes = pupils > MOST_SUPPOSED ? [] : threesOf(divided)
  return {
    counted,
    looked: [
      { lots, tables, suppose: false },
      ...threes.map((three) => ({ lots: alikeIn(lots, three), tables: three, suppose: true })),
    ],
  }
}

/** Every three of these, or all where they are fewer. */
const threesOf = (all: readonly number[]): number[][] =>
  all.length <= 3
    ? [[...all]]
    : all.flatMap((one, at) =>
        all.slice(at + 1).flatMap((two, then) => all.slice(at + then + 2).map((three) => [one, two, three])),
      )

/** Lots that only these tables tell apart. */
function alikeIn(lots: readonly Lot[], tables: readonly number[]): Lot[] {
  const found: Lots = new Map()
  for (const { pupils, slots } of lots)
    addLot(found, { pupils, slots: tables.map((table) => slots[table] as number) })
  return [...found.values()]
}

// What is hidden of a grouping is known as a whole: a group of its own, after all others.
const groupIn = ({ slots, shows }: AskedOfView, table: number, slot: number): number =>
  shows(slot) ? slot : slots.slots.length + table

/** For each table, the group of each lot. */
const groupsOf = ({ lots, tables }: Looked, asked: AskedOfView): Int32Array[] =>
  tables.map((table, nth) => Int32Array.from(lots, (lot) => groupIn(asked, table, lot.slots[nth] as number)))

/** How many are counted in every group of these tables. */
function totalsOf({ tables }: Looked, count: (slot: number) => number, asked: AskedOfView): Float64Array {
  const { slots } = asked
  const totals = new Float64Array(slots.slots.length + slots.tables.length)
  for (const table of tables) {
    const { from, to } = slots.tables[table] ?? { from: 0, to: 0 }
    for (let slot = from; slot < to; slot++) {
      const group = groupIn(asked, table, slot)
      totals[group] = (totals[group] as number) + count(slot)
    }
  }
  return totals
}

function smallestShown(lot: Lot, counted: Counted, { slots, shows }: AskedOfView): number | undefined {
  const size = (slot: number) => counted[slot]?.sets ?? 0
  const near = lot.slots.filter(shows)
  const shown = [...slots.slots.keys()].filter((slot) => slot > 0 && size(slot) > 0 && shows(slot))
  const smallest = (of: readonly number[]) =>
    of.reduce((least, slot) => (size(slot) < size(least) ? slot : least))
  return near.length > 0 ? smallest(near) : shown.length > 0 ? smallest(shown) : undefined
}

/** How often each group of sensitive answers was given in a slot, of those that are told in this layer. */
const answersTold = ({ family, layer }: AskedOfView): ((counted: Counted, slot: number) => number)[] => [
  ...family.items
    .filter(({ variable }) => variable.sensitive && (layer === 'means') === isTold(variable, 'means'))
    .flatMap((item) =>
      item.variable.bands.map((band) => (counted: Counted, slot: number) => {
        const cell = counted[slot]
        return cell ? countWithin(cell, item, band) : 0
      }),
    ),
  ...family.scores
    .filter(({ variable }) => variable.sensitive && layer === 'means')
    .flatMap(({ variable, offset }) =>
      variable.bands.map(
        (_, band) => (counted: Counted, slot: number) => counted[slot]?.sums[offset + 3 + band] ?? 0,
      ),
    ),
]

/** Between what how many of each lot are counted; `most` below `least` is a contradiction. */
type Between = Record<'least' | 'most', Float64Array>

type Puzzle = {
  lots: readonly Lot[]
  /** For each table, the group of each lot. */
  within: readonly Int32Array[]
  totals: Float64Array
}

/** A lot of which the totals leave no doubt how many are counted in them. */
function pinnedLot(
  { lots, within, totals }: Puzzle,
  minimumBase: number,
  suppose: boolean,
): number | undefined {
  const sums = { least: new Float64Array(totals.length), most: new Float64Array(totals.length) }
  const drawn = (between: Between) => {
    while (drawIn(between, { within, totals, sums }));
    return between
  }
  const known = drawn({
    least: new Float64Array(lots.length),
    most: Float64Array.from(lots, ({ pupils }) => pupils),
  })
  const told = ({ pupils }: Lot, least: number, most: number) =>
    least === most && (pupils < minimumBase || most === 0 || least === pupils)
  const isThere = lots.findIndex((lot, nth) =>
    told(lot, known.least[nth] as number, known.most[nth] as number),
  )
  if (isThere >= 0) return isThere
  if (!suppose) return undefined
  // Whether it could be that this lot has so many, and all totals hold.
  const couldBe = (nth: number, least: number, most: number) => {
    const supposed = { least: known.least.slice(), most: known.most.slice() }
    supposed.least[nth] = least
    supposed.most[nth] = most
    return !isContradiction(drawn(supposed))
  }
  const at = lots.findIndex((lot, nth) => {
    let [least, most] = [known.least[nth] as number, known.most[nth] as number]
    const ends = lot.pupils < minimumBase ? lot.pupils : 1
    for (let step = 0; step < ends && least < most && !couldBe(nth, most, most); step++) most--
    for (let step = 0; step < ends && least < most && !couldBe(nth, least, least); step++) least++
    return told(lot, least, most)
  })
  return at < 0 ? undefined : at
}

const isContradiction = ({ least, most }: Between): boolean =>
  least.some((low, nth) => low > (most[nth] as number))

/**
 * Draws the bounds of every lot in, by what the others of its groups leave; says whether any was. Publishing spends most of
 * its time here: counted by index, with room for the sums of each group that is used again.
 */
function drawIn(
  { least, most }: Between,
  { within, totals, sums }: Pick<Puzzle, 'within' | 'totals'> & { sums: Between },
): boolean {
  let drawn = false
  for (const groups of within) {
    sums.least.fill(0)
    sums.most.fill(0)
    for (let nth = 0; nth < groups.length; nth++) {
      const group = groups[nth] as number
      sums.least[group] = (sums.least[group] as number) + (least[nth] as number)
      sums.most[group] = (sums.most[group] as number) + (most[nth] as number)
    }
    for (let nth = 0; nth < groups.length; nth++) {
      const group = groups[nth] as number
      const [low, high, total] = [least[nth] as number, most[nth] as number, totals[group] as number]
      const higher = Math.max(low, total - (sums.most[group] as number) + high)
      const lower = Math.min(high, total - (sums.least[group] as number) + low)
      least[nth] = higher
      most[nth] = lower
      if (higher > lower) return false
      if (higher > low || lower < high) drawn = true
    }
  }
  return drawn
}
