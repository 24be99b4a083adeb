import {
  choicesOf,
  type Informant,
  itemsOf,
  type Measure,
  type MeasureItem,
  type MeasureScore,
} from '../blueprint/index.ts'
import { type AddingScore, combined, countOf, itemsIn, percentOf, totalOf } from './scoring.ts'

/** The code of an item that was not answered. */
export const NOT_ANSWERED = 255

/** A measure made ready to score a whole population. */
export type CompiledScorer = {
  /** The items in the order of their codes, and the scores in the order they come out. */
  items: readonly string[]
  scores: readonly string[]
  /** The code of an answer to an item: which of its choices it is, from 0; NOT_ANSWERED for what is none of them. */
  codeOf: (item: string, answer: number | null | undefined) => number
  /** Scores rows of codes that lie one after the other; scores come out the same way, NaN for none. */
  score: (codes: Uint8Array) => Float64Array
}

/** What one score is, from the row of codes that begins at `at` and the scores already worked out at `out`. */
type Step = (codes: Uint8Array, at: number, scores: Float64Array, out: number) => number

/**
 * Makes a measure ready to score many rows, the same as scoreAnswers does one by one. Throws for what is counted and not
 * asked: its figures do not fit a code.
 */
export function compileScorer(measure: Measure, informant: Informant = 'self'): CompiledScorer {
  const items = itemsOf(measure, informant)
  const values = items.map((item) => choicesOf(measure, item))
  if (values.some((choices) => choices.length >= NOT_ANSWERED))
    throw new Error(`${measure.name} has more answers than fit a code`)
  const steps = measure.scores.map((score) => compiled(measure, score, items))
  return {
    items: items.map(({ id }) => id),
    scores: measure.scores.map(({ key }) => key),
    codeOf: (id, answer) => codeOf(values[items.findIndex((item) => item.id === id)], answer),
    score: (codes) => scoreRows(codes, items.length, steps),
  }
}

function codeOf(values: readonly number[] | undefined, answer: number | null | undefined): number {
  const code = values && typeof answer === 'number' ? values.indexOf(answer) : -1
  return code < 0 ? NOT_ANSWERED : code
}

function scoreRows(codes: Uint8Array, width: number, steps: readonly Step[]): Float64Array {
  const rows = codes.length / width
  if (!Number.isInteger(rows))
    throw new Error(`${codes.length} codes are no whole number of rows of ${width}`)
  const scores = new Float64Array(rows * steps.length)
  for (let row = 0; row < rows; row++) {
    const out = row * steps.length
    for (let index = 0; index < steps.length; index++)
      scores[out + index] = (steps[index] as Step)(codes, row * width, scores, out)
  }
  return scores
}

const orNaN = (value: number | null): number => value ?? Number.NaN
const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value

function compiled(measure: Measure, score: MeasureScore, items: readonly MeasureItem[]): Step {
  const scoreAt = (key: string) => measure.scores.findIndex((one) => one.key === key)
  if ('total' in score) {
    const parts = score.total.map(scoreAt)
    return (_codes, _at, scores, out) => orNaN(totalOf(parts.map((part) => orNull(scores[out + part]))))
  }
  if ('table' in score) {
    const of = scoreAt(score.table.of)
    const from = measure.scores[of]?.from ?? 0
    return (_codes, _at, scores, out) =>
      score.table.values[(scores[out + of] ?? Number.NaN) - from] ?? Number.NaN
  }
  if ('item' in score) return answerIn(measure, score.item, items)
  if ('percent' in score) {
    const [part, whole] = [
      answerIn(measure, score.percent.of, items),
      answerIn(measure, score.percent.outOf, items),
    ]
    return (...row) => orNaN(percentOf(orNull(part(...row)), orNull(whole(...row))))
  }
  return added(measure, score, items)
}

/** The answer to one item, as a number. */
function answerIn(measure: Measure, id: string, items: readonly MeasureItem[]): Step {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) return () => Number.NaN
  const values = choicesOf(measure, items[index])
  return (codes, at) => values[codes[at + index] ?? NOT_ANSWERED] ?? Number.NaN
}

/** A sum or a mean: what each code of each item counts for lies ready in one table. */
function added(measure: Measure, score: AddingScore, items: readonly MeasureItem[]): Step {
  const mine = itemsIn(score, items)
  const places = Uint16Array.from(mine, (item) => items.indexOf(item))
  const counts = new Float64Array(mine.length * 256).fill(Number.NaN)
  for (const [index, item] of mine.entries())
    for (const [code, answer] of choicesOf(measure, item).entries())
      counts[index * 256 + code] = countOf(measure, item, answer)
  const zero = 'sum' in score && score.zeroWhen
  const zeroAnswer = zero ? answerIn(measure, zero.item, items) : null
  return (codes, at, scores, out) => {
    if (zero && zeroAnswer?.(codes, at, scores, out) === zero.is) return 0
    let sum = 0
    let answered = 0
    for (let index = 0; index < places.length; index++) {
      const counted = counts[index * 256 + (codes[at + (places[index] as number)] as number)] as number
      if (Number.isNaN(counted)) continue
      sum += counted
      answered += 1
    }
    return orNaN(combined(score, { sum, answered, of: mine.length }))
  }
}
