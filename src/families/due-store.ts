import { type RawBuilder, sql } from 'kysely'
import type { DateOnly } from '../words/index.ts'

/** Something a family's plan asks of whoever leads it, or of the manager where nobody can. */
export type FamilyDue = {
  id: string
  planId: string
  /** The young person by whose name the plan is called on a list: whoever came first. */
  youngPersonId: string | null
  called: string | null
  asks: 'step' | 'agreement' | 'review' | 'lead' | 'offered' | 'unanswered' | 'declined'
  what: string
  dueOn: DateOnly
  workerId: string | null
  workerName: string | null
}

type Asked = { workerIds: readonly string[]; teamIds: readonly string[]; until: DateOnly }

/**
 * The question for what families' plans ask by a day: steps, whoever has not said yes or no within a week, a look together,
 * plans whose lead is gone, and a team that is asked to take one over: for those of it who see the plan, and for the lead once its
 * answer is late or no. Soonest first; at most 300. Today asks it in one trip with others.
 */
export function familiesDue({ workerIds, teamIds, until }: Asked): RawBuilder<FamilyDue[]> {
  return sql<FamilyDue[]>`select coalesce(json_agg(due), '[]') from (
    with gone as (select unnest(family_without_lead()) as id),
    mine as (
      select p.id, p.review_on, w.id as worker_id, w.name as worker_name, f.young_person_id, f.called
      from family_plan p join worker w on w.id = p.lead_id
      left join lateral (select m.young_person_id, m.called from family_member m
        where m.plan_id = p.id and m.young_person_id is not null and m.left_at is null
        order by m.added_at, m.id limit 1) f on true
      where p.ended_at is null and (p.lead_id = any(${[...workerIds]}::uuid[]) or p.id in (select id from gone))
    )
    select s.id, s.plan_id as "planId", p.young_person_id as "youngPersonId", p.called, 'step' as asks, s.what,
      s.due_on as "dueOn", p.worker_id as "workerId", p.worker_name as "workerName"
    from family_step s join mine p on p.id = s.plan_id
    where s.done_at is null and s.due_on <= ${until}::date
    union all
    select m.id, m.plan_id, m.young_person_id, m.called, 'agreement', '',
      (m.added_at at time zone 'Europe/London')::date + 7, p.worker_id, p.worker_name
    from family_member m join mine p on p.id = m.plan_id
    where m.young_person_id is not null and m.agreed_id is null and m.left_at is null
      and (m.added_at at time zone 'Europe/London')::date + 7 <= ${until}::date
    union all
    select p.id, p.id, p.young_person_id, p.called, 'review', '', p.review_on, p.worker_id, p.worker_name
    from mine p where p.review_on <= ${until}::date
    union all
    select p.id, p.id, p.young_person_id, p.called, 'lead', '', trellis_today(), null, null
    from mine p where p.id in (select id from gone)
    union all
    select o.id, o.plan_id, y.young_person_id, y.called, 'offered', '', o.answer_by, null, null
    from family_offer o left join lateral (select m.young_person_id, m.called from family_member m
      where m.plan_id = o.plan_id and m.young_person_id = any((select circle_people('support'))::uuid[]) and m.left_at is null
      order by m.added_at, m.id limit 1) y on true
    where o.answer is null and o.team_id = any(${[...teamIds]}::uuid[])
    union all
    select o.id, o.plan_id, p.young_person_id, p.called, case when o.answer is null then 'unanswered' else 'declined' end, t.name,
      coalesce((o.answered_at at time zone 'Europe/London')::date, o.answer_by + 1), p.worker_id, p.worker_name
    from family_offer o join mine p on p.id = o.plan_id join team t on t.id = o.team_id
    where (o.answer is null and o.answer_by < trellis_today()) or (o.answer = 'no' and o.read_at is null)
    order by 7, 1 limit 300) due`
}
