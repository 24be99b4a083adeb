import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { type DateOnly, dateOnly } from '../words/index.ts'
import { type NotTogetherDue, notTogetherDue } from './not-together-store.ts'
import type { Tie } from './tie-store.ts'

/** What a sealing asks of one of those who look after it. */
export type SealingDue = {
  id: string
  asks: 'confirm' | 'open' | 'review' | 'late'
  /** The other of the two, or whose work is late. */
  by: string
  on: DateOnly
}

/**
 * What the sealings that the actor looks after ask of them by a day: a yes as the second, a yes to opening, a look whether it is
 * still needed; and a support whose next thing is late, which no other manager sees any more. With them the ties of workers whom
 * the actor manages, and those who must not be together: one trip to the database for all.
 */
export async function wallsDue(
  acting: Acting,
  until: DateOnly,
): Promise<{ sealings: SealingDue[]; ties: Tie[]; notTogether: NotTogetherDue[] }> {
  const { rows } = await sql<{
    sealings: SealingDue[]
    ties: (Omit<Tie, 'saidAt'> & { saidAt: string })[]
    notTogether: NotTogetherDue[]
  }>`
    with due (id, asks, by, "on") as (
      select z.id, 'confirm', p.name, trellis_today() from sealing z join worker p on p.id = z.proposed_by
        where z.second_id = ${acting.actor.id} and z.sealed_at is null and z.declined_at is null
      union all
      select z.id, 'open', a.name, trellis_today() from sealing z join worker a on a.id = z.opening_asked_by
        where z.opened_at is null and z.opening_asked_by <> ${acting.actor.id}
      union all
      select z.id, 'review', '', z.review_on from sealing z
        where z.sealed_at is not null and z.opened_at is null and z.review_on <= ${until}::date
      union all
      select z.id, 'late', w.name, s.due_on from sealing z join support s on s.young_person_id = z.young_person_id
        join worker w on w.id = s.worker_id
        where z.sealed_at is not null and z.opened_at is null and s.state <> 'ended' and s.due_on < trellis_today()
          and s.worker_id <> ${acting.actor.id}
    )
    select (select coalesce(json_agg(d order by d."on", d.id), '[]') from due d) as sealings,
      (select coalesce(json_agg(json_build_object('id', t.id, 'worker', t.worker, 'saidAt', t.said_at, 'settledAt', t.settled_at,
        'hasWork', t.has_work)), '[]') from ties_here() t) as ties,
      (select coalesce(json_agg(n), '[]') from (${notTogetherDue(until)}) n) as "notTogether"`.execute(
    acting.tx,
  )
  const { sealings = [], ties = [], notTogether = [] } = rows[0] ?? {}
  return {
    sealings: sealings.map((one) => ({ ...one, on: dateOnly(one.on) })),
    ties: ties.map((tie) => ({ ...tie, saidAt: new Date(tie.saidAt) })),
    notTogether: notTogether.map((one) => ({ ...one, on: dateOnly(one.on) })),
  }
}
