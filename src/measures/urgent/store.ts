import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
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
      ask_id: ask.id,
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

/** Whom an urgent answer is with from now on. */
export async function putTold(
  acting: Acting,
  { askId, youngPersonId }: Pick<Urgent, 'askId' | 'youngPersonId'>,
  told: Pick<Told, 'workerId' | 'stands' | 'acknowledgeBy'>,
): Promise<void> {
  await acting.tx
    .insertInto('urgent_told')
    .values({
      ask_id: askId,
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
        from urgent_told t join worker w on w.id = t.worker_id where t.ask_id = u.ask_id) as told,
      (select json_build_object('name', w.name, 'at', a.at)
        from urgent_acknowledgement a join worker w on w.id = a.worker_id where a.ask_id = u.ask_id) as acknowledged
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

/** Says that the acting worker has read it. Said twice, or about nothing urgent, nothing more happens. */
export async function acknowledge(acting: Acting, ask: Ask): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('urgent_acknowledgement')
    .columns(['ask_id', 'young_person_id', 'worker_id'])
    .expression(({ selectFrom }) =>
      selectFrom('urgent_answer')
        .select(['ask_id', 'young_person_id', sql<string>`${acting.actor.id}::uuid`.as('worker_id')])
        .where('ask_id', '=', ask.id),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  const subject = { kind: 'ask', id: ask.id } as const
  await record(acting, { act: 'acknowledged', subject, youngPerson: ask.youngPersonId })
}

/** An urgent answer whose clock has run out with nobody having said that they read it. */
export type Unread = Pick<Urgent, 'askId' | 'supportId' | 'youngPersonId'> & {
  teamId: string
  told: string[]
}

/** What nobody has acknowledged in time and has not been passed on yet. */
export async function unacknowledgedInTime(acting: Acting): Promise<Unread[]> {
  const { rows } = await sql<Unread>`
    select u.ask_id as "askId", u.support_id as "supportId", u.young_person_id as "youngPersonId",
      u.team_id as "teamId", array_agg(t.worker_id) as told
    from urgent_answer u join urgent_told t on t.ask_id = u.ask_id
    where not exists (select from urgent_acknowledgement a where a.ask_id = u.ask_id)
    group by u.ask_id
    having bool_and(t.stands = 'reader') and max(t.acknowledge_by) <= trellis_now()
    order by u.raised_at`.execute(acting.tx)
  return rows
}
