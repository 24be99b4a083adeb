import type { AskingPoint, Programme } from '../blueprint/index.ts'
import { addDays, type DateOnly } from '../words/index.ts'

/** When somebody who begins on a day is asked; null where that cannot be known before. */
export function dueOn(programme: Programme, point: AskingPoint, begins: DateOnly): DateOnly | null {
  if (point.at === 'baseline' || point.at === 'review') return addDays(begins, point.weeks * 7)
  const end = endOf(programme, begins)
  if (point.at === 'end' || end === null) return end
  const weeks = weeksAfterEnding(programme, point.follow_up)
  return weeks === null ? null : addDays(end, weeks * 7)
}

const endOf = ({ duration }: Programme, begins: DateOnly): DateOnly | null =>
  duration.kind === 'weeks' ? addDays(begins, duration.weeks * 7) : null

/** How long after the ending a follow-up is, through those it comes after; null after a discharge, whose day nobody knows. */
function weeksAfterEnding({ follow_up }: Programme, key: string): number | null {
  let [weeks, at] = [0, key]
  for (const _ of follow_up) {
    const one = follow_up.find((each) => each.key === at)
    if (!one) return null
    weeks += one.weeks
    at = one.after
    if (at === 'ending') return weeks
  }
  return null
}
