import type { Acting } from '../database/index.ts'
import {
  bandsOnSide,
  figuresOf,
  type GroupFigures,
  type Publication,
  type Reading,
  readingOf,
  type Variable,
} from '../publications/index.ts'
import { calledTogether, chanceIn, inequality, type Rung, relativeRanks } from '../statistics/index.ts'
import { countedIn, estimateOf, type Told, toldOf } from './counted.ts'

/** One group, or one survey, and its figure; null is hidden. */
export type GroupRow = { key: string; name: string; told: Told | null }

/** How far the figure changes from the most to the least deprived, and the points and ends of the line. */
export type Slope = {
  points: { rank: number; told: Told }[]
  slope: { value: number; low: number; high: number }
  /** How rarely chance alone would bring about such a slope. */
  p: number
  from: number
  to: number
}

/** One question of a place, by survey and by group. */
export type Closer = {
  variable: Variable
  reading: Reading
  overTime: GroupRow[]
  groupings: { grouping: string; name: string; rows: GroupRow[] }[]
  slope: Slope | null
  /** Whether it is called, of the slopes of every question of this publication. */
  gapCalled: boolean
  /** How many are on the other side of the middle, by group: for the map and for who stands to benefit. */
  low: { grouping: string; value: string; name: string; count: number; n: number }[]
}

/** How many surveys a trend shows. */
const MOST_ROUNDS = 6

/** One question looked at closer: `rounds` are publications for the same audience, the newest first. */
export async function closerAt(
  acting: Acting,
  { now, rounds }: { now: Publication; rounds: readonly Publication[] },
  key: string,
): Promise<Closer | null> {
  const variable = now.variables.find((one) => one.key === key)
  const reading = variable && readingOf(variable)
  if (!variable || !reading) return null
  const groups = await figuresOf(acting, now)
  const groupings = now.groupings.map(({ grouping, name }) => ({
    grouping,
    name,
    rows: groups.filter((one) => one.grouping === grouping).map((one) => rowOf(one, key, reading)),
  }))
  return {
    ...{ variable, reading, groupings },
    overTime: await overTime(acting, rounds, { key, reading }),
    ...gapIn(groups, now, key),
    low: lowIn(groups, variable),
  }
}

/** The slope of one question, and whether it is called among those of all questions of the publication. */
function gapIn(groups: readonly GroupFigures[], { variables }: Publication, key: string) {
  const slopes = variables.flatMap((variable) => {
    const reading = readingOf(variable)
    const slope = reading && variable.better && slopeOf(groups, variable.key, reading)
    return slope ? [{ key: variable.key, slope }] : []
  })
  const called = calledTogether(slopes.map(({ slope }) => slope))
  const slope = slopes.find((one) => one.key === key)?.slope ?? null
  return { slope, gapCalled: slope !== null && called.has(slope) }
}

function rowOf(group: GroupFigures, key: string, reading: Reading): GroupRow {
  const counted = countedIn(group.figures[key], reading)
  return { key: group.value, name: group.name, told: counted && toldOf(counted) }
}

async function overTime(
  acting: Acting,
  rounds: readonly Publication[],
  { key, reading }: { key: string; reading: Reading },
): Promise<GroupRow[]> {
  const rows: GroupRow[] = []
  for (const publication of rounds.slice(0, MOST_ROUNDS)) {
    if (!publication.variables.some((one) => one.key === key)) continue
    const [everybody] = await figuresOf(acting, publication, { grouping: 'all' })
    if (everybody)
      rows.push({ ...rowOf(everybody, key, reading), key: publication.id, name: publication.round.name })
  }
  return rows
}

/** The slope index of this very figure, from the five fifths where all are shown: it adds nothing to what is published. */
export function slopeOf(groups: readonly GroupFigures[], key: string, reading: Reading): Slope | null {
  const counted = groups
    .filter(({ grouping, value }) => grouping === 'deprivation' && /^[1-5]$/.test(value))
    .toSorted((one, other) => one.value.localeCompare(other.value))
    .flatMap((group) => countedIn(group.figures[key], reading) ?? [])
  if (counted.length !== 5) return null
  const rungs = counted.map((one): Rung => ({ people: one.n, ...estimateOf(one) }))
  const found = inequality(rungs)
  if (!found) return null
  const ranks = relativeRanks(rungs.map(({ people }) => people))
  const all = rungs.reduce((sum, { people }) => sum + people, 0)
  const mean = (of: readonly number[]) =>
    of.reduce((sum, one, at) => sum + (one * (rungs[at]?.people ?? 0)) / all, 0)
  const middle = mean(rungs.map(({ value }) => value))
  const from = middle - found.slope.value * mean(ranks)
  return {
    points: counted.map((one, at) => ({ rank: ranks[at] ?? 0, told: toldOf(one) })),
    ...{ slope: found.slope, p: chanceIn(found.slope), from, to: from + found.slope.value },
  }
}

function lowIn(groups: readonly GroupFigures[], variable: Variable): Closer['low'] {
  const bands = bandsOnSide(variable, 'low').map(({ key }) => key)
  if (bands.length === 0) return []
  return groups.flatMap(({ grouping, value, name, figures }) => {
    const counted = countedIn(figures[variable.key], { kind: 'share', bands, said: '' })
    return counted?.kind === 'share' ? [{ grouping, value, name, count: counted.count, n: counted.n }] : []
  })
}
