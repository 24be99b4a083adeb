import {
  type About,
  choicesFor,
  itemsOf,
  type Measure,
  type MeasureItem,
  type MeasureScore,
  tidy,
} from '../blueprint/index.ts'

/** What was answered, by item; an item that was skipped or not asked is absent. */
export type ItemAnswers = Readonly<Record<string, number>>

/** Every score of a measure by its key; null where it cannot be worked out from what was answered. */
export type Scores = Readonly<Record<string, number | null>>

/**
 * The scores of one filling-in, by the measure's own rules. Answers outside the choices, and items that the measure
 * does not have or whoever answers is not asked, count as not answered. Without a word about who answers, it is the
 * young person.
 */
export function scoreAnswers(measure: Measure, answers: ItemAnswers, about: About = {}): Scores {
  const items = itemsOf(measure, about.informant)
  const scores: Record<string, number | null> = {}
  for (const score of measure.scores) scores[score.key] = scoreOf(score, { measure, items, answers, scores })
  return scores
}

/** What a score is worked out from. Scores above it in the file are there already. */
type From = {
  measure: Measure
  items: readonly MeasureItem[]
  answers: ItemAnswers
  scores: Readonly<Record<string, number | null>>
}

function scoreOf(score: MeasureScore, from: From): number | null {
  const { scores } = from
  if ('item' in score) return answerTo(from, score.item)
  if ('total' in score) return totalOf(score.total.map((key) => scores[key] ?? null))
  if ('table' in score) return tableValue(score, from)
  if ('percent' in score)
    return percentOf(answerTo(from, score.percent.of), answerTo(from, score.percent.outOf))
  if ('sum' in score && score.zeroWhen && answerTo(from, score.zeroWhen.item) === score.zeroWhen.is) return 0
  const items = itemsIn(score, from.items)
  const counted = items.flatMap((item) => {
    const answer = answerTo(from, item.id)
    return answer === null ? [] : [countOf(from.measure, item, answer)]
  })
  return combined(score, {
    sum: counted.reduce((sum, one) => sum + one, 0),
    answered: counted.length,
    of: items.length,
  })
}

/** A score that adds up items: all of them or a part, whole or with some missing. */
export type AddingScore = Extract<MeasureScore, { sum: unknown } | { mean: unknown }>

/** The items a score adds up, of those that whoever answers has. */
export function itemsIn(score: AddingScore, items: readonly MeasureItem[]): MeasureItem[] {
  const named = 'sum' in score ? score.sum : score.mean
  return items.filter(({ id }) => named === 'all items' || named.includes(id))
}

/** What a score is, given what its answered items add up to: null where too few were answered. */
export function combined(
  score: AddingScore,
  { sum, answered, of }: { sum: number; answered: number; of: number },
): number | null {
  const needed = score.needs === 'every item' ? of : score.needs
  if (answered < needed || answered === 0) return null
  if ('mean' in score) return tidy((sum / answered) * score.times)
  const whole = answered === of ? sum : (sum * of) / answered
  return score.rounded ? Math.floor(tidy(whole) + 0.5) : tidy(whole)
}

/** The sum of other scores: null where one of them is. */
export const totalOf = (parts: readonly (number | null)[]): number | null =>
  parts.reduce((sum: number | null, part) => (sum === null || part === null ? null : tidy(sum + part)), 0)

/** What part of what was possible came about, in a hundred: null where nothing was possible, or less than came about. */
export const percentOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 || part > whole ? null : tidy((part / whole) * 100)

function tableValue(
  score: Extract<MeasureScore, { table: unknown }>,
  { measure, scores }: From,
): number | null {
  const of = measure.scores.find(({ key }) => key === score.table.of)
  const raw = scores[score.table.of] ?? null
  return of && raw !== null ? (score.table.values[raw - of.from] ?? null) : null
}

/** What an answer counts for in a sum: itself, or what its choice counts for; turned round where the item is reversed. */
export function countOf(measure: Measure, item: MeasureItem, answer: number): number {
  const { from, to, step, counts } = choicesFor(measure, item)
  const turned = item.reverse ? tidy(from + to - answer) : answer
  return counts ? (counts[Math.round((turned - from) / step)] ?? turned) : turned
}

function answerTo({ measure, items, answers }: From, id: string): number | null {
  const item = items.find((one) => one.id === id)
  const answer = item && Object.hasOwn(answers, id) ? answers[id] : undefined
  return item && answer !== undefined && isChoice(measure, item, answer) ? answer : null
}

/** Whether a number is one of the choices of an item. */
export function isChoice(measure: Measure, item: MeasureItem, answer: number): boolean {
  const { from, to, step } = choicesFor(measure, item)
  return answer >= from && answer <= to && tidy(Math.round(answer / step) * step) === answer
}

/** The items that were answered in a way that a person must read at once. */
export const riskIn = (measure: Measure, answers: ItemAnswers): string[] =>
  measure.items
    .filter(({ id, riskAnswers }) => riskAnswers.includes(answers[id] ?? Number.NaN))
    .map(({ id }) => id)

/** How many of the items that were asked have no answer. */
export const missingIn = (asked: readonly MeasureItem[], answers: ItemAnswers): number =>
  asked.filter(({ id }) => answers[id] === undefined).length
