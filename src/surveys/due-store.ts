import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'

/** Something a survey asks of a school or of those who run it, by a day. */
export type SurveyDue = {
  key: string
  name: string
  href: string
  asks: 'answer' | 'opt_outs' | 'parent_noes' | 'slips' | 'chase' | 'open' | 'close' | 'held_rows' | 'readers'
  /** How many: schools that have not answered, parents who said no, rows of a file that wait for a look. */
  count: number
  on: DateOnly
}

/** What surveys ask of a school: an answer, its noes, its slips; soonest first. Nothing for anybody who lists no pupils. */
export async function surveysDueAtSchool(acting: Acting): Promise<SurveyDue[]> {
  const { rows } = await sql<SurveyDue>`
    select s.id::text || ' ' || d.asks as key, r.name, '/school-surveys/' || s.id || d.more as href, d.asks, d.count, d.on
    from round_school s join round r on r.id = s.round_id join round_opening o on o.round_id = r.id,
    lateral (
      select 'answer' as asks, '' as more, r.schools_answer_by as on, 1 as count where s.answer is null
      union all
      select 'opt_outs', '/opt-outs', r.opt_out_by, 1 where s.answer = 'takes_part' and s.opt_outs_loaded_at is null
      union all
      select 'parent_noes', '/opt-outs', min(n.said_at at time zone 'Europe/London')::date, count(*)::int
        from round_parent_no n where n.round_school_id = s.id and n.settled_at is null having count(*) > 0
      union all
      select 'slips', '/slips', r.opens_on, 1 where s.answer = 'takes_part' and s.opt_outs_loaded_at is not null
        and not exists (select from round_code c where c.round_school_id = s.id)
    ) d
    where s.organisation_id = actor_school() and r.closes_on >= trellis_today()
      and not exists (select from round_closing e where e.round_id = r.id)
    order by d.on, 1 limit 50`.execute(acting.tx)
  return rows
}

/**
 * What surveys ask of those who run them: schools to chase, a draft whose day has come, one to close, rows of a file of
 * answers to look at, a named survey that nobody can read any more; soonest first.
 */
export async function surveysDueHere(acting: Acting): Promise<SurveyDue[]> {
  const { rows } = await sql<SurveyDue>`
    select r.id::text || ' ' || d.asks as key, r.name, '/surveys/' || r.id || d.more as href, d.asks, d.count, d.on
    from round r left join round_opening o on o.round_id = r.id left join round_closing e on e.round_id = r.id,
    lateral (
      select 'chase' as asks, '/schools' as more, r.schools_answer_by as on, count(*)::int as count from round_school s
        where s.round_id = r.id and s.answer is null and o.round_id is not null and r.schools_answer_by <= trellis_today()
          and r.closes_on >= trellis_today()
        having count(*) > 0
      union all
      select 'open', '/opening', coalesce(r.opt_out_by, r.opens_on), 1
        where o.round_id is null and coalesce(r.opt_out_by, r.opens_on) is not null
      union all
      select 'close', '', r.closes_on, 1 where o.round_id is not null and r.closes_on < trellis_today()
      union all
      select 'readers', '', trellis_today(), 1 where o.round_id is not null and r.kind = 'named' and r.closes_on >= trellis_today()
        and not exists (select from round_reader n where n.round_id = r.id and may_read_surveys(n.worker_id))
      union all
      select 'held_rows', '/held-rows', min(i.imported_at at time zone 'Europe/London')::date, count(*)::int
        from answers_held h join answers_import i on i.id = h.import_id where h.round_id = r.id
          and not exists (select from answers_held_settling s where s.held_id = h.id)
        having count(*) > 0
    ) d
    where r.place_id = actor_place() and actor_runs_surveys() and (e.round_id is null or d.asks = 'held_rows')
    order by d.on, 1 limit 50`.execute(acting.tx)
  return rows
}
