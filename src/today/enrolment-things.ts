import type { EnrolmentDue } from '../enrolments/index.ts'
import { displayFirstName, shortDay } from '../words/index.ts'
import { askThem, calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/** Places in groups: an offer that waits for a yes or no, and somebody who stopped or is through. */
export function enrolmentThings(due: readonly EnrolmentDue[], eyes: Beholding): Thing[] {
  return due.map((one) => {
    const side = sideOf(one.workerId, eyes)
    const called = displayFirstName(one.name, one.preferredName)
    const offered = one.asks === 'answer'
    return {
      key: `enrolment ${one.id}`,
      youngPersonId: one.youngPersonId,
      who: one.name,
      note: '',
      href: `/enrolments/${one.id}`,
      what: offered
        ? `${called} is offered a place at ${one.service}. They say yes or no by ${shortDay(one.on)}.`
        : `${called} does not come to ${one.service} any more. Ask how it was, and what is next.`,
      kind: offered ? 'due' : 'now',
      on: one.on,
      onNote: null,
      action: (side === 'team' ? askThem(one.workerName, called, one.youngPersonId) : null) ?? {
        text: offered ? `Ask ${called}` : `Get in touch with ${called}`,
        href: offered ? `/enrolments/${one.id}` : `/supports/${one.supportId}/contacts/new`,
      },
      owner: { workerId: one.workerId, name: one.workerName, organisationId: calendarOwner(side, eyes) },
      side,
    }
  })
}
