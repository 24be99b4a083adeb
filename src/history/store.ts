import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'

/** Somebody who looked at this young person's record, or changed it. */
export type Entry = {
  at: Date
  actorKind: string
  workerName: string | null
  organisationName: string | null
  act: string
  subjectKind: string
}

/** Who looked at and changed this young person's record, latest first; nothing outside the actor's circle. */
export async function historyOf(acting: Acting, youngPerson: string, limit = 100): Promise<Entry[]> {
  const rows = await acting.tx
    .selectFrom('history')
    .leftJoin('worker', 'worker.id', 'history.actor_id')
    .leftJoin('organisation', 'organisation.id', 'worker.organisation_id')
    .select([
      'history.at',
      'history.actor_kind as actorKind',
      'worker.name as workerName',
      'organisation.name as organisationName',
      'history.act',
      'history.subject_kind as subjectKind',
    ])
    .where((where) =>
      where.or([
        where('history.young_person_id', '=', youngPerson),
        sql<boolean>`history.people @> array[${youngPerson}::uuid]`,
      ]),
    )
    .orderBy('history.position', 'desc')
    .limit(limit)
    .execute()
  return rows
}
