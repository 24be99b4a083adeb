import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DecidingDue, WhoseDue } from './deciding-due.ts'
import { hiddenLooksDue } from './hidden-look-store.ts'
import { decisionsToReview } from './review-store.ts'
import { wishesDue } from './wish-store.ts'

/**
 * Wishes, decisions to ask again and hidden looks to look at again: three questions in one trip, since Today asks for all.
 * A room to the right may have a question of its own asked `beside` them, as one value of JSON.
 */
export async function decidingDue<Beside = null>(
  acting: Acting,
  due: WhoseDue,
  beside?: RawBuilder<Beside>,
): Promise<DecidingDue & { beside: Beside | null }> {
  const { rows } = await sql<DecidingDue & { beside: Beside | null }>`
    select (select coalesce(json_agg(w), '[]') from (${wishesDue(due)}) w) as wishes,
      (select coalesce(json_agg(d), '[]') from (${decisionsToReview(due)}) d) as decisions,
      (select coalesce(json_agg(h), '[]') from (${hiddenLooksDue(due)}) h) as hidden,
      (${beside ?? sql`null`}) as beside`.execute(acting.tx)
  return rows[0] ?? { wishes: [], decisions: [], hidden: [], beside: null }
}
