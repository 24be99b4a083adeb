import type { Measure, MeasureScore } from '../blueprint/index.ts'
import { dateInLondon, listOf, plainDate } from '../words/index.ts'
import type { AnswerSet } from './answer-store.ts'

/** One score before and after. */
export type ComparedScore = { score: MeasureScore; before: number; after: number }

/** Two filling-ins of one measure by the same person, or the sentence that says why there are not two. */
export type Comparison = {
  supportId: string
  youngPersonId: string
  measure: Measure
} & (
  | { paired: true; baseline: AnswerSet; followUp: AnswerSet; scores: readonly ComparedScore[] }
  | { paired: false; because: string }
)

/**
 * Compares over time: for each support, measure and person, the first baseline with the last follow-up after it. Only
 * scores that both have are compared, and only within one version (rule 7: paired or silent). A measure without a score to
 * compare, as one of thoughts of suicide, is left out.
 */
export function compareOverTime(measures: readonly Measure[], sets: readonly AnswerSet[]): Comparison[] {
  const groups = new Map<string, AnswerSet[]>()
  for (const set of sets) {
    const key = [set.supportId, set.youngPersonId, set.supporterId ?? '', set.measure].join('/')
    groups.set(key, [...(groups.get(key) ?? []), set])
  }
  return [...groups.values()].flatMap((group) => {
    const known = measures.filter(({ key }) => key === group[0]?.measure)
    // In the version it was first asked in; an older one may have other scores.
    const measure = known.find(({ version }) => version === firstOf(group)?.version) ?? known.at(-1)
    return measure?.scores.some(({ compared }) => compared) ? [compareOne(measure, group)] : []
  })
}

function compareOne(measure: Measure, group: readonly AnswerSet[]): Comparison {
  const inOrder = [...group].sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
  const about = {
    supportId: group[0]?.supportId ?? '',
    youngPersonId: group[0]?.youngPersonId ?? '',
    measure,
  }
  const because = (sentence: string): Comparison => ({ ...about, paired: false, because: sentence })
  const baseline = firstOf(inOrder)
  if (!baseline)
    return because(`${measure.name} was not filled in at the start, so there is nothing to compare with.`)
  const followUp = inOrder.findLast(
    ({ occasion, answeredAt }) => occasion === 'follow_up' && answeredAt >= baseline.answeredAt,
  )
  if (!followUp)
    return because(
      `${measure.name} was filled in once, on ${dayOf(baseline)}. One time says nothing about change.`,
    )
  if (baseline.version !== followUp.version || baseline.version !== measure.version)
    return because(`${measure.name} was filled in twice, in different versions, which cannot be compared.`)
  const scores = comparedScores(measure, baseline, followUp)
  return scores.length > 0
    ? { ...about, paired: true, baseline, followUp, scores }
    : because(`${measure.name} was filled in twice, and too much was skipped to compare the two.`)
}

const firstOf = (sets: readonly AnswerSet[]): AnswerSet | undefined =>
  [...sets]
    .sort((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
    .find(({ occasion }) => occasion === 'baseline')

function comparedScores(measure: Measure, baseline: AnswerSet, followUp: AnswerSet): ComparedScore[] {
  return measure.scores
    .filter(({ compared }) => compared)
    .flatMap((score) => {
      const before = baseline.score[score.key] ?? null
      const after = followUp.score[score.key] ?? null
      return before === null || after === null ? [] : [{ score, before, after }]
    })
}

const dayOf = ({ answeredAt }: AnswerSet): string => plainDate(dateInLondon(answeredAt))

/** How a score reads as a figure: two decimals where its table has them. */
export const scoreFigure = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(2)

/** 'Life satisfaction went from 4 to 7 (higher is better).' */
export function changeSentence({ score, before, after }: ComparedScore): string {
  const from = scoreFigure(before)
  const to = scoreFigure(after)
  return before === after
    ? `${score.name} stayed at ${from}.`
    : `${score.name} went from ${from} to ${to} (${score.better} is better).`
}

/** What a change means and what it does not, in one sentence. */
export function whatItMeans({ baseline, followUp, scores }: Comparison & { paired: true }): string {
  const names = listOf(scores.map(({ score }) => score.name.toLowerCase()))
  return `What they answered about ${names} on ${dayOf(baseline)} and on ${dayOf(followUp)}: change, not cause. It does not say what brought it about, and one day’s answer can differ from the next by chance.`
}
