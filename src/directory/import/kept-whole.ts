import type { Acting } from '../../database/index.ts'
import { idFromSource } from '../../words/index.ts'
import type { KeptWhole } from '../fetching/whole-records.ts'
import type { Fields } from '../reading/feed.ts'
import { fingerprint, keepable, TooDeep } from '../reading/source-record.ts'

/**
 * The whole record behind a stub as it was last fetched, if its service still stands as that record made it: one that
 * was fetched and never came into the directory is not known.
 */
export async function keptWhole(
  { tx }: Acting,
  source: { id: string; name: string },
  originalId: string,
): Promise<KeptWhole | null> {
  const row = await tx
    .selectFrom('whole_record as w')
    .innerJoin('service as s', (join) =>
      join
        .onRef('s.source_id', '=', 'w.source_id')
        .onRef('s.original_id', '=', 'w.original_id')
        .onRef('s.digest', '=', 'w.digest'),
    )
    .select(['w.stub', 'w.etag', 'w.last_modified as lastModified', 'w.fetched_at as fetchedAt', 's.raw'])
    .where('w.source_id', '=', source.id)
    .where('s.id', '=', idFromSource(source.name, originalId))
    .where('w.original_id', '=', originalId)
    .executeTakeFirst()
  if (!row?.raw) return null
  const { stub, etag, lastModified, fetchedAt, raw } = row
  return { stub, fetchedAt, validators: { etag, lastModified }, record: raw as Fields }
}

/** Keeps by what a whole record is asked for the next time. */
export async function keepWhole(
  { tx }: Acting,
  source: { id: string },
  originalId: string,
  { stub, validators, fetchedAt, record }: KeptWhole,
): Promise<void> {
  const digest = fingerprintOf(record)
  if (digest === null) return
  const kept = {
    stub,
    digest,
    etag: validators.etag,
    last_modified: validators.lastModified,
    fetched_at: fetchedAt,
  }
  await tx
    .insertInto('whole_record')
    .values({ source_id: source.id, original_id: originalId, ...kept })
    .onConflict((conflict) => conflict.columns(['source_id', 'original_id']).doUpdateSet(kept))
    .execute()
}

function fingerprintOf(record: Fields): string | null {
  try {
    return fingerprint(keepable(record))
  } catch (error) {
    if (error instanceof TooDeep) return null
    throw error
  }
}
