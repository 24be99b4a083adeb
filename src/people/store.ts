import { sql, type Updateable } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { YoungPerson } from './person.ts'

/** The young person's record, or null where it does not exist for this actor. */
export async function personById(acting: Acting, id: string): Promise<YoungPerson | null> {
  const row = await acting.tx
    .selectFrom('young_person')
    .leftJoin('organisation as school', 'school.id', 'young_person.school_id')
    .leftJoin('organisation as practice', 'practice.id', 'young_person.practice_id')
    .selectAll('young_person')
    .select(['school.name as school_organisation', 'practice.name as practice_organisation'])
    .where('young_person.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/**
 * What is kept apart from this record because knowing it could put somebody at risk: where they are, and the supporters who may
 * not be reached by what stands in it.
 */
export async function keptApart(
  acting: Acting,
  id: string,
): Promise<{ place: boolean; supporters: string[] }> {
  const { rows } = await sql<{ place: boolean; supporters: string[] }>`
    select is_protected(${id}) as place, array(select p.of_supporter_id from protection p
      where p.young_person_id = ${id} and p.of_supporter_id is not null and p.lifted_at is null) as supporters`.execute(
    acting.tx,
  )
  return rows[0] ?? { place: false, supporters: [] }
}

/** Changes what is different in a young person's record, and writes down which fields that was. */
export async function changePerson(
  acting: Acting,
  person: YoungPerson,
  values: Updateable<DB['young_person']>,
): Promise<void> {
  const before: Record<string, unknown> = person
  const changed = Object.entries(values).filter(([field, value]) => before[field] !== value)
  if (changed.length === 0) return
  await acting.tx
    .updateTable('young_person')
    .set(Object.fromEntries(changed))
    .where('id', '=', person.id)
    .execute()
  await record(acting, {
    act: 'changed',
    subject: { kind: 'young_person', id: person.id },
    youngPerson: person.id,
    fields: changed.map(([field]) => field),
  })
}
