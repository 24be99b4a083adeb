import { points as pointNames } from '../../blueprint/index.ts'
import { type DateOnly, plainDate, spokenDay } from '../../words/index.ts'
import type { Enrolment } from '../enrolment.ts'
import { pointName } from '../points/asking.tsx'
import { pointCan, type StandingPoint, standingOf } from '../points/point.ts'

const notKnownYet: Record<StandingPoint['countedFrom'], string> = {
  beginning: 'When it begins',
  ending: 'When it ends',
  discharge: 'After they leave hospital or specialist care',
}

/** How a point stands, in words. */
function stands(point: StandingPoint, ended: boolean, today: DateOnly): string {
  const { asked: how } = point
  const done = how === 'in-person' ? 'done' : how === 'from-registers' ? 'counted' : 'asked'
  switch (standingOf(point, { ended })) {
    case 'answered':
      return `${how === 'in-person' ? 'Done' : how === 'from-registers' ? 'Counted' : 'Answered'} on ${plainDate(point.answeredOn as DateOnly)}`
    case 'set_aside':
      return `Not ${done}. ${point.setAside}`
    case 'asked':
      return how === 'from-registers' ? 'Begun, not counted yet' : 'Asked, no answer yet'
    case 'elsewhere':
      return 'Asked in a survey of the school'
    case 'missed':
      return `Not ${done} before it ended`
    case 'due':
      return `${(point.dueOn as DateOnly) < today ? 'Late, not' : 'Not'} ${done} yet`
    default:
      return `Not ${done} yet`
  }
}

export type TimetableProps = {
  enrolment: Pick<Enrolment, 'id' | 'supportId'>
  name: string
  ended: boolean
  points: readonly StandingPoint[]
  today: DateOnly
  asksDischarge: boolean
}

/** What a programme asks of somebody and when, with what may be done about each. */
export function Timetable(props: TimetableProps) {
  const { enrolment, name, ended, points, today, asksDischarge } = props
  const home = `/enrolments/${enrolment.id}`
  return (
    <>
      <h2 id="asked">What {name} is asked, and when</h2>
      {asksDischarge && (
        <p>
          Some of it is counted from the day they leave hospital or specialist care.{' '}
          <a href={`${home}/discharge`}>Say when {name} left</a>
        </p>
      )}
      <ul class="nhsuk-list nhsuk-list--border">
        {points.map((point) => (
          <li>
            <strong>{pointName(point)}</strong>, {pointNames[point.point].toLowerCase()}
            <br />
            {point.dueOn ? `By ${spokenDay(point.dueOn)}` : notKnownYet[point.countedFrom]}.{' '}
            {stands(point, ended, today)} {point.does}
            {actions(point, { ended, home, support: enrolment.supportId, of: pointName(point) })}
          </li>
        ))}
      </ul>
    </>
  )
}

type Where = { ended: boolean; home: string; support: string; of: string }

function actions(point: StandingPoint, { ended, home, support, of }: Where) {
  const rated = point.asked === 'in-the-plan' && standingOf(point, { ended }) === 'due'
  const counted = point.asked === 'from-registers'
  const path = `${home}/points/${point.id}`
  if (!pointCan.beSetAside(point, { ended })) return null
  if (point.asked === 'in-person')
    return (
      <>
        <br />
        <a href={`/supports/${support}`}>Look back with them, from their record</a> ·{' '}
        <a href={`${path}/setting-aside`}>Say why nobody does</a>
      </>
    )
  return (
    <>
      <br />
      {rated && <a href={`/supports/${support}/plan`}>Rate the goals in the plan</a>}
      {pointCan.beAsked(point, { ended }) && (
        <a href={path}>
          {counted ? 'Count' : 'Ask'} {of}
        </a>
      )}
      {(rated || pointCan.beAsked(point, { ended })) && ' · '}
      <a href={`${path}/setting-aside`}>
        Say why {of} is not {counted ? 'counted' : 'asked'}
      </a>
    </>
  )
}
