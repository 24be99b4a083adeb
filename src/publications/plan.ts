import type { Measure } from '../blueprint/index.ts'
import type { Questionnaire, QuestionnaireItem } from '../surveys/index.ts'
import { choiceGroupsOf } from './choice-groups.ts'
import { bandsFor, bytesBehind, type ScoredMeasure, scoredMeasure } from './scored-measures.ts'

/** Answers that are counted together: 'from' to 'to'. `key` names them in figures, `name` on the screen. */
export type ChoiceGroup = { key: string; name: string; from: number; to: number }

/** One thing that figures are about: an item, or the score of a measure. What is frozen with the figures. */
export type Variable = {
  key: string
  kind: 'item' | 'score'
  domain: string
  /** The measure it belongs to, where it belongs to one. */
  measure: string | null
  name: string
  lead: string | null
  better: 'higher' | 'lower' | null
  /** Whether it is a number whose mean says something: a score, or an answer on a long scale. */
  numeric: boolean
  sensitive: boolean
  /** The lowest and highest it can be. */
  from: number
  to: number
  bands: ChoiceGroup[]
  /** Of one thing of a question of which several may be picked: which question, what it is called, how many at most. */
  picked?: { of: string; question: string; thing: string; most: number }
}

/** An item, counted answer by answer: `at` is its byte, `offset` where its lowest answer is counted. */
export type CountedItem = { variable: Variable; at: number; offset: number; width: number; family: number }
/**
 * A score that is more than one item: `nth` of the scores of that measure. At `offset` stand how many have one, its sum,
 * its squares, and how many are in each of its bands.
 */
export type CountedScore = {
  variable: Variable
  measure: ScoredMeasure
  nth: number
  behind: number[]
  offset: number
  family: number
}

/** What is counted of a round: every variable, and which of them are bound together by sums. */
export type Plan = {
  items: CountedItem[]
  scores: CountedScore[]
  /** How many counters, and how many sums, one group of pupils needs. */
  counters: number
  sums: number
  /** Variables whose figures follow from one another are shown and hidden together. */
  families: { items: CountedItem[]; scores: CountedScore[] }[]
  /** How many answers there are to a filling-in. */
  bytes: number
}

/** What a frozen questionnaire makes countable, by the measures that this program knows in that very version. */
export function planFor(questionnaire: Questionnaire, measures: readonly Measure[]): Plan {
  const { items, counters } = countedItems(questionnaire)
  const scores: CountedScore[] = []
  let sums = 0
  for (const asked of questionnaire.measures) {
    const measure = measures.find(({ key, version }) => key === asked.key && version === asked.version)
    if (measure) sums = addScores({ measure, asked, items, scores, from: sums })
  }
  joinFamilies(items, scores)
  joinPicked(items)
  const families = [...new Set(items.map(({ family }) => family))].map((family) => ({
    items: items.filter((one) => one.family === family),
    scores: scores.filter((one) => one.family === family),
  }))
  return { items, scores, counters, sums, families, bytes: questionnaire.items.length }
}

function countedItems({ items: asked, measures }: Questionnaire): { items: CountedItem[]; counters: number } {
  let offset = 0
  const items = asked.map((item, at): CountedItem => {
    const width = item.choices.to - item.choices.from + 1
    const counted = { variable: itemVariable(item, at, measures), at, offset, width, family: at }
    offset += width
    return counted
  })
  return { items, counters: offset }
}

function itemVariable(item: QuestionnaireItem, at: number, measures: Questionnaire['measures']): Variable {
  const { from, to } = item.choices
  return {
    key: item.id,
    kind: 'item',
    domain: item.domain,
    measure: measures.find((one) => Object.values(one.at).includes(at))?.key ?? null,
    ...{ name: nameOf(item), lead: item.lead?.en ?? null },
    better: item.better ?? null,
    numeric: to - from >= 7,
    sensitive: item.sensitive,
    from,
    to,
    bands: choiceGroupsOf(item),
    ...pickedOf(item),
  }
}

const nameOf = ({ id, words, picked }: QuestionnaireItem): string =>
  [words.en ?? id, picked?.thing.en].filter(Boolean).join(' ')

function pickedOf({ words, picked }: QuestionnaireItem): Pick<Variable, 'picked'> {
  if (!picked) return {}
  const { of, thing, most } = picked
  return { picked: { of, most, question: words.en ?? of, thing: thing.en ?? '' } }
}

type Adding = {
  measure: Measure
  asked: Questionnaire['measures'][number]
  items: readonly CountedItem[]
  scores: CountedScore[]
  from: number
}

/** A score of one item names that item; any other is a variable of its own. Gives where the next one's sums stand. */
function addScores({ measure, asked, items, scores, from }: Adding): number {
  const ready = scoredMeasure(measure, asked)
  let offset = from
  for (const [nth, score] of measure.scores.entries()) {
    if (!score.compared) continue
    const key = `${measure.key}.${score.key}`
    const bands = bandsFor(measure, score)
    const behind = bytesBehind(measure, score, asked)
    const mine = behind.flatMap((at) => items[at] ?? [])
    if (mine.length === 0) continue
    const named = { key, kind: 'score', better: score.better, numeric: true } as const
    if ('item' in score) {
      const whole =
        bands.length > 0 && bands.every((band) => Number.isInteger(band.from) && Number.isInteger(band.to))
      Object.assign(mine[0]?.variable ?? {}, { ...named, name: score.name }, whole ? { bands } : {})
      continue
    }
    scores.push({
      variable: {
        ...{ ...named, domain: asked.domain, measure: measure.key, lead: null },
        name: `${measure.name}: ${score.name}`,
        sensitive: mine.some(({ variable }) => variable.sensitive),
        ...{ from: score.from, to: score.to, bands },
      },
      ...{ measure: ready, nth, behind, offset, family: -1 },
    })
    offset += 3 + bands.length
  }
  return offset
}

/**
 * Things of one question are shown and hidden together: nobody picks more than so many, so that from all but one thing
 * something could follow about the last.
 */
function joinPicked(items: readonly CountedItem[]): void {
  const first = new Map<string, number>()
  for (const one of items) {
    const { picked } = one.variable
    if (!picked) continue
    one.family = first.get(picked.of) ?? one.family
    first.set(picked.of, one.family)
  }
}

/** Items that are added up into one score are one family with it. */
function joinFamilies(items: readonly CountedItem[], scores: readonly CountedScore[]): void {
  for (const score of scores) {
    const joined = new Set(score.behind.flatMap((at) => items[at]?.family ?? []))
    const family = Math.min(...joined)
    for (const one of [...items, ...scores]) if (joined.has(one.family)) one.family = family
    score.family = family
  }
}
