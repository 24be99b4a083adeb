import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { YoungPerson } from './person.ts'

/** Another record that is, or may be, of the same young person. */
export type OtherRecord = { id: string; name: string; dateOfBirth: string | null }

/** The records joined with this one that are open to the actor too, by name, each with the link to part them. */
export async function joinedWith(
  acting: Acting,
  personId: string,
): Promise<(OtherRecord & { linkId: string })[]> {
  const asked = await sql<OtherRecord & { linkId: string }>`
    select p.id, p.name, p.date_of_birth as "dateOfBirth", l.id as "linkId"
    from same_person_link l
    join young_person p on p.id = case when l.young_person_id = ${personId} then l.other_id else l.young_person_id end
    where ${personId} in (l.young_person_id, l.other_id) and l.undone_at is null
    order by p.name
  `.execute(acting.tx)
  return asked.rows
}

/** Records in the actor’s own circle that look like this young person: same NHS number, or birth and a like name. */
export async function looksLike(acting: Acting, person: YoungPerson): Promise<OtherRecord[]> {
  const asked = await sql<OtherRecord>`
    select p.id, p.name, p.date_of_birth as "dateOfBirth" from young_person p
    where p.id = any((select circle_people('support'))::uuid[]) and p.id <> ${person.id}
      and (p.nhs_number = ${person.nhs_number} or (p.date_of_birth = ${person.date_of_birth}
        and similarity(p.name_key, ${person.name_key}) > 0.45))
      and not exists (select from same_person_link l where l.undone_at is null
        and (l.young_person_id, l.other_id) in ((p.id, ${person.id}), (${person.id}, p.id)))
      and not exists (select from new_identity n where (n.young_person_id, n.goes_on_id) in ((p.id, ${person.id}), (${person.id}, p.id)))
      and p.id <> all(actor_apart_from(${person.id}))
    order by p.name limit 5
  `.execute(acting.tx)
  return asked.rows
}

/** Joins two records of one young person. It opens nothing by itself; the same link again adds nothing. */
export async function joinRecords(
  acting: Acting,
  ids: { link: string; person: string; other: string },
): Promise<void> {
  const added = await acting.tx
    .insertInto('same_person_link')
    .values({
      id: ids.link,
      young_person_id: ids.person,
      other_id: ids.other,
      made_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  const people = [ids.person, ids.other]
  await record(acting, { act: 'joined', subject: { kind: 'same_person_link', id: ids.link }, people })
}

/** Parts two records again: the link stays in the story, and counts no more. */
export async function partRecords(acting: Acting, personId: string, linkId: string): Promise<void> {
  const parted = await acting.tx
    .updateTable('same_person_link')
    .set({ undone_by: acting.actor.id, undone_at: acting.now })
    .where('id', '=', linkId)
    .where((where) => where.or([where('young_person_id', '=', personId), where('other_id', '=', personId)]))
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (parted.numUpdatedRows !== 1n) return
  await record(acting, {
    act: 'parted',
    subject: { kind: 'same_person_link', id: linkId },
    youngPerson: personId,
  })
}
