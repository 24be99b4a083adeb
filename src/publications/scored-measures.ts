import { choicesOf, isSourced, itemsOf, type Measure, type MeasureScore } from '../blueprint/index.ts'
import { type CompiledScorer, compileScorer, NOT_ANSWERED } from '../measures/index.ts'
import type { Questionnaire } from '../surveys/index.ts'
import type { ChoiceGroup } from './plan.ts'

/** A measure of a round, ready to be scored from the bytes of filling-ins. */
export type ScoredMeasure = {
  compiled: CompiledScorer
  /** The byte of each item of the scorer, -1 where it was not asked; and the code of each byte there. */
  places: Int32Array
  codes: Uint8Array
}

type Asked = Questionnaire['measures'][number]

/** Makes a measure ready, as it was asked. */
export function scoredMeasure(measure: Measure, asked: Asked): ScoredMeasure {
  const compiled = compileScorer(measure)
  const { items } = compiled
  const codes = new Uint8Array(items.length * 256).fill(NOT_ANSWERED)
  for (const [index, item] of itemsOf(measure).entries())
    for (const [code, answer] of choicesOf(measure, item).entries())
      if (Number.isInteger(answer) && answer >= 0 && answer < NOT_ANSWERED) codes[index * 256 + answer] = code
  return { compiled, places: Int32Array.from(items, (id) => asked.at[id] ?? -1), codes }
}

/** The scores of every filling-in among the bytes, one row after the other. */
export function scoresOf(
  { compiled, places, codes }: ScoredMeasure,
  records: Uint8Array,
  { head, width }: { head: number; width: number },
): Float64Array {
  const rows = Math.floor(records.length / width)
  const coded = new Uint8Array(rows * places.length).fill(NOT_ANSWERED)
  for (let row = 0; row < rows; row++)
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number
      if (place >= 0)
        coded[row * places.length + index] = codes[
          index * 256 + (records[row * width + head + place] as number)
        ] as number
    }
  return compiled.score(coded)
}

/** The bytes that a score is worked out from; a part that was not asked has none. */
export function bytesBehind(measure: Measure, score: MeasureScore, asked: Asked): number[] {
  if ('table' in score) return behindScore(measure, score.table.of, asked)
  if ('total' in score) return score.total.flatMap((key) => behindScore(measure, key, asked))
  if ('percent' in score) return [score.percent.of, score.percent.outOf].flatMap((id) => asked.at[id] ?? [])
  if ('item' in score) return [score.item].flatMap((id) => asked.at[id] ?? [])
  const named = 'sum' in score ? score.sum : score.mean
  const ids = named === 'all items' ? itemsOf(measure).map(({ id }) => id) : named
  return ids.flatMap((id) => asked.at[id] ?? [])
}

const behindScore = (measure: Measure, key: string, asked: Asked): number[] => {
  const score = measure.scores.find((one) => one.key === key)
  return score ? bytesBehind(measure, score, asked) : []
}

/** The bands of a score that are for everybody and whose source is known; none otherwise. */
export function bandsFor(measure: Measure, score: MeasureScore): ChoiceGroup[] {
  const set = measure.bands.find(
    (one) =>
      isSourced(one) &&
      !one.for.ages &&
      !one.for.sex &&
      (one.for.informant ?? 'self') === 'self' &&
      one.cuts[score.key],
  )
  const names = set && (score.better === 'higher' ? (set.namesWhereHigherIsBetter ?? set.names) : set.names)
  return (set?.cuts[score.key] ?? []).map(([from, to], at) => ({
    key: `${from}-${to}`,
    name: names?.[at] ?? `${from} to ${to}`,
    ...{ from, to },
  }))
}
