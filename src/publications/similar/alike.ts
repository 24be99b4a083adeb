import {
  differenceOfEstimates,
  type Estimate,
  estimateOfMean,
  estimateOfShare,
  intervalAround,
  type Moments,
  standardised,
} from '../../statistics/index.ts'
import { Cell } from '../counting.ts'
import { leakIn } from '../crossing.ts'
import { type Reading, readingOf } from '../doing-well.ts'
import { countWithin, itemMoments, type Measured, scoreMoments } from '../figures.ts'
import { isFit } from '../fitness.ts'
import type { CountedItem, CountedScore } from '../plan.ts'
import type { Pool } from './pool.ts'
import type { Alike } from './similar.ts'
import { cellIn, type Stratum, strataIn } from './strata.ts'
import { type Asked, minus, type PupilSet, partsIn, plus, setsIn, THE_SET, type World } from './world.ts'

/** Of a school's pupils, so many have to have somebody alike in the similar schools. */
const LEAST_COVERED = 0.8

/** Pupils of ours who are alike, and those in the similar schools. */
type Pair = { nth: number; own: Stratum; theirs: Cell }

/** So many strata compared, and the others left out: ours and theirs, each as a set of pupils. */
type Split = {
  pairs: readonly Pair[]
  compared: PupilSet
  left: PupilSet
  theirs: PupilSet
  theirsLeft: PupilSet
}

/**
 * Direct standardisation to our own pupils by year group, gender and deprivation at once: each group of the similar
 * schools counts as much as it does in ours. Groups of which there are few in the similar schools are left out on both sides; and
 * since what is left out follows from what is compared, it has to be safe to tell as well, or else takes the next
 * smallest group with it. Null where that leaves too few of our pupils.
 */
export function alikeWith(world: World, pool: Pool): (one: Counted, asked: Asked) => Alike | null {
  const safe = safeSplit(world, pool)
  return (one, asked) => {
    const reading = readingOf(one.variable)
    const split = reading && safe(asked)
    return split ? compared(split, one, reading) : null
  }
}

/** Who of ours is compared, and who is left out: the fewest that may be; undefined where that is nobody. */
export function safeSplit(world: World, pool: Pool): (asked: Asked) => Split | undefined {
  const pairs = pairsOf(world)
  const made = new Map<string, Generator<Split>>()
  const known = new Map<string, Split[]>()
  return (asked) => {
    if (world.ownMask[asked.at]?.[asked.layer].has(0) !== false) return undefined
    // Variables that are added up into one another are compared for the same pupils.
    const able = pairs.filter(({ theirs }) => enoughIn(theirs, asked, world.minimumBase))
    const name = able.map(({ nth }) => nth).join()
    const splits = known.get(name) ?? []
    const more = made.get(name) ?? splitsOf(world, pool, { pairs, able })
    known.set(name, splits)
    made.set(name, more)
    for (let at = 0; ; at++) {
      const split = splits[at] ?? more.next().value
      if (!split) return undefined
      splits[at] = split
      if (isSafe(world, asked, split)) return split
    }
  }
}

/** Whether enough of these answered every question of a family. */
const enoughIn = (theirs: Cell, { family }: Asked, minimumBase: number): boolean =>
  [...family.items, ...family.scores].every((one) => answeredIn([theirs], one) >= minimumBase)

/** Our strata with those of the similar schools, the largest of ours first. */
const pairsOf = ({ own, similar, plan, slots }: World): Pair[] =>
  strataIn(slots, own)
    .sort((one, other) => other.cell.sets - one.cell.sets)
    .map((stratum, nth): Pair => {
      const theirs = new Cell(plan)
      for (const school of similar) {
        const found = cellIn(school.strata, stratum.at)
        if (found) theirs.add(found)
      }
      return { nth, own: stratum, theirs }
    })

/** Every split that leaves enough of our pupils, the one that leaves out fewest first. */
function* splitsOf(
  world: World,
  pool: Pool,
  { pairs, able }: { pairs: readonly Pair[]; able: readonly Pair[] },
): Generator<Split, undefined> {
  const unable = pairs.filter((pair) => !able.includes(pair))
  for (let more = 0; more < able.length; more++) {
    const upTo = able.length - more
    const split = splitAt(world, pool, able.slice(0, upTo), [...unable, ...able.slice(upTo)])
    if (split.compared.sets < LEAST_COVERED * setsIn(world.own.counted, 0)) return
    yield split
  }
}

