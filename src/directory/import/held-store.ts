import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { newId } from '../../words/index.ts'
import type { Fields } from '../reading/feed.ts'

/** A record that a person must see. `nth` is 2 for the second of the same id in one list. */
export type ToHold = { originalId: string; nth: number; reason: string; raw: Fields; digest: string }

/** What people have decided about these records of a source. */
export async function decisionsOn(acting: Acting, source: string, doubtful: readonly ToHold[]) {
  if (doubtful.length === 0) return []
  return acting.tx
    .selectFrom('held_record')
    .select(['original_id', 'nth', 'digest', 'decision', 'service_id'])
    .where('source_id', '=', source)
    .where(
      'original_id',
      'in',
      doubtful.map((doubt) => doubt.originalId),
    )
    .where('decision', 'is not', null)
    .execute()
}

/** Keeps doubtful records for a person to see. One that has changed since it was decided is open again. */
export async function hold(acting: Acting, source: string, doubtful: readonly ToHold[]): Promise<void> {
  if (doubtful.length === 0) return
  const rows = doubtful.map(({ originalId, nth, reason, raw, digest }) => ({
    ...{ id: newId(), source_id: source, original_id: originalId, nth, reason, digest },
    raw: JSON.stringify(raw),
    first_seen: acting.now,
    last_seen: acting.now,
  }))
  await acting.tx
    .insertInto('held_record')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'original_id', 'nth']).doUpdateSet({
        reason: sql`excluded.reason`,
        raw: sql`excluded.raw`,
        digest: sql`excluded.digest`,
        last_seen: sql`excluded.last_seen`,
        decision: null,
        decided_by: null,
        decided_at: null,
      }),
    )
    .execute()
}
