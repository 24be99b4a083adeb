import type { CompanionDue } from '../companions/index.ts'
import { calling, spokenDay } from '../words/index.ts'
import { askThem, calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/** Going along, for whoever goes; and finding somebody else, for the young person's worker and their manager. */
export const companionThings = (due: readonly CompanionDue[], eyes: Beholding): Thing[] =>
  due.map((one) => (one.asks === 'go' ? goes(one, eyes) : lapsed(one, eyes)))

const shared = (one: CompanionDue, eyes: Beholding) => {
  const side = sideOf(one.workerId, eyes)
  return {
    key: `companion ${one.id}`,
    youngPersonId: one.youngPersonId,
    who: one.called,
    note: '',
    on: one.onDate,
    onNote: null,
    side,
    owner: { workerId: one.workerId, name: one.workerName, organisationId: calendarOwner(side, eyes) },
  }
}

const goes = (one: CompanionDue, eyes: Beholding): Thing => ({
  ...shared(one, eyes),
  href: `/companions/${one.id}`,
  what: `You go along with ${one.called} to ${one.service}, ${spokenDay(one.onDate)}.`,
  kind: 'due',
  action: { text: `Read before you meet ${one.called}`, href: `/companions/${one.id}` },
})

function lapsed(one: CompanionDue, eyes: Beholding): Thing {
  const common = shared(one, eyes)
  const href = `/prescriptions/${one.referralId}#companions`
  return {
    ...common,
    href,
    what: `${one.goes} cannot go along with ${one.called} on ${spokenDay(one.onDate)}: a check does not hold. Somebody else has to.`,
    kind: 'now',
    // It is with the manager from the start, not only once it is late.
    openEnded: true,
    action:
      common.side === 'team' && one.workerName
        ? { ...askThem(calling(one.workerName), one.called, one.youngPersonId), href }
        : { text: `Find somebody for ${one.called}`, href },
  }
}
