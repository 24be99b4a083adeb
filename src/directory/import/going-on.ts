import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import type { Reached } from '../fetching/pages.ts'
import { READING } from '../reading/source-record.ts'

/** After so many hours a list is begun anew: read over days it is no one list. */
const HOURS = 12

/** A list on the web that was cut off: where, and when it began to be read. */
export type CutOff = { reached: Reached; from: Date }

type Kept = Reached & { feed: string; reading: number }

/** Where the last import of this feed was cut off, if it was since the last one that came to its end, and lately. */
export async function cutOff(
  { tx, now }: Acting,
  run: string,
  source: string,
  feed: URL,
): Promise<CutOff | null> {
  const { rows } = await sql<{ reached: Kept; from: Date }>`
    select reached, coalesce(list_from, taken_at) as "from" from import_run r
     where source_id = ${source} and id <> ${run} and state = 'failed' and reached is not null
       and coalesce(list_from, taken_at) between ${now}::timestamptz - make_interval(hours => ${HOURS}) and ${now}
       and not exists (select from import_run d
         where d.source_id = r.source_id and d.state = 'done' and d.taken_at >= r.taken_at)
     order by taken_at desc limit 1`.execute(tx)
  const [last] = rows
  if (!last || last.reached.feed !== feed.href || last.reached.reading !== READING) return null
  const { feed: _feed, reading: _reading, ...reached } = last.reached
  return { reached, from: last.from }
}

/** What a run keeps of how far it has come, so that the next one can go on there. */
export const reachedJson = (feed: URL, reached: Reached): string =>
  JSON.stringify({ ...reached, feed: feed.href, reading: READING } satisfies Kept)

/** Writes down that a run goes on with a list that began to be read before it. */
export async function goOnFrom({ tx }: Acting, run: string, from: Date): Promise<void> {
  await tx.updateTable('import_run').set({ list_from: from }).where('id', '=', run).execute()
}

/**
 * How often each of these ids stood in the list before it was cut off: as a service that was seen then, or held. Ids
 * that did not are left out.
 */
export async function stoodBefore(
  { tx }: Acting,
  source: string,
  from: Date,
  records: readonly { id: string; originalId: string }[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; times: number }>`
    with moment as (select taken_at as at from import_run where source_id = ${source} and taken_at >= ${from})
    select r.id, greatest(
        (select 1 from service s
          where s.id = r.id and s.source_id = ${source} and s.last_seen in (select at from moment)),
        (select max(h.nth) from held_record h where h.source_id = ${source} and h.original_id = r."originalId"
            and h.last_seen in (select at from moment))) as times
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, "originalId" text)`.execute(tx)
  return new Map(rows.flatMap(({ id, times }) => (times ? [[id, times]] : [])))
}
