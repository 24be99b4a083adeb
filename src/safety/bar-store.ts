import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { Concern } from './concern.ts'

/** Somebody around the young person of a concern: a worker, or somebody beside them. */
export type Around = { workerId: string | null; supporterId: string | null; name: string; role: string }

/** Who is around the young person of a concern now, by name; nobody for whoever does not read the concern. */
export async function aroundOf(acting: Acting, concernId: string): Promise<Around[]> {
  const { rows } = await sql<Around>`
    select worker_id as "workerId", supporter_id as "supporterId", name, role from concern_circle(${concernId})`.execute(
    acting.tx,
  )
  return rows
}

/** What stands for somebody in a form. */
export const keyOf = ({ workerId, supporterId }: Pick<Around, 'workerId' | 'supporterId'>): string =>
  workerId ?? supporterId ?? ''

/** Closes a young person’s circle to somebody: their entries end at once, and nothing opens them while it stands. */
export async function closeCircle(
  acting: Acting,
  concern: Concern,
  given: { id: string; who: Around; words: string },
): Promise<void> {
  await acting.tx
    .insertInto('circle_bar')
    .values({
      ...{ id: given.id, concern_id: concern.id, young_person_id: concern.youngPersonId as string },
      ...{ worker_id: given.who.workerId, supporter_id: given.who.workerId ? null : given.who.supporterId },
      ...{ decided_by: acting.actor.id as string, reason: given.words },
    })
    .execute()
}

/** To whom a circle is closed because of a concern, while it stands. */
export type Bar = { id: string; name: string; decidedBy: string; at: Date }

export async function barsOf(acting: Acting, concernId: string): Promise<Bar[]> {
  const { rows } = await sql<Bar>`
    select b.id, coalesce(w.name, s.name, 'somebody beside them') as name, d.name as "decidedBy", b.decided_at as at
    from circle_bar b left join worker w on w.id = b.worker_id left join supporter s on s.id = b.supporter_id
    join worker d on d.id = b.decided_by
    where b.concern_id = ${concernId} and b.lifted_at is null order by b.decided_at`.execute(acting.tx)
  return rows
}

/** It does not stand any more: somebody can be let in again, by whoever may. What has ended stays ended. */
export async function liftBar(acting: Acting, id: string, words: string): Promise<void> {
  await acting.tx
    .updateTable('circle_bar')
    .set({ lifted_at: acting.now, lifted_by: acting.actor.id, lifted_because: words })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .execute()
}
