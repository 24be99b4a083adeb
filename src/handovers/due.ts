import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'
import { changesAhead, type HandoverKind } from './handover.ts'
import { supportsWithChanges, type WithChanges } from './store.ts'

/** A change that somebody plans a handover for, or the day of one that was planned. */
export type HandoverDue = Pick<
  WithChanges,
  'supportId' | 'youngPersonId' | 'name' | 'preferredName' | 'workerId' | 'workerName'
> & {
  asks: 'plan' | 'settle'
  /** The handover, where it is planned. */
  id: string | null
  kind: HandoverKind
  onDate: DateOnly
  dueOn: DateOnly
}

/** The handovers that these workers plan or settle by a day. */
export async function handoversDue(
  acting: Acting,
  { workerIds, until }: { workerIds: readonly string[]; until: DateOnly },
): Promise<HandoverDue[]> {
  return (await supportsWithChanges(acting, workerIds)).flatMap((support) => [
    ...changesAhead(support, support.planned, until).map(({ planBy, ...change }) => ({
      ...{ ...support, ...change, asks: 'plan' as const, id: null, dueOn: planBy },
    })),
    ...support.planned
      .filter(({ done, onDate }) => !done && onDate <= until)
      .map(({ id, kind, onDate }) => ({
        ...{ ...support, asks: 'settle' as const, id, kind, onDate, dueOn: onDate },
      })),
  ])
}
