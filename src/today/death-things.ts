import type { DeathDue } from '../rights/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

// What somebody asked for in writing, or must read, does not stop with a death.
const stays = ({ key, kind }: Thing): boolean =>
  kind === 'urgent' || ['access ', 'erasure ', 'disposal '].some((asked) => key.startsWith(asked))

/**
 * Nobody is reminded to ask, meet or plan anything with somebody who has died. What they were referred for is closed by whoever
 * has it; and nobody only waits for it.
 */
export const asTheDeadAre = (things: readonly Thing[], dead: ReadonlySet<string>): Thing[] =>
  things.flatMap((thing) => {
    if (thing.youngPersonId === null || !dead.has(thing.youngPersonId) || stays(thing)) return [thing]
    if (!thing.key.startsWith('referral ') || thing.side === 'team' || !thing.href) return []
    return [
      {
        ...thing,
        what: `${thing.who} has died. Nothing is hurried: close what was asked when you are ready.`,
        kind: 'now',
        action: { text: `Close what was asked for ${thing.who}`, href: thing.href },
      },
    ]
  })

/** Who confirms a death, from the start and on no day; and who closes a support once it is confirmed. */
export const deathThings = (due: readonly DeathDue[], eyes: Beholding): Thing[] =>
  due.flatMap(({ asks, youngPersonId, supportId, name, called, on, workerId, workerName, recordedBy }) => {
    const side = asks === 'close' ? sideOf(workerId, eyes) : 'mine'
    // Only whoever leads, and did not write it down, has something to confirm; a colleague's support is theirs to close.
    if (asks === 'confirm' && (eyes.managedTeams.length === 0 || recordedBy === eyes.workerId)) return []
    if (side === 'team' || (asks === 'live' && recordedBy === eyes.workerId)) return []
    const record = `/young-people/${youngPersonId}`
    return [
      {
        ...{
          key: `death ${asks} ${supportId}`,
          youngPersonId,
          who: name,
          note: '',
          href: asks === 'live' ? `${record}/death` : record,
        },
        ...{ kind: 'now' as const, on, onNote: null, side },
        what:
          asks === 'live'
            ? `Somebody says that ${called} lives, although a death was confirmed. It takes a second person.`
            : asks === 'confirm'
              ? `It is written down that ${called} has died. Confirm it, so that nothing more is asked of anybody.`
              : `${called} has died. Nothing is hurried: close the support when you are ready.`,
        action:
          asks !== 'close'
            ? { text: `Read about ${called}`, href: `${record}/death` }
            : { text: `Close ${called}’s support`, href: `/supports/${supportId}/ending` },
        owner: {
          ...{ workerId: workerId ?? eyes.workerId, name: workerName },
          organisationId: calendarOwner(side, eyes),
        },
      },
    ]
  })
