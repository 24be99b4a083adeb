import type { Acting } from '../database/index.ts'
import type { Supervision } from './supervision.ts'

/** The supervisions of a support that the actor held or was part of, latest first; at most 50. */
export const supervisionsOf = (acting: Acting, supportId: string): Promise<Supervision[]> =>
  acting.tx
    .selectFrom('supervision')
    .innerJoin('worker', 'worker.id', 'supervision.supervisor_id')
    .select([
      'supervision.id',
      'supervision.held_on as heldOn',
      'supervision.next_on as nextOn',
      'supervision.note',
      'worker.name as supervisor',
    ])
    .where('supervision.support_id', '=', supportId)
    .orderBy('supervision.held_on', 'desc')
    .orderBy('supervision.made_at', 'desc')
    .limit(50)
    .execute()
