import { type RawBuilder, sql } from 'kysely'
import type { AccessDue } from './access.ts'
import type { CorrectionDue } from './correction.ts'
import type { DeathDue } from './death.ts'
import type { ProposalDue } from './disposal.ts'
import type { ErasureDue } from './erasure.ts'

/** What waits of what young people have a right to. */
export type RightsDue = {
  everything: AccessDue[]
  wrong: CorrectionDue[]
  erasures: ErasureDue[]
  /** Records that somebody proposes to dispose of, for whoever else has them. */
  proposals: ProposalDue[]
  /** Whoever has died, of all whom this worker has to do with, and what that asks. */
  dead: string[]
  deaths: DeathDue[]
}

/**
 * The question for what waits with whoever has the support, or whose team last had it: requests for everything, and what is to
 * be put right, and who has died. From the supports of these workers and teams outward; Today asks it in one trip with others.
 */
export const rightsDue = ({
  workerIds,
  teamIds,
}: {
  workerIds: readonly string[]
  teamIds: readonly string[]
}): RawBuilder<RightsDue> => sql<RightsDue>`
  with theirs as (
    select s.young_person_id, p.name, coalesce(p.preferred_name, split_part(p.name, ' ', 1)) as called,
      worker.id as worker_id, worker.name as worker_name
    from support s
    join young_person p on p.id = s.young_person_id
    left join worker on worker.id = s.worker_id
    where (s.worker_id = any(${[...workerIds]}::uuid[]) or s.team_id = any(${[...teamIds]}::uuid[]))
      and (exists (select from access_request r where r.young_person_id = s.young_person_id and r.answered_at is null)
        or exists (select from erasure_request e where e.young_person_id = s.young_person_id and e.answered_at is null)
        or exists (select from correction c where c.young_person_id = s.young_person_id and c.settled_at is null))
      and not exists (select from support later
        where later.young_person_id = s.young_person_id and later.opened_at > s.opened_at)
  ),
  -- Once the circle has ended, what was asked is with whoever keeps the record.
  kept as (
    select d.young_person_id, d.name, d.called, null::uuid as worker_id, null::text as worker_name
    from record_dates(array(select o.young_person_id from erasure_request o where o.answered_at is null
      union select o.young_person_id from access_request o where o.answered_at is null
      union select o.young_person_id from correction o where o.settled_at is null)) d
    where not d.in_circle
  ),
  asked as (select * from theirs union all select * from kept)
  select json_build_object(
    'everything', (select coalesce(json_agg(json_build_object('id', r.id, 'youngPersonId', t.young_person_id, 'name', t.name,
        'called', t.called, 'askedBy', r.asked_by, 'askerName', r.asker_name, 'dueOn', r.due_on, 'workerId', t.worker_id,
        'workerName', t.worker_name) order by r.due_on, r.id), '[]')
      from asked t join access_request r on r.young_person_id = t.young_person_id and r.answered_at is null),
    'dead', to_json((select the_dead())::uuid[]),
    'deaths', (select coalesce(json_agg(json_build_object('asks', case when sure.yes then 'close' else 'confirm' end,
        'youngPersonId', s.young_person_id, 'supportId', s.id, 'name', p.name,
        'called', coalesce(p.preferred_name, split_part(p.name, ' ', 1)), 'on', coalesce(d.said_on, trellis_today()),
        'workerId', s.worker_id, 'workerName', w.name, 'recordedBy', d.recorded_by) order by s.id), '[]')
      from support s join young_person p on p.id = s.young_person_id left join worker w on w.id = s.worker_id
      left join death d on d.young_person_id = s.young_person_id and d.taken_back_at is null
      cross join lateral (select s.young_person_id = any((select the_dead(true))::uuid[]) as yes) sure
      where s.young_person_id = any((select the_dead())::uuid[]) and s.state <> 'ended'
        and (s.worker_id = any(${[...workerIds]}::uuid[]) or s.team_id = any(${[...teamIds]}::uuid[])))::jsonb
      -- And confirmed ones that somebody asks to take back, for whoever may agree.
      || (select coalesce(json_agg(json_build_object('asks', 'live', 'youngPersonId', p.id, 'supportId', d.id, 'name', p.name,
        'called', p.called, 'on', (d.living_asked_at at time zone 'Europe/London')::date, 'workerId', null, 'workerName', null,
        'recordedBy', d.living_asked_by) order by d.id), '[]')
      from death d cross join lateral death_about(d.young_person_id) p
      where d.living_asked_at is not null and d.taken_back_at is null)::jsonb,
    'erasures', (select coalesce(json_agg(json_build_object('id', r.id, 'youngPersonId', t.young_person_id, 'name', t.name,
        'called', t.called, 'askedBy', r.asked_by, 'askerName', r.asker_name, 'dueOn', r.due_on, 'workerId', t.worker_id,
        'workerName', t.worker_name) order by r.due_on, r.id), '[]')
      from asked t join erasure_request r on r.young_person_id = t.young_person_id and r.answered_at is null),
    'proposals', (select coalesce(json_agg(json_build_object('id', x.id, 'youngPersonId', d.young_person_id, 'name', d.name,
        'called', d.called, 'on', (x.proposed_at at time zone 'Europe/London')::date,
        'proposedBy', x.proposed_by, 'proposedByName', w.name) order by x.proposed_at, x.id), '[]')
      from disposal_proposal x join worker w on w.id = x.proposed_by
      join record_dates(array(select o.young_person_id from disposal_proposal o where o.turned_down_at is null)) d
        on d.young_person_id = x.young_person_id
      where x.turned_down_at is null),
    'wrong', (select coalesce(json_agg(json_build_object('id', c.id, 'youngPersonId', t.young_person_id, 'name', t.name,
        'called', t.called, 'dueOn', c.due_on, 'workerId', t.worker_id, 'workerName', t.worker_name) order by c.due_on, c.id), '[]')
      from asked t join correction c on c.young_person_id = t.young_person_id and c.settled_at is null))`
