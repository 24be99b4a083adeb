import {
  type About,
  isSourced,
  type Measure,
  type MeasureBands,
  type MeasureScore,
} from '../blueprint/index.ts'
import type { Scores } from './scoring.ts'

/** The band one score falls into, and which set of bands says so. */
export type Banded = { score: MeasureScore; set: MeasureBands; band: string }

/**
 * The bands of these scores for whoever they are about. Only bands whose source somebody has read or cited: what is
 * from memory tells nobody anything. A set that is for an age or a sex is silent where we do not know theirs.
 */
export function bandsOf(measure: Measure, scores: Scores, about: About = {}): Banded[] {
  return measure.bands
    .filter((set) => isSourced(set) && isMeantFor(set, about))
    .flatMap((set) => bandedIn(measure, scores, set))
}

function isMeantFor({ for: meant }: MeasureBands, { age, sex, informant = 'self' }: About): boolean {
  if (meant.informant && meant.informant !== informant) return false
  if (meant.sex && meant.sex !== sex) return false
  if (!meant.ages) return true
  const { from, to = Number.POSITIVE_INFINITY } = meant.ages
  return typeof age === 'number' && age >= from && age <= to
}

function bandedIn(measure: Measure, scores: Scores, set: MeasureBands): Banded[] {
  return measure.scores.flatMap((score) => {
    const cuts = Object.hasOwn(set.cuts, score.key) ? set.cuts[score.key] : undefined
    const value = scores[score.key] ?? null
    if (!cuts || value === null) return []
    const at = cuts.findIndex(([from, to]) => value >= from && value <= to)
    const names = score.better === 'higher' ? (set.namesWhereHigherIsBetter ?? set.names) : set.names
    const band = names[at]
    return band ? [{ score, set, band }] : []
  })
}

/**
 * From how many points on a change of one person in this score is more than chance: undefined unless we read a source
 * that says so.
 */
export const changeThatCounts = ({ change }: MeasureScore): number | undefined =>
  change?.checked === 'read' ? change.points : undefined
