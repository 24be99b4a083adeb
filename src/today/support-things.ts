import type { DueItem } from '../support/index.ts'
import { calling, dateOnly, displayFirstName } from '../words/index.ts'
import { type Beholding, type Side, type Thing } from './today.ts'

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

/** What a manager does about a colleague's work: asks them, with the record at hand. */
export function askThem(owner: string | null, about: string, youngPersonId: string): Thing['action'] {
  const whom = owner ? calling(owner) : 'the team'
  return { text: `Ask ${whom} about ${about}`, href: `/young-people/${youngPersonId}` }
}

// A step names who does it; on their own list it is theirs.
function sentence({ kind, what, workerName }: DueItem, side: Side): string {
  const own = `${workerName}: `
  return kind === 'step' && side === 'mine' && what.startsWith(own)
    ? `Yours to do: ${what.slice(own.length)}`
    : what
}

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
      what: sentence(item, side),
      kind: 'due',
      on: dateOnly(item.dueOn),
      onNote: null,
      action:
        side === 'team'
          ? askThem(item.workerName, displayFirstName(item.name), item.youngPersonId)
          : item.action,
      owner: { workerId: item.workerId, name: item.workerName, organisationId: calendarOwner(side, eyes) },
      side,
    }
  })
}
