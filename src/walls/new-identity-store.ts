import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import type { NewIdentity, Sealing } from './sealing.ts'

/** Of a sealing `z` whether another record goes on from it, as one of the two who know reads it; null for everybody else. */
export const newIdentity = sql<NewIdentity | null>`(
  select json_build_object('id', n.id, 'goesOnId', n.goes_on_id, 'goesOn', goes_on_called(z.id), 'reason', n.reason,
    'askedBy', n.asked_by, 'askedByName', asker.name, 'secondId', n.second_id, 'secondName', the_second.name,
    'agreed', n.agreed_at is not null,
    'knownTo', json_build_array(one_knows.name, other_knows.name),
    'supportWith', (select w.name from support s join worker w on w.id = s.worker_id
      where s.young_person_id = n.young_person_id and s.state <> 'ended' and s.worker_id not in (n.one_knows, n.other_knows) limit 1))
  from new_identity n join worker asker on asker.id = n.asked_by join worker the_second on the_second.id = n.second_id
  join worker one_knows on one_knows.id = n.one_knows join worker other_knows on other_knows.id = n.other_knows
  where n.sealing_id = z.id)`

/** Every other record open to the actor: one of them began under the new name. */
export async function couldGoOn(
  acting: Acting,
  youngPersonId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from young_person p
    where p.id = any((select circle_people('support'))::uuid[]) and p.id <> ${youngPersonId}
      and not exists (select from same_person_link l where l.undone_at is null
        and (l.young_person_id, l.other_id) in ((p.id, ${youngPersonId}), (${youngPersonId}, p.id)))
    order by p.made_at desc limit 300`.execute(acting.tx)
  return rows
}

/** What is done is written beside the sealing alone, so that no history has both records. */
const said = (acting: Acting, act: string, { id, youngPersonId }: Sealing) =>
  record(acting, { act, subject: { kind: 'sealing', id }, youngPerson: youngPersonId })

/** Asks another who looks after the seal that a record goes on from this one. Asked twice, the first stands. */
export async function askToGoOn(
  acting: Acting,
  one: Sealing,
  given: { goesOnId: string; secondId: string; reason: string },
): Promise<void> {
  const me = acting.actor.id as string
  const added = await acting.tx
    .insertInto('new_identity')
    .values({
      ...{ id: newId(), place_id: acting.actor.place as string, sealing_id: one.id },
      ...{ young_person_id: one.youngPersonId, goes_on_id: given.goesOnId, reason: given.reason },
      ...{ asked_by: me, one_knows: me, second_id: given.secondId, other_knows: given.secondId },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 1n) await said(acting, 'asked_to_go_on', one)
}

/** The second agrees: from now on the two alone read the record before, and it is nowhere joined with the other. */
export async function agreeToGoOn(acting: Acting, one: Sealing): Promise<void> {
  await acting.tx
    .updateTable('new_identity')
    .set({ agreed_at: acting.now })
    .where('sealing_id', '=', one.id)
    .execute()
  await said(acting, 'went_on', one)
}

/** Either of the two takes back what was asked. */
export async function doNotGoOn(acting: Acting, one: Sealing): Promise<void> {
  await acting.tx.deleteFrom('new_identity').where('sealing_id', '=', one.id).execute()
  await said(acting, 'does_not_go_on', one)
}

/** One of the two gives their place to another: whoever gave it reads the record before no more. */
export async function handOnPlace(acting: Acting, one: Sealing, workerId: string): Promise<void> {
  await said(acting, 'handed_on', one)
  await sql`select hand_on_new_identity(${one.id}, ${workerId})`.execute(acting.tx)
}
