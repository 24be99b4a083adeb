import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'

/** Something open that nobody is responsible for, or that no date drives on. Ids only. */
export type LooseBaton = { kind: 'referral' | 'support'; id: string; why: string }

/** What the check found, and how much was open in all. */
export type BatonCheck = { loose: LooseBaton[]; open: number; seen: number }

/**
 * Every open referral and support that has no responsible worker or team who is still here, or no date; and every
 * accepted referral that became nothing. Always empty, since the database refuses each of these: this asks it again
 * from outside. To be run as operator:check-batons, who sees all places.
 */
export async function looseBatons(acting: Acting): Promise<BatonCheck> {
  const { rows: loose } = await sql<LooseBaton>`
    select 'referral' as kind, r.id, case
        when r.state = 'accepted' then 'accepted, and became nothing'
        when num_nonnulls(r.holder_worker_id, r.holder_team_id) <> 1 then 'nobody is responsible'
        when w.left_on is not null then 'whoever is responsible has left'
        when t.closed_on is not null then 'the team responsible is closed'
        else 'no date' end as why
    from referral r
    left join worker w on w.id = r.holder_worker_id
    left join team t on t.id = r.holder_team_id
    where (r.state in ('sent', 'returned', 'declined') and (
            num_nonnulls(r.holder_worker_id, r.holder_team_id) <> 1
            or r.due_on is null or w.left_on is not null or t.closed_on is not null))
       or (r.state = 'accepted' and r.to_service_id is null
           and not exists (select from support s where s.referral_id = r.id))
    union all
    select 'support', s.id, case
        when s.worker_id is null then 'nobody is responsible'
        when w.left_on is not null then 'whoever is responsible has left'
        else 'no date' end
    from support s left join worker w on w.id = s.worker_id
    where s.state <> 'ended' and (s.worker_id is null or s.due_on is null or w.left_on is not null)
    limit 1000
  `.execute(acting.tx)
  const { rows } = await sql<{ open: number; seen: number }>`
    select open_batons() as open,
      (select count(*) from referral r where r.open) + (select count(*) from support s where s.state <> 'ended') as seen
  `.execute(acting.tx)
  return { loose, open: Number(rows[0]?.open ?? -1), seen: Number(rows[0]?.seen ?? 0) }
}
