import {
  askingOf,
  isOfGoals,
  type Measure,
  type PairedStatement,
  type Point,
  type Programme,
  type Statement,
} from '../../src/blueprint/index.ts'
import type { Arranged } from './arranged.ts'

/** One of the people: their number in the cohort, and among those of their arm, from 0. */
export type Somebody = { person: number; nth: number; of: number; arm: string | null }

/** A score that somebody has at a point. */
export type Arrangement = { measure: string; point: Point; person: number; value: number }

/** Who is among the first so many of a hundred, in an order of its own for each statement, so that it is not always the same. */
export function isAmong({ nth, of }: Pick<Somebody, 'nth' | 'of'>, share: number, order: number): boolean {
  const many = (share * of) / 100
  if (!Number.isInteger(many)) throw new Error(`${share} in a hundred of ${of} are no whole people`)
  return (nth * coprimeTo(of) + order * 7) % of < many
}

/** A step that comes round to everybody. */
function coprimeTo(of: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b))
  let step = 37
  while (divides(step, of) !== 1) step++
  return step
}

/** By how many whole points somebody changes, so that the mean of all is exactly this. */
export function changeToMean({ nth, of }: Pick<Somebody, 'nth' | 'of'>, mean: number): number {
  const total = Math.round(mean * of)
  if (Math.abs(total - mean * of) > 1e-6) throw new Error(`${mean} is no mean of ${of} whole changes`)
  const each = Math.floor(total / of)
  // Some change more than the others, and as many by as much less.
  const pair = nth < of - (of % 2) ? (nth % 2 === 0 ? 1 : -1) * (1 + (Math.floor(nth / 2) % 2)) : 0
  return each + (nth < total - each * of ? 1 : 0) + pair
}

type Range = { from: number; to: number; better: 'higher' | 'lower' }

/** Where somebody begins: a third of the way up, so that there is room for better and for worse. */
function beginning({ nth }: Somebody, { from, to, better }: Range, begins: number | undefined): number {
  const size = to - from
  const up =
    begins === undefined
      ? Math.ceil(size / 4) + (nth % Math.max(1, Math.floor(size / 5)))
      : begins - from + (nth % 7)
  return better === 'higher' ? from + up : to - up
}

/** How far somebody comes who got there, and who did not. */
function stepOf({ nth }: Somebody, got: boolean, { from, to }: Range, threshold: number | undefined): number {
  const most = Math.max(1, Math.min(3, Math.floor((to - from) / 3)))
  if (got) return (threshold ?? 1) + (nth % most)
  // Who did not get there: as before, a little worse, or better by less than counts.
  return [0, -1, threshold === undefined ? 0 : threshold - 1][nth % 3] ?? 0
}

/** Every score of the people by which the statements come to the figures that were arranged. */
export function scoresOf(
  programme: Programme,
  measures: readonly Measure[],
  told: Arranged,
  everybody: readonly Somebody[],
): Arrangement[] {
  const known = new Map<string, Arrangement>()
  const put = (one: Arrangement) => known.set(`${one.person} ${one.measure} ${one.point}`, one)
  const valueAt = (person: number, measure: string, point: Arrangement['point']) =>
    known.get(`${person} ${measure} ${point}`)?.value
  const order = new Map(programme.statements.map(({ key }, at) => [key, at]))
  // What counts only a larger change comes first: the others go on from it.
  const statements = programme.statements.toSorted((one, other) => thresholdOf(other) - thresholdOf(one))
  for (const one of statements) {
    if (!('measure' in one) || told.figures[one.key] === undefined) continue
    const who = everybody.filter(({ arm }) => !('arm' in one) || !one.arm || one.arm === arm)
    const range = rangeOf(programme, measures, one.measure)
    for (const person of who) {
      const at = { share: told.figures[one.key] ?? 0, order: order.get(one.key) ?? 0 }
      if (!('from' in one)) {
        put({
          ...{ measure: one.measure, point: one.to, person: person.person },
          value:
            one.rule === 'mean-at-point'
              ? changeToMean(person, at.share)
              : Number(isAmong(person, at.share, at.order)),
        })
        continue
      }
      const measure = isOfGoals(one) ? `${one.measure}:1` : one.measure
      const first =
        valueAt(person.person, measure, one.from) ?? beginning(person, range, told.begins?.[one.measure])
      put({ measure, point: one.from, person: person.person, value: first })
      const last = lastOf(one, person, {
        told,
        range,
        first,
        already: valueAt(person.person, measure, one.to),
        order: at.order,
      })
      put({ measure, point: one.to, person: person.person, value: last })
    }
  }
  return [...known.values()]
}

const thresholdOf = (one: Statement): number => ('threshold' in one ? one.threshold : 0)

function lastOf(
  one: PairedStatement,
  person: Somebody,
  by: { told: Arranged; range: Range; first: number; already: number | undefined; order: number },
): number {
  const { told, range, first } = by
  const figure = told.figures[one.key] ?? 0
  if (one.rule === 'mean-change') return first + changeToMean(person, figure)
  if (one.rule === 'difference-between-arms' || one.rule === 'difference-in-differences') {
    const beside = told.beside?.[one.key] ?? 0
    const isTried = person.arm === 'prescribed' || person.arm === 'programme'
    return tidy(first + changeToMean(person, isTried ? tidy(beside + figure) : beside))
  }
  const towards = range.better === 'higher' ? 1 : -1
  // Whoever came far by another statement came nearer by this one as well: the same people are in front.
  const threshold = 'threshold' in one ? one.threshold : undefined
  const got = isAmong(person, figure, isOfGoals(one) ? 0 : by.order)
  if (by.already !== undefined && got)
    return (by.already - first) * towards > 0 ? by.already : first + towards
  return first + towards * stepOf(person, got, range, threshold)
}

const tidy = (value: number): number => Math.round(value * 1000) / 1000

function rangeOf(programme: Programme, measures: readonly Measure[], key: string): Range {
  const measure = measures.find((one) => one.key === key)
  const score =
    measure?.scores.find((one) => one.key === askingOf(programme, key)?.score) ?? measure?.scores[0]
  if (!score) throw new Error(`${programme.key} asks ${key}, which is no measure`)
  return score
}
