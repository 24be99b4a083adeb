import { type Acting, addJob } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { dateInLondon, newId } from '../../words/index.ts'
import { shown } from '../fetching/feed-address.ts'
import { believe } from '../import/whole-list.ts'
import type { Run } from './run-store.ts'
import type { Source } from './source-store.ts'

/** The job that takes a source in. */
export const IMPORT_SOURCE = 'import-source'

/** Asks for a source to be taken in, as soon as may be; once, however often it is asked. */
export async function askForImport(
  acting: Acting,
  source: Pick<Source, 'id' | 'feedUrl'>,
  worker: string | null,
): Promise<void> {
  const { tx, now } = acting
  const waiting = await tx
    .selectFrom('import_run')
    .select('id')
    .where('source_id', '=', source.id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  const run = waiting?.id ?? newId()
  if (!waiting)
    await tx
      .insertInto('import_run')
      .values({
        id: run,
        source_id: source.id,
        worker_id: worker,
        taken_from: shown(source.feedUrl ?? ''),
        asked_at: now,
      })
      .execute()
  await addJob(acting, IMPORT_SOURCE, { run }, { key: `${IMPORT_SOURCE} ${source.id}` })
  await record(acting, { act: 'import asked', subject: { kind: 'directory_source', id: source.id } })
}

/** Asks for every source of the actor's place that is asked daily and was not asked yet today; after three at night. */
export async function askDaily(acting: Acting): Promise<void> {
  const { tx, now, actor } = acting
  if (now.getUTCHours() < 3) return
  const today = new Date(`${dateInLondon(now)}T00:00:00Z`)
  const due = await tx
    .selectFrom('directory_source')
    .select(['id', 'feed_url as feedUrl'])
    .where('place_id', '=', actor.place)
    .where('daily', '=', true)
    .where('feed_url', 'is not', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('import_run')
            .select('import_run.id')
            .whereRef('import_run.source_id', '=', 'directory_source.id')
            .where('import_run.asked_at', '>=', today),
        ),
      ),
    )
    .execute()
  for (const source of due) await askForImport(acting, source, null)
}

/** Takes a list that shrank at its word: what it no longer has is gone from now on. */
export async function believeList(acting: Acting, source: string, run: Run, worker: string): Promise<void> {
  if (!run.takenAt) return
  const vanished = await believe(acting, source, run.listFrom ?? run.takenAt)
  await acting.tx
    .updateTable('import_run')
    .set({ vanished, believed_by: worker, believed_at: acting.now })
    .where('id', '=', run.id)
    .execute()
  await record(acting, { act: 'shrunk list believed', subject: { kind: 'directory_source', id: source } })
}

/** Makes a source that is taken in from the web. */
export async function addSource(
  acting: Acting,
  told: { name: string; feedUrl: string },
): Promise<string | null> {
  const id = newId()
  const made = await acting.tx
    .insertInto('directory_source')
    .values({
      id,
      name: told.name,
      feed_url: told.feedUrl,
      place_id: acting.actor.place,
      base_url: new URL(told.feedUrl).origin,
    })
    .onConflict((conflict) => conflict.columns(['place_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) await record(acting, { act: 'source added', subject: { kind: 'directory_source', id } })
  return made?.id ?? null
}

/** Has a source asked every day, or no longer. */
export async function setDaily(acting: Acting, source: string, daily: boolean): Promise<void> {
  await acting.tx.updateTable('directory_source').set({ daily }).where('id', '=', source).execute()
  await record(acting, {
    act: daily ? 'source asked daily' : 'source asked no longer daily',
    subject: { kind: 'directory_source', id: source },
  })
}
