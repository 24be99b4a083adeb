import { type AskingPoint, followsAfter, type Programme } from '../blueprint/index.ts'
import { addDays, type DateOnly } from '../words/index.ts'

/** When somebody who begins on a day is asked; null where that cannot be known before. */
export function dueOn(programme: Programme, point: AskingPoint, begins: DateOnly): DateOnly | null {
  if (point.at === 'baseline' || point.at === 'review') return addDays(begins, point.weeks * 7)
  const end = endOf(programme, begins)
  if (point.at === 'end' || end === null) return end
  const follows = followsAfter(programme, point.follow_up)
  return follows?.after === 'ending' ? addDays(end, follows.weeks * 7) : null
}

const endOf = ({ duration }: Programme, begins: DateOnly): DateOnly | null =>
  duration.kind === 'weeks' ? addDays(begins, duration.weeks * 7) : null
