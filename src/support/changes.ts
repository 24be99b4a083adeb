import type { Updateable } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Support } from './support.ts'

type Act = 'handed_on' | 'paused' | 'resumed' | 'ended'

/** Changes who has a support or how it stands, with the small record that says who did it, when and why. */
export async function changeSupport(
  acting: Acting,
  support: Support,
  change: { id: string; act: Act; reason?: string | null; workerId?: string | null },
  columns: Updateable<DB['support']>,
): Promise<void> {
  await acting.tx.updateTable('support').set(columns).where('id', '=', support.id).execute()
  await acting.tx
    .insertInto('support_change')
    .values({
      id: change.id,
      support_id: support.id,
      young_person_id: support.youngPersonId,
      act: change.act,
      made_by: acting.actor.id,
      worker_id: change.workerId ?? support.workerId,
      reason: change.reason ?? null,
    })
    .execute()
  await record(acting, {
    act: change.act,
    subject: { kind: 'support', id: support.id },
    youngPerson: support.youngPersonId,
  })
}
