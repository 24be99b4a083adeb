import { type PointDue, pointWords } from '../enrolments/index.ts'
import { displayFirstName } from '../words/index.ts'
import { askThem, calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/** What programmes ask of somebody, and that nobody has asked yet. */
export function pointThings(
  due: readonly PointDue[],
  eyes: Beholding,
  measureName: (key: string) => string,
): Thing[] {
  return due.map((one) => {
    const side = sideOf(one.workerId, eyes)
    const called = displayFirstName(one.name, one.preferredName)
    const inPlan = one.asked === 'in-the-plan'
    const back = one.asked === 'in-person'
    const counted = one.asked === 'from-registers'
    const when = pointWords[one.point]
    const at = `/supports/${one.supportId}`
    return {
      key: `point ${one.id}`,
      youngPersonId: one.youngPersonId,
      who: one.name,
      note: '',
      href: `/enrolments/${one.enrolmentId}`,
      what: back
        ? `${one.service}: look back with ${called}. ${one.does}`
        : inPlan
          ? `${one.service}: ${called} rates their goals ${when}.`
          : counted
            ? `${one.service}: ${measureName(one.measure)} of ${called} is counted ${when}.`
            : `${one.service} asks ${called} ${when}: ${measureName(one.measure)}.`,
      kind: 'due',
      on: one.on,
      onNote: null,
      action: (side === 'team' ? askThem(one.workerName, called, one.youngPersonId) : null) ?? {
        text: back
          ? `Look back with ${called}`
          : inPlan
            ? `Rate goals with ${called}`
            : `${counted ? 'Count for' : 'Ask'} ${called}`,
        href: back
          ? `${at}${one.ended ? '/follow-up' : '/contacts/new'}`
          : inPlan
            ? `${at}/plan`
            : `/enrolments/${one.enrolmentId}/points/${one.id}`,
      },
      owner: { workerId: one.workerId, name: one.workerName, organisationId: calendarOwner(side, eyes) },
      side,
    }
  })
}
