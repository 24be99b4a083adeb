import { sql } from 'kysely'
import type { WhoseDue } from './deciding-due.ts'
import type { DecisionDue } from './review.ts'

/**
 * The question for decisions to ask again by a day, in supports of these workers or teams: on the day that was said; at 11 and at 16; and when
 * who cares for them has changed. The latest decision about each thing counts, so that
 * deciding again is what settles it. Each young person comes once for each reason.
 */
export const decisionsToReview = (due: WhoseDue) => sql<DecisionDue>`
    with mine as (
      select distinct on (s.young_person_id) s.young_person_id, s.worker_id from support s
      where s.state <> 'ended'
        and (s.worker_id = any(${[...due.workerIds]}::uuid[]) or s.team_id = any(${[...due.teamIds]}::uuid[]))
      order by s.young_person_id, s.opened_at desc
    ), latest as (
      select distinct on (d.young_person_id, d.about, coalesce(d.share_with_team_id::text, lower(trim(d.share_with))))
        d.* from mine m join decision d on d.young_person_id = m.young_person_id
      order by d.young_person_id, d.about, coalesce(d.share_with_team_id::text, lower(trim(d.share_with))), d.made_at desc
    ), asked as (
      select l.young_person_id, l.review_on as on_day, 'date' as why from latest l
      where l.withdrawn_at is null and l.review_on is not null
      union all
      select l.young_person_id, (p.date_of_birth + make_interval(years => age))::date, case age when 11 then 'eleven' else 'sixteen' end
      from latest l join young_person p on p.id = l.young_person_id, unnest(array[11, 16]) as age
      where l.withdrawn_at is null and l.decided_on < (p.date_of_birth + make_interval(years => age))::date
      union all
      select l.young_person_id, (p.care_changed_at at time zone 'Europe/London')::date, 'circumstances'
      from latest l join young_person p on p.id = l.young_person_id
      where l.withdrawn_at is null and l.made_at < p.care_changed_at
    )
    select a.young_person_id as "youngPersonId", p.name,
      coalesce(p.preferred_name, split_part(p.name, ' ', 1)) as called,
      m.worker_id as "workerId", w.name as "workerName", min(a.on_day) as "dueOn", a.why, count(*)::int as many
    from asked a join mine m on m.young_person_id = a.young_person_id
    join young_person p on p.id = a.young_person_id left join worker w on w.id = m.worker_id
    where a.on_day <= ${due.until}::date
    group by a.young_person_id, p.name, p.preferred_name, m.worker_id, w.name, a.why
    order by min(a.on_day), a.young_person_id, a.why`
