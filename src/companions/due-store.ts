import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'

/** Going along as somebody's work: theirs who goes, or of those who have to find somebody else. */
export type CompanionDue = {
  id: string
  referralId: string
  youngPersonId: string
  called: string
  service: string
  onDate: DateOnly
  /** Goes along, or a check of whoever was to does not hold any more and nobody goes instead. */
  asks: 'go' | 'find somebody else'
  /** Whose it is: whoever goes, or the young person's worker. */
  workerId: string | null
  workerName: string | null
  /** Who was to go. */
  goes: string
}

/** What going along asks of these workers, and of the teams they manage, by a day; soonest first. */
export async function companionsDue(
  acting: Acting,
  asked: { workerIds: readonly string[]; teamIds: readonly string[]; today: DateOnly; until: DateOnly },
): Promise<CompanionDue[]> {
  const { workerIds, teamIds, today, until } = asked
  const { rows } = await sql<CompanionDue>`
    select c.id, c.referral_id as "referralId", c.young_person_id as "youngPersonId", c.called, v.name as service,
      c.on_date as "onDate", 'go' as asks, w.id as "workerId", w.name as "workerName", w.name as goes
    from companion c join worker w on w.id = c.worker_id join service v on v.id = c.service_id
    where c.withdrawn_at is null and c.worker_id = any(${[...workerIds]}::uuid[])
      and c.on_date between ${today}::date and ${until}::date
    union all
    select c.id, c.referral_id, c.young_person_id, c.called, v.name, c.on_date, 'find somebody else', h.id, h.name, w.name
    from companion c join worker w on w.id = c.worker_id join service v on v.id = c.service_id
    join support s on s.id = c.support_id left join worker h on h.id = s.worker_id
    where c.withdrawn_because in ('check_lapsed', 'left') and c.on_date >= ${today}::date and s.state <> 'ended'
      and (s.worker_id = any(${[...workerIds]}::uuid[]) or s.team_id = any(${[...teamIds]}::uuid[]))
      and not exists (select from companion other where other.referral_id = c.referral_id and other.on_date = c.on_date
        and other.withdrawn_at is null)
    order by 6, 1 limit 200`.execute(acting.tx)
  return rows
}
