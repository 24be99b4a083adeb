import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { Awaits } from './concern.ts'

/** An open concern as somebody's work: with them, or with another of those who read it. No name. */
export type ConcernDue = {
  id: string
  raisedAt: Date
  dueAt: Date
  awaits: Awaits
  late: boolean
  fromYoungPerson: boolean
  holderId: string
  holder: string
}

/** Every open concern that the actor reads, what is due first first. */
export async function concernsDue(acting: Acting): Promise<ConcernDue[]> {
  const { rows } = await sql<Omit<ConcernDue, 'fromYoungPerson'> & { from: string }>`
    select c.id, c.raised_at as "raisedAt", c.due_at as "dueAt", c.awaits, c.due_at <= trellis_now() as late,
      c.raised_from as "from", w.id as "holderId", w.name as holder
    from safeguarding_concern c join worker w on w.id = c.holder_worker_id
    where c.state <> 'closed' order by c.due_at, c.id limit 200`.execute(acting.tx)
  return rows.map(({ from, ...due }) => ({ ...due, fromYoungPerson: from === 'young_person' }))
}
