import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { KeptApart, Protection } from './protection.ts'

type Row = Omit<Protection, 'kept'> & { kept: Record<string, Record<string, string>> | null }

/** What is kept apart now of this young person, and what of it the actor may read. */
export async function protectionsOf(acting: Acting, youngPersonId: string): Promise<Protection[]> {
  const { rows } = await sql<Row>`
    select p.id, p.young_person_id as "youngPersonId", p.of_supporter_id as "ofSupporterId", o.name as "ofName",
      f.name as "fromName", w.name as "protectedByName", p.protected_at as "protectedAt", k.reason, k.kept,
      array(select n.name from protection_reader r join worker n on n.id = r.worker_id
        where r.protection_id = p.id and n.left_on is null order by n.name) as named
    from protection p join worker w on w.id = p.protected_by
    left join supporter o on o.id = p.of_supporter_id left join supporter f on f.id = p.from_supporter_id
    left join protection_kept k on k.protection_id = p.id
    where p.young_person_id = ${youngPersonId} and p.lifted_at is null
    order by p.of_supporter_id is not null, o.name, p.id`.execute(acting.tx)
  return Promise.all(
    rows.map(async (row) => ({ ...row, kept: row.kept && (await inWords(acting, row.kept)) })),
  )
}

async function inWords(acting: Acting, kept: NonNullable<Row['kept']>): Promise<KeptApart[]> {
  const ids = Object.values(kept).flatMap(({ school_id, practice_id }) =>
    [school_id ?? [], practice_id ?? []].flat(),
  )
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any(${ids}::uuid[])`.execute(acting.tx)
  const called = new Map(rows.map(({ id, name }) => [id, name]))
  return Object.entries(kept).map(([of, { school_id, practice_id, ...fields }]) => ({
    record: of,
    fields: {
      ...fields,
      ...(school_id ? { school_name: called.get(school_id) ?? '' } : {}),
      ...(practice_id ? { practice_name: called.get(practice_id) ?? '' } : {}),
    },
  }))
}

/** Everybody else to whom the record is open by name: whom a protection can name. */
export async function whoHasRecord(
  acting: Acting,
  youngPersonId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct w.id, w.name from circle_member c join worker w on w.id = c.worker_id and w.left_on is null
    where c.young_person_id = ${youngPersonId} and c.opens = 'support' and c.starts_at <= trellis_now()
      and (c.ends_at is null or c.ends_at > trellis_now()) and w.id <> ${acting.actor.id} order by w.name`.execute(
    acting.tx,
  )
  return rows
}

const said = (acting: Acting, act: string, id: string, youngPersonId: string) =>
  record(acting, { act, subject: { kind: 'protection', id }, youngPerson: youngPersonId })

export type Protecting = {
  id: string
  youngPersonId: string
  ofSupporterId: string | null
  fromSupporterId: string | null
  named: readonly string[]
  reason: string
}

/** Keeps it apart from this moment, in every record of theirs. Where it is kept apart already nothing is added. */
export async function protect(acting: Acting, given: Protecting): Promise<void> {
  const me = acting.actor.id as string
  const added = await acting.tx
    .insertInto('protection')
    .values({
      ...{ id: given.id, place_id: acting.actor.place as string, young_person_id: given.youngPersonId },
      ...{ of_supporter_id: given.ofSupporterId, from_supporter_id: given.fromSupporterId, protected_by: me },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  const about = { protection_id: given.id, young_person_id: given.youngPersonId }
  await acting.tx
    .insertInto('protection_reader')
    .values([...new Set([me, ...given.named])].map((worker_id) => ({ ...about, worker_id })))
    .execute()
  await acting.tx
    .insertInto('protection_kept')
    .values({ ...about, reason: given.reason })
    .execute()
  await said(acting, 'protected', given.id, given.youngPersonId)
}

/** What is kept apart has changed: of this record. */
export async function changeKept(
  acting: Acting,
  { id, youngPersonId }: Protection,
  of: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`update protection_kept set kept = kept || jsonb_build_object(${of}::text, ${JSON.stringify(fields)}::jsonb)
    where protection_id = ${id}`.execute(acting.tx)
  await said(acting, 'changed', id, youngPersonId)
}

/** It is in the record again. */
export async function liftProtection(
  acting: Acting,
  { id, youngPersonId }: Protection,
  because: string,
): Promise<void> {
  await acting.tx
    .updateTable('protection')
    .set({ lifted_because: because, lifted_by: acting.actor.id, lifted_at: acting.now })
    .where('id', '=', id)
    .execute()
  await said(acting, 'lifted', id, youngPersonId)
}
