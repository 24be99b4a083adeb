import { type CheckDue, checkWords } from '../accounts/index.ts'
import { calling, spokenDay } from '../words/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/**
 * Checks that end: on the list of whoever they are about some weeks before, because a new one takes weeks; on their
 * manager's once they are over. Nobody can do a colleague's for them, so what is covered brings none.
 */
export const checkThings = (due: readonly CheckDue[], eyes: Beholding): Thing[] =>
  due.map((check) => {
    const { workerId, name, kind, validUntil } = check
    const side = sideOf(workerId, eyes)
    const over = validUntil < eyes.today
    const day = spokenDay(validUntil)
    const common = {
      key: `check ${workerId} ${kind}`,
      youngPersonId: null,
      note: '',
      kind: 'due' as const,
      on: validUntil,
      onNote: null,
      owner: { workerId, name, organisationId: calendarOwner(side, eyes) },
    }
    if (side === 'mine')
      return {
        ...common,
        who: 'You',
        href: '/checks',
        what: over
          ? `Your ${inline[kind]} ended on ${day}. You cannot go along with anybody until somebody has seen a new one.`
          : `Your ${inline[kind]} holds until ${day}. Show a new one before then, to go on going along with young people.`,
        openEnded: true,
        action: { text: 'See your checks', href: '/checks' },
        side,
      }
    return {
      ...common,
      who: name,
      href: `/workers/${workerId}#checks`,
      what: `${checkWords[kind]} ended on ${day}. ${calling(name)} cannot go along with anybody until somebody has seen a new one.`,
      action: { text: `See ${calling(name)}’s new check`, href: `/workers/${workerId}#checks` },
      side: 'team',
    }
  })

const inline: Record<CheckDue['kind'], string> = {
  enhanced_dbs: 'enhanced DBS check',
  safeguarding_training: 'safeguarding training',
}
