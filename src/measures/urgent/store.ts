import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { newId } from '../../words/index.ts'
import type { Ask } from '../ask.ts'
import type { Told, Urgent } from './urgent.ts'

/** The id of whoever reads the answers to an ask now, their cover while they are away; null when nobody is left. */
export async function readerOf(acting: Acting, askId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select urgent_reader(${askId}) as id`.execute(acting.tx)
  return rows[0]?.id ?? null
}

/** Puts an urgent answer on record, in the transaction of the answers. */
export async function putUrgent(acting: Acting, ask: Ask, items: readonly string[]): Promise<void> {
  await acting.tx
    .insertInto('urgent_answer')
    .values({
      ...{ id: ask.id, ask_id: ask.id },
      place_id: acting.actor.place as string,
      support_id: ask.supportId,
      young_person_id: ask.youngPersonId,
      team_id: ask.teamId,
      items: [...items],
    })
    .execute()
  const subject = { kind: 'ask', id: ask.id } as const
  await record(acting, { act: 'needs_reading_at_once', subject, youngPerson: ask.youngPersonId })
}

/** An urgent answer as what follows from it needs it: its id, and whose record it is on, if it is on one. */
export type Raised = { id: string; youngPersonId: string | null }

/**
 * Puts an urgent answer of a named survey on record, in the transaction of the answer; null where the same slip gave one to
 * the same question before.
 */
export async function putUrgentInSurvey(
  acting: Acting,
  { roundId, item }: { roundId: string; item: string },
): Promise<Raised | null> {
  const id = newId()
  const put = await acting.tx
    .insertInto('urgent_answer')
    .values({
      ...{ id, place_id: acting.actor.place as string },
      ...{ round_id: roundId, code_id: acting.actor.id, items: [item] },
    })
    .onConflict((conflict) => conflict.columns(['code_id', 'items']).doNothing())
    .executeTakeFirst()
  if (put.numInsertedOrUpdatedRows !== 1n) return null
  await record(acting, { act: 'needs_reading_at_once', subject: { kind: 'round', id: roundId } })
  return { id, youngPersonId: null }
}

/** Whom an urgent answer is with from now on. */
export async function putTold(
  acting: Acting,
  { id, youngPersonId }: Raised,
  told: Pick<Told, 'workerId' | 'stands' | 'acknowledgeBy'>,
): Promise<void> {
  await acting.tx
    .insertInto('urgent_told')
    .values({
      urgent_id: id,
      young_person_id: youngPersonId,
      worker_id: told.workerId,
      stands: told.stands,
      acknowledge_by: told.acknowledgeBy,
    })
    .execute()
}

/** The urgent answers of a support, the latest first, each with who was told and who has read it. */
export async function urgentIn(acting: Acting, supportId: string): Promise<Urgent[]> {
  const { rows } = await sql<Urgent & { told: (Told & { at: string; acknowledgeBy: string })[] }>`
    select u.ask_id as "askId", u.support_id as "supportId", u.young_person_id as "youngPersonId", u.items,
      u.raised_at as "raisedAt",
      (select json_agg(json_build_object('workerId', t.worker_id, 'name', w.name, 'stands', t.stands,
          'at', t.told_at, 'acknowledgeBy', t.acknowledge_by) order by t.told_at, w.name)
        from urgent_told t join worker w on w.id = t.worker_id where t.urgent_id = u.id) as told,
      (select json_build_object('name', w.name, 'at', a.at)
        from urgent_acknowledgement a join worker w on w.id = a.worker_id where a.urgent_id = u.id) as acknowledged
    from urgent_answer u where u.support_id = ${supportId} order by u.raised_at desc, u.ask_id`.execute(
    acting.tx,
  )
  return rows.map(({ told, acknowledged, ...row }) => ({
    ...row,
    told: (told ?? []).map((one) => ({
      ...one,
      at: new Date(one.at),
      acknowledgeBy: new Date(one.acknowledgeBy),
    })),
    acknowledged: acknowledged && { ...acknowledged, at: new Date(acknowledged.at) },
  }))
}

/**
 * Says that the acting worker has read it. Said twice, or about nothing urgent, nothing more happens; answers whether it did.
 */
export async function acknowledge(
  acting: Acting,
  urgentId: string,
  subject: { kind: string; id: string },
): Promise<boolean> {
  const { rows } = await sql<{ youngPersonId: string | null }>`
    insert into urgent_acknowledgement (urgent_id, young_person_id, worker_id)
    select id, young_person_id, ${acting.actor.id}::uuid from urgent_answer where id = ${urgentId}
    on conflict do nothing returning young_person_id as "youngPersonId"`.execute(acting.tx)
  const [row] = rows
  if (row) await record(acting, { act: 'acknowledged', subject, youngPerson: row.youngPersonId })
  return row !== undefined
}

/** An urgent answer whose clock has run out with nobody having said that they read it. */
export type Unread = Raised & { told: string[] } & (
    | { supportId: string; youngPersonId: string; teamId: string; roundId: null }
    | { roundId: string; supportId: null; teamId: null }
  )

/**
 * What nobody has acknowledged in time: in supports until it was passed on once, in named surveys until somebody was named
 * to read it, because whoever stands in can go as well. In a survey only those who still may read count: once the last of
 * them has left or lost the role, it waits for no clock. `told` are those who need not be told again.
 */
export async function unacknowledgedInTime(acting: Acting): Promise<Unread[]> {
  const { rows } = await sql<Unread>`
    select u.id, u.support_id as "supportId", u.young_person_id as "youngPersonId", u.team_id as "teamId",
      u.round_id as "roundId", coalesce(array_agg(t.worker_id) filter (
        where t.stands = 'cover' or u.round_id is null or may_read_surveys(t.worker_id)), '{}') as told
    from urgent_answer u join urgent_told t on t.urgent_id = u.id
    where not exists (select from urgent_acknowledgement a where a.urgent_id = u.id)
      and not exists (select from urgent_naming n where n.urgent_id = u.id and may_read_surveys(n.worker_id)
        and n.acknowledge_by > trellis_now())
    group by u.id
    having (u.round_id is not null or bool_and(t.stands = 'reader')) and coalesce(
      max(t.acknowledge_by) filter (where t.stands = 'reader' and (u.round_id is null or may_read_surveys(t.worker_id)))
        <= trellis_now(), true)
    order by u.raised_at`.execute(acting.tx)
  return rows
}
