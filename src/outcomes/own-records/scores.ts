import { askingOf, type Measure, type Point, type Programme } from '../../blueprint/index.ts'
import { addDays, type DateOnly } from '../../words/index.ts'

/** Something that was answered while a programme ran, or a number that a goal was given, oldest first. */
export type Given = {
  enrolment: string
  measure: string
  occasion: string
  score: unknown
  givenOn: DateOnly
  /** The point of the programme that it was asked for, where it was. */
  point: Point | null
}

/** A score as a cohort keeps it, of somebody by their enrolment. */
export type PointedScore = { measure: string; point: Point; value: string; date: DateOnly }

/** Days after the end up to which something that is asked still tells how it was at the end; our own choice. */
export const DAYS_OF_THE_END = 28

/**
 * The points of one measure of one person. What was asked first, for a start, is the baseline. Of what came later the last up
 * to some days after the end is the end, once it has ended; what came before that is on the way, and what came after is
 * afterwards. Of several at one point the last counts, of a baseline the first. A measure that has no start has only an end.
 */
export function pointsOf(
  given: readonly { first: boolean; value: string; givenOn: DateOnly }[],
  { endedOn, hasStart }: { endedOn: DateOnly | null; hasStart: boolean },
): Partial<Record<Point, { value: string; givenOn: DateOnly }>> {
  const baseline = hasStart ? given.find(({ first }) => first) : undefined
  const later = given.filter((one) => one !== baseline && !(hasStart && one.first))
  const last = endedOn === null ? null : addDays(endedOn, DAYS_OF_THE_END)
  const during = later.filter(({ givenOn }) => last === null || givenOn <= last)
  const afterwards = later.filter(({ givenOn }) => last !== null && givenOn > last).at(-1)
  const isOver = endedOn !== null || !hasStart
  const end = isOver ? during.at(-1) : undefined
  const review = (isOver ? during.slice(0, -1) : during).at(-1)
  return {
    ...(baseline ? { baseline } : {}),
    ...(review ? { review } : {}),
    ...(end ? { end } : {}),
    ...(afterwards ? { 'follow-up': afterwards } : {}),
  }
}

const FAMILY_GOAL = /^family-goal:(\d+)$/
const MOST_GOALS = 99

/**
 * The goals of a family's plan as goals of whoever takes part, counted on from their own, where the programme rates those of a
 * family; nothing of them where it does not.
 */
export function withFamilyGoals(programme: Programme, given: readonly Given[]): Given[] {
  const ofFamilies = askingOf(programme, 'gbo')?.who === 'parent'
  const own = new Map<string, number>()
  for (const { enrolment, measure } of given)
    own.set(enrolment, Math.max(own.get(enrolment) ?? 0, Number(/^gbo:(\d+)$/.exec(measure)?.[1] ?? 0)))
  return given.flatMap((one) => {
    const nth = FAMILY_GOAL.exec(one.measure)?.[1]
    if (nth === undefined) return [one]
    const goal = (own.get(one.enrolment) ?? 0) + Number(nth)
    return ofFamilies && goal <= MOST_GOALS ? [{ ...one, measure: `gbo:${goal}` }] : []
  })
}

/** What a cohort keeps of everything that somebody answered: only the points at which the programme asks. */
export function scoresOf(
  programme: Programme,
  measures: readonly Measure[],
  endedOn: DateOnly | null,
  given: readonly Given[],
): PointedScore[] {
  const keys = [...new Set(given.map(({ measure }) => measure))]
  return keys.flatMap((key) => {
    const asking = askingOf(programme, key.replace(/:.*/, ''))
    if (!asking) return []
    const ats = asking.points.map(({ at }) => at)
    const own = given.filter(({ measure }) => measure === key)
    const isGoal = key.includes(':')
    const values = own.flatMap(({ score, occasion, givenOn, point }, nth) => {
      const value = isGoal ? score : valueIn(score, measures, asking)
      if (typeof value !== 'number') return []
      return [{ first: isGoal ? nth === 0 : occasion === 'baseline', value: String(value), givenOn, point }]
    })
    const untied = values.filter(({ point }) => point === null)
    const found = {
      ...pointsOf(untied, { endedOn, hasStart: ats.includes('baseline') }),
      // What was asked for a point is that point, whatever its day says.
      ...Object.fromEntries(values.flatMap((one) => (one.point ? [[one.point, one]] : []))),
    }
    return ats.flatMap((point) => {
      const one = found[point]
      return one ? [{ measure: key, point, value: one.value, date: one.givenOn }] : []
    })
  })
}

/** The score that the programme looks at: the one it names, or the measure's first. */
function valueIn(
  score: unknown,
  measures: readonly Measure[],
  asking: { measure: string; score?: string | undefined },
): unknown {
  const measure = measures.find(({ key }) => key === asking.measure)
  const key = asking.score ?? measure?.scores[0]?.key
  return key && typeof score === 'object' && score !== null ? (score as Record<string, unknown>)[key] : null
}
