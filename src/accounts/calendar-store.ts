import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Reading } from './worker.ts'

/** Adds days on which an organisation is shut. `id` is made with the form, so that pressing twice adds them once. */
export async function addClosure(
  acting: Acting,
  closure: { id: string; organisation: string; name: string; startsOn: string; endsOn: string },
): Promise<void> {
  const { id, organisation, name, startsOn, endsOn } = closure
  await acting.tx
    .insertInto('closure')
    .values({ id, organisation_id: organisation, name, starts_on: startsOn, ends_on: endsOn })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await record(acting, { act: 'added_closure', subject: { kind: 'organisation', id: organisation } })
}

/** The organisation of a closure, or null when there is no such closure. */
export async function closureOwner(db: Reading, id: string): Promise<string | null> {
  const row = await db.selectFrom('closure').select('organisation_id').where('id', '=', id).executeTakeFirst()
  return row?.organisation_id ?? null
}

/** Takes a closure out of an organisation's calendar. */
export async function removeClosure(acting: Acting, id: string, organisation: string): Promise<void> {
  await acting.tx.deleteFrom('closure').where('id', '=', id).execute()
  await record(acting, { act: 'removed_closure', subject: { kind: 'organisation', id: organisation } })
}

/** Says on which weekdays an organisation is open (Monday is 1), and who holds what falls due while it is shut. */
export async function setOpening(
  acting: Acting,
  organisation: string,
  { openDays, shutHolder }: { openDays: readonly number[]; shutHolder: string | null },
): Promise<void> {
  await acting.tx
    .updateTable('organisation')
    .set({ open_days: [...openDays], shut_holder_id: shutHolder })
    .where('id', '=', organisation)
    .execute()
  const subject = { kind: 'organisation', id: organisation }
  await record(acting, { act: 'changed_opening', subject, fields: ['open_days', 'shut_holder_id'] })
}
