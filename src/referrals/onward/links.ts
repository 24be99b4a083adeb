import { sql } from 'kysely'
import { newToken, tokenHash } from '../../accounts/index.ts'
import type { Acting, Actor } from '../../database/index.ts'
import { newId } from '../../words/index.ts'
import type { Referral } from '../referral.ts'

/** What a link to a referral is for; each opens its own page and nothing else. */
export type Purpose = 'answer_referral' | 'tell_attendance' | 'answer_offer'

/**
 * Makes a link to a referral's page and answers with its secret, of which only the hash is kept. It lasts that many days
 * by the database's clock. Throws when a link of the same id was made before.
 */
export async function makeLink(
  acting: Acting,
  referral: Pick<Referral, 'id' | 'youngPersonId' | 'placeId'>,
  made: { id?: string; purpose: Purpose; days: number },
): Promise<string> {
  const token = newToken()
  await acting.tx
    .insertInto('link')
    .values({
      id: made.id ?? newId(),
      token_hash: tokenHash(token),
      place_id: referral.placeId,
      purpose: made.purpose,
      young_person_id: referral.youngPersonId,
      referral_id: referral.id,
      expires_at: sql<Date>`link_lasts(${made.days})`,
    })
    .execute()
  return token
}

/** The link-holder that a secret makes, and for what; null when no link for any of this has it or its days are over. */
export async function holderOf<P extends Purpose>(
  acting: Acting,
  token: string,
  purposes: readonly P[],
): Promise<{ actor: Actor & { kind: 'link' }; purpose: P } | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const { rows } = await sql<{ id: string; place_id: string; purpose: string }>`
    select id, place_id, purpose from link_for_token(${tokenHash(token)})`.execute(acting.tx)
  const [link] = rows
  const purpose = purposes.find((one) => one === link?.purpose)
  return link && purpose ? { actor: { kind: 'link', id: link.id, place: link.place_id }, purpose } : null
}

/** Holds the acting link until the transaction ends, so that two presses come one after the other. */
export async function heldLink(acting: Acting): Promise<{ referralId: string | null; used: boolean }> {
  const row = await acting.tx
    .selectFrom('link')
    .select(['used_at', 'referral_id'])
    .where('id', '=', acting.actor.id)
    .forUpdate()
    .executeTakeFirst()
  return { referralId: row?.referral_id ?? null, used: !row || row.used_at !== null }
}

/** The acting link has done its one thing. The last thing done with it: from here it opens nothing. */
export const useUp = async (acting: Acting): Promise<void> => {
  await acting.tx.updateTable('link').set({ used_at: acting.now }).where('id', '=', acting.actor.id).execute()
}

/** Ends every link to this referral: whoever holds one finds the page of a link that never was. */
export async function endLinks(acting: Acting, referralId: string): Promise<void> {
  await acting.tx
    .updateTable('link')
    .set({ used_at: acting.now })
    .where('referral_id', '=', referralId)
    .where('used_at', 'is', null)
    .execute()
}
