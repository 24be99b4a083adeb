import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Supporter, supporterFrom } from './supporter.ts'

type Columns = ReturnType<typeof supporterFrom>

/** Everybody beside this young person now, parents and carers first. */
export const supportersOf = (acting: Acting, youngPersonId: string): Promise<Supporter[]> =>
  acting.tx
    .selectFrom('supporter')
    .selectAll()
    .where('young_person_id', '=', youngPersonId)
    .where('ended_at', 'is', null)
    .orderBy(({ eb }) => eb('kind', '=', 'parent_or_carer'), 'desc')
    .orderBy('kind')
    .orderBy('name')
    .execute()

/** One of them, also one who is not beside them any more; null where there is none for this actor. */
export async function supporterById(
  acting: Acting,
  youngPersonId: string,
  id: string,
): Promise<Supporter | null> {
  const row = await acting.tx
    .selectFrom('supporter')
    .selectAll()
    .where('id', '=', id)
    .where('young_person_id', '=', youngPersonId)
    .executeTakeFirst()
  return row ?? null
}

/** Adds somebody beside a young person; the same id again adds nobody. */
export async function addSupporter(
  acting: Acting,
  youngPersonId: string,
  id: string,
  columns: Columns,
): Promise<void> {
  const added = await acting.tx
    .insertInto('supporter')
    .values({ ...columns, id, young_person_id: youngPersonId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, { act: 'added', subject: { kind: 'supporter', id }, youngPerson: youngPersonId })
}

/** Changes what we know about somebody, and writes down which fields that was. */
export async function changeSupporter(acting: Acting, supporter: Supporter, columns: Columns): Promise<void> {
  const before: Record<string, unknown> = supporter
  const fields = Object.entries(columns)
    .filter(([field, value]) => before[field] !== value)
    .map(([field]) => field)
  if (fields.length === 0) return
  await acting.tx.updateTable('supporter').set(columns).where('id', '=', supporter.id).execute()
  await record(acting, {
    act: 'changed',
    subject: { kind: 'supporter', id: supporter.id },
    youngPerson: supporter.young_person_id,
    fields,
  })
}

/** Somebody is not beside the young person any more. What is written stays; the list does not show them. */
export async function endSupporter(acting: Acting, supporter: Supporter): Promise<void> {
  if (supporter.ended_at !== null) return
  await acting.tx
    .updateTable('supporter')
    .set({ ended_at: acting.now })
    .where('id', '=', supporter.id)
    .execute()
  await record(acting, {
    act: 'ended',
    subject: { kind: 'supporter', id: supporter.id },
    youngPerson: supporter.young_person_id,
  })
}
