import { sql } from 'kysely'
import { newToken, tokenHash } from '../../accounts/index.ts'
import type { Acting, Actor } from '../../database/index.ts'
import { newId } from '../../words/index.ts'

/** What a link about an entry is for: proving a claim, once, or keeping the entry true, while it lasts. */
export type LinkPurpose = 'claim' | 'keep'

/** The link to the address on record works for two weeks. */
export const CLAIM_DAYS = 14
/** A keeper's link lasts until well after the next monthly message has brought another. */
export const KEEP_DAYS = 60

type Made = { purpose: 'claim'; claimId: string; address: string } | { purpose: 'keep'; keeperId: string }

/** Makes a link about an entry and answers with its secret, of which only the hash is kept. */
export async function makeEntryLink(acting: Acting, serviceId: string, made: Made): Promise<string> {
  const token = newToken()
  const days = made.purpose === 'claim' ? CLAIM_DAYS : KEEP_DAYS
  await acting.tx
    .insertInto('entry_link')
    .values({
      ...{ id: newId(), token_hash: tokenHash(token), place_id: acting.actor.place as string },
      ...{ service_id: serviceId, purpose: made.purpose, expires_at: sql<Date>`link_lasts(${days})` },
      ...(made.purpose === 'claim'
        ? { claim_id: made.claimId, address: made.address }
        : { keeper_id: made.keeperId }),
    })
    .execute()
  return token
}

/** The link-holder that a secret makes, and for what; null when no link has it, it was used or its days are over. */
export async function linkHolder(
  acting: Acting,
  token: string,
): Promise<{ actor: Actor & { kind: 'link' }; purpose: LinkPurpose } | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const { rows } = await sql<{ id: string; place_id: string; purpose: LinkPurpose }>`
    select id, place_id, purpose from entry_link_for_token(${tokenHash(token)})`.execute(acting.tx)
  const [link] = rows
  return link ? { actor: { kind: 'link', id: link.id, place: link.place_id }, purpose: link.purpose } : null
}

/** The acting link, held until the transaction ends so that two presses come one after the other; null when it was used. */
export async function heldEntryLink(acting: Acting) {
  const row = await acting.tx
    .selectFrom('entry_link')
    .select(['service_id as serviceId', 'claim_id as claimId', 'keeper_id as keeperId', 'address', 'used_at'])
    .where('id', '=', acting.actor.id)
    .forUpdate()
    .executeTakeFirst()
  return row && row.used_at === null ? row : null
}

/** The acting link has done its one thing. The last thing done with it: from here it opens nothing. */
export async function useUpEntryLink(acting: Acting): Promise<void> {
  await acting.tx
    .updateTable('entry_link')
    .set({ used_at: acting.now })
    .where('id', '=', acting.actor.id)
    .execute()
}
