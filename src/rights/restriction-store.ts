import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Restriction } from './restriction.ts'

/** The restriction that stands on this record; null where there is none that this actor may see. */
export async function restrictionOf(acting: Acting, youngPersonId: string): Promise<Restriction | null> {
  const found = await acting.tx
    .selectFrom('restriction as r')
    .leftJoin('worker as setter', 'setter.id', 'r.set_by')
    .leftJoin('worker as asker', 'asker.id', 'r.lift_asked_by')
    .select(['r.id', 'r.young_person_id as youngPersonId', 'r.reason', 'r.set_at as setAt'])
    .select(['setter.name as setByName', 'r.lift_because as liftBecause'])
    .select(['r.lift_asked_by as liftAskedBy', 'asker.name as liftAskedByName'])
    .where('r.young_person_id', '=', youngPersonId)
    .where('r.lifted_at', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

const said = (
  acting: Acting,
  act: string,
  { id, youngPersonId }: Pick<Restriction, 'id' | 'youngPersonId'>,
) => record(acting, { act, subject: { kind: 'restriction', id }, youngPerson: youngPersonId })

/** Restricts a record from this moment. Where one stands already nothing is added. */
export async function restrict(
  acting: Acting,
  given: Pick<Restriction, 'id' | 'youngPersonId' | 'reason'>,
): Promise<void> {
  const { actor } = acting
  const added = await acting.tx
    .insertInto('restriction')
    .values({
      ...{ id: given.id, place_id: actor.place as string, young_person_id: given.youngPersonId },
      ...{ reason: given.reason, set_by: actor.kind === 'worker' ? actor.id : null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 1n) await said(acting, 'restricted', given)
}

/** Somebody asks that it be lifted, with why; it stands until a second person agrees. */
export async function askToUse(acting: Acting, standing: Restriction, because: string): Promise<void> {
  await acting.tx
    .updateTable('restriction')
    .set({ lift_because: because, lift_asked_by: acting.actor.id, lift_asked_at: acting.now })
    .where('id', '=', standing.id)
    .execute()
  await said(acting, 'asked_to_lift', standing)
}

/** The second person lifts it. */
export async function liftRestriction(acting: Acting, standing: Restriction): Promise<void> {
  await acting.tx
    .updateTable('restriction')
    .set({ lifted_by: acting.actor.id, lifted_at: acting.now })
    .where('id', '=', standing.id)
    .execute()
  await said(acting, 'lifted', standing)
}
