import { sql } from 'kysely'
import { tokenHash } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type Ask, LINK_DAYS, type ListedAsk } from './ask.ts'

const columns = [
  'ask.id',
  'ask.support_id as supportId',
  'ask.young_person_id as youngPersonId',
  'ask.team_id as teamId',
  'ask.measure',
  'ask.version',
  'ask.items',
  'ask.wording_id as wordingId',
  'ask.occasion',
  'ask.how',
  'ask.asked_at as askedAt',
  'ask.asked_by as askedBy',
  'ask.due_on as dueOn',
  'ask.link_id as linkId',
  'ask.sent_to as sentTo',
  'ask.taken_back_at as takenBackAt',
] as const

const listed = (acting: Acting) =>
  acting.tx
    .selectFrom('ask')
    .innerJoin('worker', 'worker.id', 'ask.asked_by')
    .leftJoin('answer_set', 'answer_set.ask_id', 'ask.id')
    .leftJoin('link', 'link.id', 'ask.link_id')
    .select([...columns, 'worker.name as askedByName', 'answer_set.answered_at as answeredAt'])
    .select(
      sql<boolean>`coalesce(link.used_at is null and link.expires_at > link_lasts(0), false)`.as('linkWorks'),
    )

/** Everything that was asked in a support and not taken back, the latest first. */
export async function asksOf(acting: Acting, supportId: string): Promise<ListedAsk[]> {
  const rows = await listed(acting)
    .where('ask.support_id', '=', supportId)
    .where('ask.taken_back_at', 'is', null)
    .orderBy('ask.asked_at', 'desc')
    .execute()
  return rows as ListedAsk[]
}

/** The ask, or null where it does not exist for this actor. */
export async function askById(acting: Acting, id: string): Promise<ListedAsk | null> {
  const row = await listed(acting).where('ask.id', '=', id).executeTakeFirst()
  return (row as ListedAsk | undefined) ?? null
}

/** The ask of the link that acts, or null. It learns what is asked, and nothing about anybody. */
export async function askOfLink(acting: Acting): Promise<{ ask: Ask; used: boolean } | null> {
  const row = await acting.tx
    .selectFrom('ask')
    .innerJoin('link', 'link.id', 'ask.link_id')
    .select([...columns, 'link.used_at as usedAt'])
    .where('link.id', '=', acting.actor.id)
    .executeTakeFirst()
  if (!row) return null
  const { usedAt, ...ask } = row
  return { ask: ask as Ask, used: usedAt !== null }
}

/** What is put on record when something is asked. */
export type NewAsk = Omit<Ask, 'askedAt' | 'takenBackAt'>

/** Puts an ask on record. Answers false, having done nothing, where the same ask is there already. */
export async function putAsk(acting: Acting, ask: NewAsk): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('ask')
    .values({
      id: ask.id,
      place_id: acting.actor.place as string,
      support_id: ask.supportId,
      young_person_id: ask.youngPersonId,
      team_id: ask.teamId,
      measure: ask.measure,
      version: ask.version,
      items: [...ask.items],
      wording_id: ask.wordingId,
      occasion: ask.occasion,
      how: ask.how,
      asked_by: ask.askedBy,
      due_on: ask.dueOn,
      link_id: ask.linkId,
      sent_to: ask.sentTo,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await record(acting, { act: 'asked', subject: { kind: 'ask', id: ask.id }, youngPerson: ask.youngPersonId })
  return true
}

/** Makes the link of an ask; only the hash of its token is kept. It works for LINK_DAYS, by the database's clock. */
export async function putLink(acting: Acting, ask: NewAsk, token: string): Promise<void> {
  await acting.tx
    .insertInto('link')
    .values({
      id: ask.linkId as string,
      token_hash: tokenHash(token),
      place_id: acting.actor.place as string,
      purpose: 'answer_measure',
      young_person_id: ask.youngPersonId,
      ask_id: ask.id,
      expires_at: sql<Date>`link_lasts(${LINK_DAYS})`,
    })
    .execute()
}

/** Takes an ask back: it is not due any more, and its link stops working. */
export async function takeBack(acting: Acting, ask: Ask): Promise<void> {
  const { id, linkId, youngPersonId } = ask
  await acting.tx.updateTable('ask').set({ taken_back_at: acting.now }).where('id', '=', id).execute()
  if (linkId) await endLink(acting, linkId)
  await record(acting, { act: 'took_back', subject: { kind: 'ask', id }, youngPerson: youngPersonId })
}

/** Ends a link: whoever holds it finds the same page as for a link that never was. */
export async function endLink(acting: Acting, linkId: string): Promise<void> {
  await acting.tx
    .updateTable('link')
    .set({ used_at: acting.now })
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .execute()
}
