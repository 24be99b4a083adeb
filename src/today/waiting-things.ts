import type { LookingAgainDue } from '../while-waiting/index.ts'
import { calling } from '../words/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/** Whoever waits and says that things get worse: at once with whoever answers, and with the manager where nobody is there. */
export const waitingThings = (due: readonly LookingAgainDue[], eyes: Beholding): Thing[] =>
  due.map((one) => {
    const side = one.workerId === null ? ('mine' as const) : sideOf(one.workerId, eyes)
    const { called, answerBy: on, workerName } = one
    return {
      ...{
        key: `looking again ${one.id}`,
        youngPersonId: one.youngPersonId,
        who: called,
        note: one.reference,
      },
      ...{ href: `/looking-again/${one.id}`, kind: 'now' as const, on, onNote: null, side, openEnded: true },
      what: `Things are getting worse for ${called}. Look again at their place, and answer.`,
      action: {
        text:
          side === 'team' && workerName
            ? `Ask ${calling(workerName)} about ${called}`
            : `Read it and answer ${called}`,
        href: `/looking-again/${one.id}`,
      },
      owner: { workerId: one.workerId, name: workerName, organisationId: calendarOwner(side, eyes) },
    }
  })
