import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { DateOnly } from '../words/index.ts'

/** Somebody who was offered a seat just now. */
export type Offered = { enrolmentId: string; referralId: string; youngPersonId: string }

/**
 * Offers the free seats of a group to whoever waits longest where its programme runs, at most `most` of them. Two workers
 * who fill at once never offer a seat twice, or one person two seats: rows that another takes at this moment are passed
 * over, and the seats of one group are given out by one transaction at a time. Whoever must not be together with somebody
 * who has a seat of it waits on (`group_takes`).
 */
export async function fillGroup(
  { tx, actor, ...acting }: Acting,
  group: { id: string; runId: string },
  { answerBy, most = 200 }: { answerBy: DateOnly; most?: number },
): Promise<Offered[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${group.id}, 0))`.execute(tx)
  const { rows } = await sql<Offered & { changeId: string }>`
    with free as (
      select s.seat, row_number() over (order by s.seat) as nth from group_seat s
      where s.group_id = ${group.id} and not exists (
        select from enrolment e where e.group_id = s.group_id and e.seat = s.seat)
      order by s.seat limit ${most}::int
    ), waits as (
      select e.id, gen_random_uuid() as change from enrolment e
      where e.run_id = ${group.runId} and e.state = 'waiting' and e.referral_id is not null
        and e.id = any((select group_takes(${group.id}))::uuid[])
      order by e.waiting_since, e.id limit (select count(*) from free) for update skip locked
    ), numbered as (select w.id, w.change, row_number() over () as nth from waits w)
    update enrolment e set state = 'offered', group_id = ${group.id}, seat = f.seat, answer_by = ${answerBy},
      change_id = n.change
    from numbered n join free f on f.nth = n.nth
    where e.id = n.id
    returning e.id as "enrolmentId", e.referral_id as "referralId", e.young_person_id as "youngPersonId",
      n.change as "changeId"`.execute(tx)
  if (rows.length === 0) return []
  await tx
    .insertInto('enrolment_change')
    .values(
      rows.map((row) => ({
        ...{ id: row.changeId, enrolment_id: row.enrolmentId, young_person_id: row.youngPersonId },
        ...{ act: 'offered', state: 'offered', actor_kind: actor.kind, group_id: group.id },
        worker_id: actor.kind === 'worker' ? actor.id : null,
      })),
    )
    .execute()
  await record(
    { tx, actor, ...acting },
    {
      act: 'offered',
      subject: { kind: 'programme_group', id: group.id },
      people: rows.map(({ youngPersonId }) => youngPersonId),
    },
  )
  return rows.map(({ enrolmentId, referralId, youngPersonId }) => ({
    enrolmentId,
    referralId,
    youngPersonId,
  }))
}
