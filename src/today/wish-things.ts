import { isTheirOwn, type WishDue, wishWords } from '../circle/index.ts'
import { dateOnly } from '../words/index.ts'
import { calendarOwner, sideOf } from './support-things.ts'
import type { Beholding, Thing } from './today.ts'

/**
 * What young people wish from their own pages: with their worker from the start. Who wishes for another worker is with the
 * manager alone, also from the start; the database shows it to nobody else.
 */
export const wishThings = (wishes: readonly WishDue[], eyes: Beholding): Thing[] =>
  wishes.map((wish) => {
    const another = wish.kind === 'another_worker'
    const side = another ? 'mine' : sideOf(wish.workerId, eyes)
    const href = `/young-people/${wish.youngPersonId}/wishes/${wish.id}`
    return {
      ...{ key: `wish ${wish.id}`, youngPersonId: wish.youngPersonId, who: wish.name, note: '', href },
      ...{ what: wishWords(wish, wish.called), kind: 'due' as const, on: dateOnly(wish.dueOn), onNote: null },
      openEnded: side !== 'team',
      action: { text: isTheirOwn(wish) ? `Read what ${wish.called} wishes` : 'Read what is asked', href },
      owner: {
        workerId: another ? eyes.workerId : wish.workerId,
        name: wish.workerName,
        organisationId: calendarOwner(side, eyes),
      },
      side,
    }
  })
