import {
  type Asking,
  type AskingPoint,
  followsAfter,
  type Informant,
  type Point,
  type Programme,
} from '../../blueprint/index.ts'
import { addDays, type DateOnly } from '../../words/index.ts'

/** Days in which somebody is asked after they begin or end: both may come as a surprise; our own choice. */
export const DAYS_TO_ASK = 7

export type CountedFrom = 'beginning' | 'ending' | 'discharge'

/** Something that the blueprint asks of somebody who takes part: which measure, when, and how. */
export type LaidPoint = {
  /** Empty where nothing is asked: somebody looks back with them. */
  measure: string
  /** What is done then, in the blueprint's words; empty where a measure is asked. */
  does: string
  who: Informant
  point: Point
  followUp: string
  asked: AskingPoint['asked'] | 'in-person'
  countedFrom: CountedFrom
  days: number
  windowDays: number
  dueOn: DateOnly | null
}

/** Whoever was reached so many days before its day, or later, was looked back with; our own choice. */
const LOOKING_BACK_DAYS = 7

/** Everything that is asked of somebody who begins on a day, by the blueprint of that day, and each look back with them. */
export const laidOut = (programme: Programme, begins: DateOnly): LaidPoint[] => [
  ...programme.measures.flatMap((asking) =>
    asking.points.flatMap((point) => {
      const when = whenOf(programme, point, begins)
      return when ? [{ ...common(asking, point), ...when }] : []
    }),
  ),
  ...lookingBack(programme),
]

/** The follow-ups at which no measure is asked: they fall due as well. */
function lookingBack(programme: Programme): LaidPoint[] {
  const points = programme.measures.flatMap((asking) => asking.points)
  const measured = new Set(points.flatMap((point) => (point.at === 'follow-up' ? [point.follow_up] : [])))
  return programme.follow_up.flatMap(({ key, does }) => {
    const follows = measured.has(key) ? null : followsAfter(programme, key)
    if (!follows) return []
    return [
      {
        ...{ measure: '', does, who: 'self', point: 'follow-up', followUp: key, asked: 'in-person' },
        ...{
          countedFrom: follows.after,
          days: follows.weeks * 7,
          windowDays: LOOKING_BACK_DAYS,
          dueOn: null,
        },
      },
    ]
  })
}

const common = (asking: Asking, point: AskingPoint) => ({
  ...{ measure: asking.measure, does: '', who: asking.who, point: point.at, asked: point.asked },
  followUp: point.at === 'follow-up' ? point.follow_up : '',
  windowDays: asking.counts_within_weeks * 7,
})

type When = Pick<LaidPoint, 'countedFrom' | 'days' | 'dueOn'>

function whenOf(programme: Programme, point: AskingPoint, begins: DateOnly): When | null {
  if (point.at === 'baseline' || point.at === 'review') {
    const days = point.weeks * 7 + (point.at === 'baseline' ? DAYS_TO_ASK : 0)
    return { countedFrom: 'beginning', days, dueOn: addDays(begins, days) }
  }
  if (point.at === 'end') {
    const { duration } = programme
    const dueOn = duration.kind === 'weeks' ? addDays(begins, duration.weeks * 7) : null
    return { countedFrom: 'ending', days: DAYS_TO_ASK, dueOn }
  }
  const follows = followsAfter(programme, point.follow_up)
  return follows && { countedFrom: follows.after, days: follows.weeks * 7, dueOn: null }
}

/** A point as it stands with one person. */
export type StandingPoint = LaidPoint & {
  id: string
  /** The ask that was made for it and not taken back, if any. */
  askId: string | null
  answeredOn: DateOnly | null
  setAside: string | null
}

/** How a point stands, from most settled to not known yet. */
export type Standing = 'answered' | 'set_aside' | 'asked' | 'elsewhere' | 'missed' | 'due' | 'later'

/** How a point stands. What was to be asked before somebody ended is not asked of them afterwards. */
export function standingOf(point: StandingPoint, { ended }: { ended: boolean }): Standing {
  if (point.answeredOn) return 'answered'
  if (point.setAside !== null) return 'set_aside'
  if (point.askId) return 'asked'
  // No worker asks it.
  if (point.asked === 'in-a-survey') return 'elsewhere'
  if (ended && point.countedFrom === 'beginning') return 'missed'
  return point.dueOn === null ? 'later' : 'due'
}

/** What may be done with a point. Screens and routes ask here. */
export const pointCan = {
  /** It is asked by a worker, by link or beside them, or counted from registers; goals are rated in the plan, and looking back is a contact. */
  beAsked: (point: StandingPoint, about: { ended: boolean }): boolean =>
    standingOf(point, about) === 'due' && point.asked !== 'in-the-plan' && point.asked !== 'in-person',
  /** A worker says why it is not asked. */
  beSetAside: (point: StandingPoint, about: { ended: boolean }): boolean =>
    standingOf(point, about) === 'due',
} as const

/** When in a programme, as a sentence goes on: 'at the start'. */
export const pointWords: Record<Point, string> = {
  baseline: 'at the start',
  review: 'on the way',
  end: 'at the end',
  'follow-up': 'afterwards',
}
