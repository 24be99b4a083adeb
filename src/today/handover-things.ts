import type { HandoverDue } from '../handovers/index.ts'
import { displayFirstName, spokenDay } from '../words/index.ts'
import { askThem, calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/** Changes ahead that are planned before their day, and the days of those that were. Which change it is stands in the record. */
export const handoverThings = (due: readonly HandoverDue[], eyes: Beholding): Thing[] =>
  due.map((one) => {
    const side = sideOf(one.workerId, eyes)
    const called = displayFirstName(one.name, one.preferredName)
    const plans = one.asks === 'plan'
    const href = plans
      ? `/supports/${one.supportId}/handovers/new?kind=${one.kind}`
      : `/handovers/${one.id}/outcome`
    return {
      key: `handover ${one.supportId} ${one.kind} ${one.asks}`,
      youngPersonId: one.youngPersonId,
      who: one.name,
      note: '',
      href: `/young-people/${one.youngPersonId}`,
      what: plans
        ? `Something changes for ${called} on ${spokenDay(one.onDate)}. Plan with them who is there then.`
        : `The day of ${called}’s handover is ${spokenDay(one.onDate)}. Say who has them now.`,
      kind: 'due',
      on: one.dueOn,
      onNote: null,
      action: (side === 'team' ? askThem(one.workerName, called, one.youngPersonId) : null) ?? {
        text: plans ? `Plan with ${called}` : `Settle ${called}’s handover`,
        href,
      },
      owner: { workerId: one.workerId, name: one.workerName, organisationId: calendarOwner(side, eyes) },
      side,
    }
  })
