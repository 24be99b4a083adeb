import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'

/** Somebody who looked at this young person's record, or changed it. */
export type Entry = {
  at: Date
  actorKind: string
  workerId: string | null
  workerName: string | null
  /** The parent or carer who had their page open. */
  supporterId: string | null
  supporterName: string | null
  organisationName: string | null
  act: string
  subjectKind: string
}

/** Who looked at and changed this young person's record, latest first; nothing outside the actor's circle. */
export async function historyOf(acting: Acting, youngPerson: string, limit = 100): Promise<Entry[]> {
  const rows = await acting.tx
    .selectFrom('history')
    // Whoever broke glass looks by it: it is their look.
    .leftJoin('glass_break as glass', (on) =>
      on.on('history.actor_kind', '=', 'glass').onRef('glass.id', '=', 'history.actor_id'),
    )
    .leftJoin('worker', (on) =>
      on.on((where) => where('worker.id', '=', where.fn.coalesce('glass.worker_id', 'history.actor_id'))),
    )
    .leftJoin('own_page as parents', (on) =>
      on.on('history.actor_kind', '=', 'parent').onRef('parents.id', '=', 'history.actor_id'),
    )
    .leftJoin('supporter', 'supporter.id', 'parents.supporter_id')
    .leftJoin('organisation', 'organisation.id', 'worker.organisation_id')
    .select([
      'history.at',
      'history.actor_kind as actorKind',
      'worker.id as workerId',
      'worker.name as workerName',
      'supporter.id as supporterId',
      'supporter.name as supporterName',
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
