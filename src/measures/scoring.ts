import type { Measure, MeasureItem, MeasureScore } from '../blueprint/index.ts'

/** What was answered, by item; an item that was skipped or not asked is absent. */
export type ItemAnswers = Readonly<Record<string, number>>

/** Every score of a measure by its key; null where it cannot be worked out from what was answered. */
export type Scores = Readonly<Record<string, number | null>>

/**
 * The scores of one filling-in, by the measure's own rules: a score of one item is its answer; a sum needs every
 * item, reversed ones turned round; a table turns a sum into another number. Answers outside the choices, and items the
 * measure does not have, count as not answered.
 */
export function scoreAnswers(measure: Measure, answers: ItemAnswers): Scores {
  const scores: Record<string, number | null> = {}
  for (const score of measure.scores) scores[score.key] = scoreOf(measure, score, answers)
  return scores
}

function scoreOf(measure: Measure, score: MeasureScore, answers: ItemAnswers): number | null {
  if ('item' in score) return answerTo(measure, score.item, answers)
  if ('sum' in score) return sumOf(measure, answers)
  const of = measure.scores.find(({ key }) => key === score.table.of)
  const raw = of ? scoreOf(measure, of, answers) : null
  return of && raw !== null ? (score.table.values[raw - of.from] ?? null) : null
}

function sumOf(measure: Measure, answers: ItemAnswers): number | null {
  let sum = 0
  for (const item of measure.items) {
    const answer = answerTo(measure, item.id, answers)
    if (answer === null) return null
    sum += item.reverse ? turned(measure, answer) : answer
  }
  return sum
}

const turned = ({ choices }: Measure, answer: number): number => choices.from + choices.to - answer

function answerTo(measure: Measure, id: string, answers: ItemAnswers): number | null {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
  return answer !== undefined && isChoice(measure, answer) ? answer : null
}

/** Whether a number is one of the measure's choices. */
export const isChoice = ({ choices }: Measure, answer: number): boolean =>
  Number.isInteger(answer) && answer >= choices.from && answer <= choices.to

/** The items that were answered in a way that a person must read at once. */
export const riskIn = (measure: Measure, answers: ItemAnswers): string[] =>
  measure.items
    .filter(({ id, riskAnswers }) => riskAnswers.includes(answers[id] ?? Number.NaN))
    .map(({ id }) => id)

/** How many of the items that were asked have no answer. */
export const missingIn = (asked: readonly MeasureItem[], answers: ItemAnswers): number =>
  asked.filter(({ id }) => answers[id] === undefined).length
