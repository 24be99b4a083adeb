import type { Acting } from '../../database/index.ts'
import type { Reach } from '../fetching/addresses.ts'
import type { Validators } from '../fetching/fetcher.ts'
import { READING } from '../reading/source-record.ts'

type Kept = Validators & { reading: number }

/** By what this address of a source is asked for only if it has changed; null the first time, and when we read otherwise now. */
export async function validatorsOf({ tx }: Acting, source: string, url: URL): Promise<Validators | null> {
  const row = await tx
    .selectFrom('directory_source')
    .select(['feed_url', 'validators'])
    .where('id', '=', source)
    .executeTakeFirstOrThrow()
  const kept = row.validators as Kept | null
  return kept && row.feed_url === url.href && kept.reading === READING ? kept : null
}

/** Keeps where a source's feed is, and by what it is asked for the next time. */
export async function keepValidators(
  { tx }: Acting,
  source: string,
  feed: { url: URL; validators: Validators | null; reach: Reach },
): Promise<void> {
  const { validators } = feed
  const kept: Kept | null =
    validators && (validators.etag || validators.lastModified) ? { ...validators, reading: READING } : null
  await tx
    .updateTable('directory_source')
    .set({
      feed_url: feed.url.href,
      reaches_private: feed.reach.private,
      validators: kept && JSON.stringify(kept),
    })
    .where('id', '=', source)
    .execute()
}
