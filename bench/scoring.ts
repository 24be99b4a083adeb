import { itemsOf } from '../src/blueprint/index.ts'
import { compileScorer, measureCalled, measureLibrary, scoreAnswers } from '../src/measures/index.ts'
import { DoesNotCount } from './stand.ts'
import { tableOf, whole } from './table.ts'

const ROWS = 100_000
const ROUNDS = 5

/** Answer sets scored a second: one by one, ready-made for a population, and the codes merely read. */
export type ScoringFigure = { measure: string; oneByOne: number; compiled: number; read: number }

/** Scores a population's answers to three measures both ways. Void when the two do not agree on every score. */
export const measureScoring = (): ScoringFigure[] => ['swemwbs', 'ons4', 'sdq'].map(measureOne)

function measureOne(key: string): ScoringFigure {
  const measure = measureCalled(measureLibrary(), key)
  if (!measure) throw new DoesNotCount(`there is no measure ${key}`)
  const scorer = compileScorer(measure)
  const items = itemsOf(measure)
  const sets = Array.from({ length: ROWS }, (_, row) =>
    Object.fromEntries(items.map(({ id }, at) => [id, (row * 7 + at * 3) % 2 === 0 ? 1 : 2])),
  )
  const codes = Uint8Array.from(sets.flatMap((set) => scorer.items.map((id) => scorer.codeOf(id, set[id]))))
  const worked = scorer.score(codes)
  const differs = sets.some((set, row) => {
    const scores = scoreAnswers(measure, set)
    return scorer.scores.some(
      (score, at) => !Object.is(worked[row * scorer.scores.length + at], scores[score] ?? Number.NaN),
    )
  })
  if (differs) throw new DoesNotCount(`the two ways of scoring ${measure.name} do not agree`)
  return {
    measure: measure.name,
    oneByOne: rateOf(() => sets.forEach((set) => void scoreAnswers(measure, set))),
    compiled: rateOf(() => void scorer.score(codes)),
    read: rateOf(() => void codes.reduce((sum, code) => sum + code, 0)),
  }
}

/** The median rate of some rounds, after one that is thrown away. */
function rateOf(work: () => void): number {
  work()
  const rates = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    work()
    return (ROWS / (performance.now() - began)) * 1000
  })
  return rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
}

/** The figures as lines. */
export const scoringLines = (figures: readonly ScoringFigure[]): string[] => [
  `Answer sets scored a second, ${whole(ROWS)} of each measure, beside merely reading their codes`,
  ...tableOf(
    ['', 'one by one', 'for a population', 'codes read'],
    figures.map(({ measure, oneByOne, compiled, read }) => [
      measure,
      whole(oneByOne),
      whole(compiled),
      whole(read),
    ]),
  ),
]
