import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Decision } from './decision.ts'
import { wishFor } from './wish-store.ts'

/** Whether this sending has limited it already. */
export async function limitedBefore({ tx }: Acting, id: string): Promise<boolean> {
  return (
    (await tx.selectFrom('decision_limit').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  )
}

/** Limits what somebody may be told to fewer kinds, from this moment, in every yes about them. The same id again changes nothing. */
export async function limitDecision(
  acting: Acting,
  decision: Decision,
  { id, took }: { id: string; took: readonly string[] },
): Promise<void> {
  const byWorker = acting.actor.kind === 'worker'
  const added = await acting.tx
    .insertInto('decision_limit')
    .values({
      ...{ id, decision_id: decision.id, young_person_id: decision.young_person_id, took: [...took] },
      limited_by: byWorker ? acting.actor.id : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    ...{
      act: 'limited',
      subject: { kind: 'decision', id: decision.id },
      youngPerson: decision.young_person_id,
    },
    fields: [...took],
  })
  if (!byWorker)
    await wishFor(acting, {
      ...{ youngPersonId: decision.young_person_id, kind: 'limited', decisionId: decision.id },
      who: decision.share_with,
    })
}
