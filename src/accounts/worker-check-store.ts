import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { CheckKind, WorkerCheck } from './worker-check.ts'

/** A worker's checks, the latest first, as far as the actor may see them: their own, or of somebody they look after. */
export const checksOf = (acting: Acting, worker: string): Promise<WorkerCheck[]> =>
  acting.tx
    .selectFrom('worker_check')
    .innerJoin('worker', 'worker.id', 'worker_check.seen_by')
    .select([
      'worker_check.id',
      sql<CheckKind>`worker_check.kind`.as('kind'),
      'worker.name as seenBy',
      sql<DateOnly>`worker_check.seen_on`.as('seenOn'),
      sql<DateOnly>`worker_check.valid_until`.as('validUntil'),
      'worker_check.ended_at as endedAt',
      'worker_check.ended_because as endedBecause',
    ])
    .where('worker_check.worker_id', '=', worker)
    .orderBy('worker_check.valid_until', 'desc')
    .limit(50)
    .execute()

/** Records a check that the actor has seen. The same id counts once. */
export async function addCheck(
  acting: Acting,
  check: { id: string; workerId: string; kind: string; seenOn: string; validUntil: string },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('worker_check')
    .values({
      id: check.id,
      worker_id: check.workerId,
      kind: check.kind,
      seen_by: acting.actor.id as string,
      seen_on: check.seenOn,
      valid_until: check.validUntil,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n)
    await record(acting, { act: 'added', subject: { kind: 'worker_check', id: check.id } })
}

/** A check does not hold any more. Whoever was to go along by it does not, at once: the database sees to that. */
export async function endCheck(acting: Acting, worker: string, id: string, because: string): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('worker_check')
    .set({ ended_at: acting.now, ended_because: because })
    .where('id', '=', id)
    .where('worker_id', '=', worker)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n) await record(acting, { act: 'ended', subject: { kind: 'worker_check', id } })
}

/** A check of somebody that is over or ends soon. */
export type CheckDue = { workerId: string; name: string; kind: CheckKind; validUntil: DateOnly }

/** The last of each check of a worker, and of everybody in these teams, that is over by a day; soonest first. */
export async function checksDue(
  acting: Acting,
  { worker = null, teams, by }: { worker?: string | null; teams: readonly string[]; by: DateOnly },
): Promise<CheckDue[]> {
  const { rows } = await sql<CheckDue>`
    select w.id as "workerId", w.name, c.kind, max(c.valid_until) as "validUntil"
    from worker_check c join worker w on w.id = c.worker_id
    where c.ended_at is null and w.left_on is null and (w.id = ${worker} or exists (select from membership m
      where m.worker_id = w.id and m.team_id = any(${[...teams]}::uuid[])
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())))
    group by w.id, w.name, c.kind having max(c.valid_until) <= ${by}::date
    order by max(c.valid_until), w.name limit 50`.execute(acting.tx)
  return rows
}