function splitAt({ slots, own }: World, pool: Pool, pairs: readonly Pair[], out: readonly Pair[]): Split {
  const setOf = (of: readonly Pair[]): PupilSet => {
    const inside = (slot: number) => of.reduce((sum, pair) => sum + (pair.own.within[slot] as number), 0)
    return {
      cells: plus(of.map((pair) => pair.own.cell)),
      sets: of.reduce((sum, pair) => sum + pair.own.cell.sets, 0),
      parts: partsIn(slots, inside, (slot) => setsIn(own.counted, slot)),
    }
  }
  const theirs = pairs.map((pair) => pair.theirs)
  const sets = theirs.reduce((sum, cell) => sum + cell.sets, 0)
  return {
    ...{ pairs, compared: setOf(pairs), left: setOf(out) },
    theirs: { cells: plus(theirs), sets, parts: [] },
    theirsLeft: { cells: [...plus([pool.cell]), ...minus(theirs)], sets: pool.cell.sets - sets, parts: [] },
  }
}

/** Whether all that follows from a comparison may be told: who is compared, who is not, in our school and in the others. */
function isSafe(world: World, { family, at, layer }: Asked, split: Split): boolean {
  const { own, ownMask, minimumBase } = world
  const fit = ({ cells, sets }: PupilSet) => sets === 0 || isFit(cells, family, layer, minimumBase)
  if (![split.compared, split.left, split.theirs, split.theirsLeft].every(fit)) return false
  if (split.left.sets === 0) return true
  const shows = (slot: number) => slot === THE_SET || !ownMask[at]?.[layer].has(slot)
  return [split.compared, split.left].every((set) => {
    const about = {
      ...{ shows, minimumBase },
      sets: (slot: number) => (slot === THE_SET ? set.sets : setsIn(own.counted, slot)),
      fit: (_: readonly number[], without: readonly number[]) =>
        isFit([...set.cells, ...minus(without.map((slot) => own.counted[slot]))], family, layer, minimumBase),
    }
    return set.parts.every((parts) => leakIn({ of: [THE_SET], less: [], parts }, about) === undefined)
  })
}

/** Our number less theirs. */
function compared({ pairs, left }: Split, one: Counted, reading: Reading): Alike {
  const strata: (Estimate & { weight: number })[] = []
  for (const { own, theirs } of pairs) {
    const weight = answeredIn([own.cell], one)
    if (weight === 0) continue
    strata.push({ weight, ...estimateIn([theirs], one, reading) })
  }
  const others = standardised(strata)
  const ours = pairs.map(({ own }) => own.cell)
  const difference = differenceOfEstimates(estimateIn(ours, one, reading), others)
  return {
    n: answeredIn(ours, one),
    left: answeredIn(
      left.cells.map(({ cell }) => cell),
      one,
    ),
    others: rounded(intervalAround(others)),
    difference: { ...rounded(difference), beyondChance: difference.beyondChance },
  }
}

const rounded = ({ value, low, high }: Measured): Measured => ({
  // Nought added, so that there is no minus nought, which does not come back from the database.
  value: Number(value.toFixed(4)) + 0,
  low: Number(low.toFixed(4)) + 0,
  high: Number(high.toFixed(4)) + 0,
})

type Counted = CountedItem | CountedScore

const momentsIn = (cells: readonly Cell[], one: Counted): Moments => {
  const all = { n: 0, sum: 0, squares: 0 }
  for (const cell of cells) {
    const { n, sum, squares } = 'width' in one ? itemMoments(cell, one) : scoreMoments(cell, one)
    all.n += n
    all.sum += sum
    all.squares += squares
  }
  return all
}

const answeredIn = (cells: readonly Cell[], one: Counted): number => momentsIn(cells, one).n

/** The number that is compared, of all these pupils together, with its standard error. */
function estimateIn(cells: readonly Cell[], one: Counted, reading: Reading): Estimate {
  const moments = momentsIn(cells, one)
  if (reading.kind === 'mean') return estimateOfMean(moments)
  const count = cells.reduce((sum, cell) => sum + countWell(cell, one, reading.bands), 0)
  return estimateOfShare(count, moments.n)
}

const countWell = (cell: Cell, one: Counted, bands: readonly string[]): number =>
  one.variable.bands.reduce((sum, band, at) => {
    if (!bands.includes(band.key)) return sum
    return sum + ('width' in one ? countWithin(cell, one, band) : (cell.sums[one.offset + 3 + at] as number))
  }, 0)
