import type { Counted } from '../counting.ts'
import { LEAST_SCHOOLS } from '../protecting.ts'
import type { Slots } from '../slots.ts'

/** Of a school's pupils, which share is in each year group, and which in each fifth of deprivation; null where few are known. */
export type Mix = { school: string; years: number[]; fifths: number[] | null }

/** The most schools that are put together. */
const MOST = 10

/** Of all other schools, one in so many is similar. */
const ONE_IN = 4

/** Of the pupils of a school, so many have to be in years that the other has as well. */
const SHARED_YEARS = 0.5

/** Of the pupils of a school, so many have to be in a neighbourhood whose fifth is known. */
const KNOWN_FIFTHS = 0.5

/**
 * How many schools are put together where there are so many others: at least three, and as many again are left, so
 * that neither those who are chosen nor those who are not are one or two schools. Nought where there are too few.
 */
export const howMany = (others: number): number =>
  others < 2 * LEAST_SCHOOLS ? 0 : Math.max(LEAST_SCHOOLS, Math.min(MOST, Math.floor(others / ONE_IN)))

/** The mix of a school's pupils, from how many are in each group. */
export function mixOf(school: string, counted: Counted, { tables }: Slots): Mix {
  const numbers = (grouping: string) => {
    const table = tables.find((one) => one.grouping === grouping)
    // The first of a grouping is 'not known'.
    return table
      ? Array.from({ length: table.to - table.from - 1 }, (_, at) => counted[table.from + 1 + at]?.sets ?? 0)
      : []
  }
  const all = counted[0]?.sets ?? 0
  const fifths = numbers('deprivation')
  return {
    school,
    years: sharesOf(numbers('year_group')),
    fifths: sumOf(fifths) < KNOWN_FIFTHS * all || sumOf(fifths) === 0 ? null : sharesOf(fifths),
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

function sharesOf(numbers: readonly number[]): number[] {
  const all = sumOf(numbers)
  return numbers.map((one) => (all === 0 ? 0 : one / all))
}

/** Whether most pupils of either school are in a year that the other has too. */
const teachTheSame = (one: Mix, other: Mix): boolean => isShared(one, other) && isShared(other, one)

// Asked of very many two schools: in a plain loop.
function isShared({ years }: Mix, other: Mix): boolean {
  let shared = 0
  for (let at = 0; at < years.length; at++) if ((other.years[at] ?? 0) > 0) shared += years[at] ?? 0
  return shared >= SHARED_YEARS
}

/**
 * How far the deprivation of two schools' pupils lies apart: by how many fifths pupils would have to move, on average, for
 * one mix to become the other (the area between the two running totals).
 */
export function distanceOf(one: readonly number[], other: readonly number[]): number {
  let [apart, sum] = [0, 0]
  for (let at = 0; at < one.length; at++) {
    sum += (one[at] ?? 0) - (other[at] ?? 0)
    apart += Math.abs(sum)
  }
  return apart
}

/** Where the middle of a mix lies: two middles are never further apart than the two mixes are. */
function middleOf(fifths: readonly number[]): number {
  let [middle, sum] = [0, 0]
  for (const share of fifths) middle += sum += share
  return middle
}

// What adding up in another order may make of a number.
const NOTHING = 1e-9

/**
 * The schools that are most like one of these: of those that teach the same years, the nearest by deprivation. Looked for from
 * its own middle outwards, and no further than anybody nearer can be.
 */
export function similarAmong(all: readonly Mix[]): (school: Mix) => string[] {
  const wanted = howMany(all.length - 1)
  const inOrder = all
    .flatMap((mix) => (mix.fifths ? [{ mix, fifths: mix.fifths, middle: middleOf(mix.fifths) }] : []))
    .sort((one, other) => one.middle - other.middle)
  return (school) => {
    const { fifths } = school
    if (!fifths || wanted === 0) return []
    const nearest: Found[] = []
    const middle = middleOf(fifths)
    const start = inOrder.findIndex((other) => other.middle >= middle)
    let above = start < 0 ? inOrder.length : start
    let below = above - 1
    const awayOf = (at: number) => Math.abs((inOrder[at]?.middle ?? Number.POSITIVE_INFINITY) - middle)
    while (below >= 0 || above < inOrder.length) {
      const at = awayOf(below) < awayOf(above) ? below-- : above++
      const other = inOrder[at]
      const last = nearest.length < wanted ? undefined : nearest.at(-1)
      if (!other || (last && awayOf(at) > last.away + NOTHING)) break
      const away = distanceOf(fifths, other.fifths)
      if ((last && away > last.away) || other.mix.school === school.school) continue
      if (teachTheSame(school, other.mix)) putIn(nearest, { school: other.mix.school, away }, wanted)
    }
    return nearest.length < wanted ? [] : nearest.map((one) => one.school)
  }
}

type Found = { school: string; away: number }
const isNearer = (one: Found, other: Found): boolean =>
  one.away < other.away || (one.away === other.away && one.school < other.school)

/** Puts one among the nearest, the nearest first, and of too many takes the last away. */
function putIn(nearest: Found[], found: Found, wanted: number): void {
  const at = nearest.findIndex((one) => isNearer(found, one))
  nearest.splice(at < 0 ? nearest.length : at, 0, found)
  if (nearest.length > wanted) nearest.pop()
}
