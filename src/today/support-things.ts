import type { DueItem } from '../support/index.ts'
import { dateOnly } from '../words/index.ts'
import type { Beholding, Side, Thing } from './today.ts'

/** On whose account: one's own, a colleague's one covers, or the team's when one leads it. */
export function sideOf(workerId: string | null, eyes: Beholding): Side {
  if (workerId === eyes.workerId) return 'mine'
  return eyes.covering.some((covered) => covered.workerId === workerId)
    ? { covering: workerId as string }
    : 'team'
}

/** Whose calendar says what is late: a covered colleague's own organisation's, else that of whoever looks. */
export const calendarOwner = (side: Side, eyes: Beholding): string =>
  (typeof side === 'object' &&
    eyes.covering.find((covered) => covered.workerId === side.covering)?.organisationId) ||
  eyes.organisationId

/** What is due of supports, as things on the list. Supervision is the supervisor's, whoever has the support. */
export function supportThings(items: readonly DueItem[], eyes: Beholding): Thing[] {
  return items.map((item) => {
    const side = item.kind === 'supervision' ? 'mine' : sideOf(item.workerId, eyes)
    return {
      key: `${item.kind} ${item.supportId} ${item.action.href}`,
      youngPersonId: item.youngPersonId,
      who: item.name,
      note: item.note,
      href: `/young-people/${item.youngPersonId}`,
      what: item.what,
      kind: 'due',
      on: dateOnly(item.dueOn),
      onNote: null,
      action: item.action,
      owner: { workerId: item.workerId, name: item.workerName, organisationId: calendarOwner(side, eyes) },
      side,
    }
  })
}
