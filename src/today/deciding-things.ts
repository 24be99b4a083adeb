import { type DecisionDue, type HiddenLookDue, reviewWords } from '../circle/index.ts'
import { dateOnly } from '../words/index.ts'
import { askThem, calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

type About = Pick<DecisionDue, 'youngPersonId' | 'name' | 'called' | 'workerId' | 'workerName'>

function shared(about: About, eyes: Beholding) {
  const side = sideOf(about.workerId, eyes)
  return {
    ...{ youngPersonId: about.youngPersonId, who: about.name, note: '', kind: 'due' as const },
    ...{ href: `/young-people/${about.youngPersonId}/circle`, onNote: null, side },
    owner: {
      workerId: about.workerId,
      name: about.workerName,
      organisationId: calendarOwner(side, eyes),
    },
  }
}

/** Decisions to ask again: at a birthday, on the day that was said, or when who cares for them has changed. */
export const decisionThings = (due: readonly DecisionDue[], eyes: Beholding): Thing[] =>
  due.map((one) => {
    const common = shared(one, eyes)
    return {
      ...common,
      ...{
        key: `decisions ${one.youngPersonId} ${one.why}`,
        what: reviewWords(one),
        on: dateOnly(one.dueOn),
      },
      action:
        common.side === 'team'
          ? askThem(one.workerName, one.called, one.youngPersonId)
          : { text: `Ask ${one.called} again`, href: `${common.href}#agreed` },
    }
  })

/** Looks that a young person is not shown, on the day somebody looks again whether that must be. */
export const hiddenLookThings = (due: readonly HiddenLookDue[], eyes: Beholding): Thing[] =>
  due.map((one) => ({
    ...shared(one, eyes),
    ...{ key: `hidden look ${one.id}`, on: dateOnly(one.reviewOn) },
    what: `A look is not shown to ${one.called}. Look again whether it must stay so.`,
    action: {
      text: `Look at it again for ${one.called}`,
      href: `/young-people/${one.youngPersonId}/hidden-looks/${one.id}`,
    },
  }))
