import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'
import type { Seed, Version } from './version.ts'

/** Every version of every measure that the database knows, by key, the newest last. */
export async function versionsOfMeasures({ tx }: Acting): Promise<Version[]> {
  const rows = await tx
    .selectFrom('measure_version')
    .select(['key', 'version', 'digest', 'text', 'state', 'published_at as publishedAt'])
    .orderBy('key')
    .orderBy('version')
    .execute()
  return rows as Version[]
}

/** Puts a version on record. Of two programs that start at once the first one writes it, and the other does nothing. */
export async function putVersion(acting: Acting, seed: Seed, state: Version['state']): Promise<void> {
  const id = newId()
  const { key, version, digest, text } = seed
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('measure_version')
    .values({
      id,
      key,
      version,
      digest,
      text,
      state,
      published_at: state === 'published' ? acting.now : null,
    })
    .onConflict((conflict) => conflict.columns(['key', 'version']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n)
    await record(acting, { act: state, subject: { kind: 'measure_version', id } })
}

/** A proposed version says something else from now on. */
export async function changeProposed(acting: Acting, { key, version, digest, text }: Seed): Promise<void> {
  await acting.tx
    .updateTable('measure_version')
    .set({ digest, text, proposed_at: acting.now })
    .where('key', '=', key)
    .where('version', '=', version)
    .where('state', '=', 'proposed')
    .execute()
}

/** Publishes a version that was proposed. Answers false where there is no such proposed version. */
export async function publishVersion(acting: Acting, key: string, version: number): Promise<boolean> {
  const row = await acting.tx
    .updateTable('measure_version')
    .set({ state: 'published', published_at: acting.now })
    .where('key', '=', key)
    .where('version', '=', version)
    .where('state', '=', 'proposed')
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await record(acting, { act: 'published', subject: { kind: 'measure_version', id: row.id } })
  return true
}
