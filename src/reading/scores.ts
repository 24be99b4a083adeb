import type { Measure } from '../blueprint/index.ts'
import { isAnswered } from '../filling-in/index.ts'
import { type Banded, bandsOf, scoreAnswers, scoreFigure } from '../measures/index.ts'
import { agesOf } from '../surveys/index.ts'

/** One score as a reader sees it beside the answers it is made of; a band only where its source was read. */
export type ScoreRead = { name: string; figure: string; scale: string; bands: readonly string[] }

/** Where the items of a measure stand among the bytes of a survey, and what the slip says of whoever answered. */
type Asked = { at: Readonly<Record<string, number>>; answers: Uint8Array; yearGroup: number | null }

/**
 * The scores of a measure for one pupil, by its own rules; none where too little was answered. A score that is one answer
 * says nothing new and is left out, unless it has a band.
 */
export function scoresIn(measure: Measure, { at, answers, yearGroup }: Asked): ScoreRead[] {
  const given = Object.entries(at).flatMap(([item, place]) =>
    isAnswered(answers[place]) ? [[item, answers[place] as number] as const] : [],
  )
  const scores = scoreAnswers(measure, Object.fromEntries(given))
  const banded = bandsWhateverAge(measure, scores, yearGroup)
  return measure.scores.flatMap((score) => {
    const value = scores[score.key] ?? null
    const bands = banded.filter((one) => one.score.key === score.key)
    if (value === null || ('item' in score && bands.length === 0)) return []
    return [
      {
        ...{ name: score.name, figure: scoreFigure(value) },
        scale: `from ${score.from} to ${score.to}, ${score.better} is better`,
        bands: bands.map(({ band, set }) => `${band} (${set.set})`),
      },
    ]
  })
}

// A slip knows the year group and no birthday: a set for an age counts where both ages of that year are in it.
function bandsWhateverAge(
  measure: Measure,
  scores: ReturnType<typeof scoreAnswers>,
  yearGroup: number | null,
): Banded[] {
  if (yearGroup === null) return bandsOf(measure, scores)
  const { youngest, oldest } = agesOf([yearGroup])
  const older = bandsOf(measure, scores, { age: oldest })
  return bandsOf(measure, scores, { age: youngest }).filter((one) =>
    older.some((other) => other.set === one.set && other.score.key === one.score.key),
  )
}
