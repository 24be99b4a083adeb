import { type RawBuilder, sql } from 'kysely'
import type { DateOnly } from '../words/index.ts'

/** Something a plan of several agencies asks of a worker or a team. */
export type PlanDue = {
  id: string
  planId: string
  youngPersonId: string
  called: string
  asks: 'step' | 'answer' | 'ring' | 'agree' | 'lead' | 'meet' | 'notes'
  what: string
  dueOn: DateOnly
  /** Whose it is; nobody by name yet where a team is asked. */
  workerId: string | null
  workerName: string | null
}

type Asked = { workerIds: readonly string[]; teamIds: readonly string[]; until: DateOnly }

/**
 * The question for what plans ask by a day: steps of whoever has an agency's part, answers of teams that were asked, agencies
 * that have not answered or are not agreed yet, a lead that is offered, and meetings: for all who take part, and unwritten ones
 * for the lead. Soonest first; at most 300. Today asks it in one trip with others.
 */
export function planThingsDue({ workerIds, teamIds, until }: Asked): RawBuilder<PlanDue[]> {
  const workers = sql`any(${[...workerIds]}::uuid[])`
  return sql<PlanDue[]>`select coalesce(json_agg(due), '[]') from (
    with mine as (
      select a.id, a.plan_id, a.young_person_id, a.called, w.id as worker_id, w.name as worker_name
      from plan_agency a join worker w on w.id = a.worker_id
      where a.worker_id = ${workers} and a.left_at is null and a.answer = 'yes'
    )
    select s.id, s.plan_id as "planId", s.young_person_id as "youngPersonId", m.called, 'step' as asks, s.what,
      s.due_on as "dueOn", m.worker_id as "workerId", m.worker_name as "workerName"
    from plan_step s join mine m on m.id = s.agency_id
    where s.done_at is null and s.due_on <= ${until}::date
    union all
    select a.id, a.plan_id, a.young_person_id, a.called, 'answer', a.asks, a.answer_by, null, null from plan_agency a
    where a.team_id = any(${[...teamIds]}::uuid[]) and a.id = any((select plan_asked())::uuid[]) and a.answer is null
    union all
    select a.id, a.plan_id, a.young_person_id, a.called, case when a.asked_at is null then 'agree' else 'ring' end, t.name,
      coalesce(a.answer_by, (a.added_at at time zone 'Europe/London')::date + 7), m.worker_id, m.worker_name
    from plan_agency a join shared_plan p on p.id = a.plan_id join mine m on m.id = p.home_id join team t on t.id = a.team_id
    where a.answer is null and a.left_at is null and (a.asked_at is null or a.answer_by < trellis_today())
      and coalesce(a.answer_by, (a.added_at at time zone 'Europe/London')::date + 7) <= ${until}::date
    union all
    select f.id, f.plan_id, f.young_person_id, m.called, 'lead', f.words, f.answer_by, m.worker_id, m.worker_name
    from plan_lead_offer f join mine m on m.id = f.agency_id where f.answer is null
    union all
    select h.id, h.plan_id, h.young_person_id, m.called, 'meet', to_char(h.starts_at at time zone 'Europe/London', 'HH24:MI'),
      (h.starts_at at time zone 'Europe/London')::date, m.worker_id, m.worker_name
    from plan_meeting h join mine m on m.plan_id = h.plan_id
    where h.written_at is null and h.called_off_at is null
      and (h.starts_at at time zone 'Europe/London')::date between trellis_today() and ${until}::date
    union all
    select h.id, h.plan_id, h.young_person_id, m.called, 'notes', '',
      (h.starts_at at time zone 'Europe/London')::date + 1, m.worker_id, m.worker_name
    from plan_meeting h join shared_plan p on p.id = h.plan_id join mine m on m.id = p.lead_id
    where h.written_at is null and h.called_off_at is null
      and (h.starts_at at time zone 'Europe/London')::date < trellis_today()
    order by 7, 1 limit 300) due`
}
