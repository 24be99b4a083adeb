import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import { lastDay } from './last-day.ts'
import type { Reading } from './worker.ts'

/** Who does whose work, from one date to another, both included. */
export type Cover = {
  id: string
  workerId: string
  workerName: string
  coveredBy: string
  coveredByName: string
  startsOn: string
  endsOn: string
}

const covers = (db: Reading) =>
  db
    .selectFrom('cover')
    .innerJoin('worker as away', 'away.id', 'cover.worker_id')
    .innerJoin('worker as there', 'there.id', 'cover.covered_by')
    .select([
      'cover.id',
      'away.id as workerId',
      'away.name as workerName',
      'there.id as coveredBy',
      'there.name as coveredByName',
      'cover.starts_on as startsOn',
      'cover.ends_on as endsOn',
    ])

/** The cover with this id while it is not over, or null. */
export async function coverById(db: Reading, id: string, on: string): Promise<Cover | null> {
  return (
    (await covers(db).where('cover.id', '=', id).where('cover.ends_on', '>=', on).executeTakeFirst()) ?? null
  )
}

/** Cover for these workers on that date or later, soonest first. */
export async function coversOf(db: Reading, workers: readonly string[], on: string): Promise<Cover[]> {
  if (workers.length === 0) return []
  return covers(db)
    .where('cover.worker_id', 'in', [...workers])
    .where('cover.ends_on', '>=', on)
    .orderBy('cover.starts_on')
    .orderBy('away.name')
    .execute()
}

/** Arranges cover. `id` is made with the form, so that pressing twice arranges it once. */
export async function arrangeCover(
  acting: Acting,
  cover: { id: string; worker: string; coveredBy: string; startsOn: string; endsOn: string },
): Promise<void> {
  const added = await acting.tx
    .insertInto('cover')
    .values({
      id: cover.id,
      worker_id: cover.worker,
      covered_by: cover.coveredBy,
      starts_on: cover.startsOn,
      ends_on: cover.endsOn,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return
  await record(acting, { act: 'arranged_cover', subject: { kind: 'worker', id: cover.worker } })
}

/** Ends a cover that has begun, at once or, when today is its first day, tonight. */
export async function endCover(acting: Acting, cover: Cover): Promise<void> {
  const ends = lastDay(cover.startsOn, dateInLondon(acting.now))
  await acting.tx.updateTable('cover').set({ ends_on: ends }).where('id', '=', cover.id).execute()
  await record(acting, { act: 'ended_cover', subject: { kind: 'worker', id: cover.workerId } })
}
