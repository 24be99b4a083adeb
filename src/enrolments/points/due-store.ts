import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import type { DateOnly } from '../../words/index.ts'
import type { StandingPoint } from './point.ts'

/** Something that a programme asks of somebody, and that nobody asked yet. */
export type PointDue = Pick<StandingPoint, 'id' | 'measure' | 'does' | 'who' | 'point' | 'asked'> & {
  enrolmentId: string
  supportId: string
  youngPersonId: string
  name: string
  preferredName: string | null
  service: string
  on: DateOnly
  workerId: string
  workerName: string
  /** The support has ended, and is followed up. */
  ended: boolean
}

/**
 * What programmes ask by a day of those whom these workers support, or have promised to follow up, and that nobody asked,
 * answered or set aside. At most 300.
 */
export async function pointsDue(
  { tx }: Acting,
  { workerIds, until }: { workerIds: readonly string[]; until: DateOnly },
): Promise<PointDue[]> {
  if (workerIds.length === 0) return []
  const { rows } = await sql<PointDue>`
    with held as (
      select s.id, s.worker_id, false as ended from support s where s.worker_id = any(${[...workerIds]}::uuid[]) and s.state <> 'ended'
      union
      select c.support_id, c.worker_id, true from circle_member c join support s on s.id = c.support_id and s.state = 'ended'
      where c.worker_id = any(${[...workerIds]}::uuid[]) and c.opens = 'support'
        and (c.ends_at is null or c.ends_at > trellis_now()))
    select p.id, p.measure, p.does, p.who, p.point, p.asked, e.id as "enrolmentId", p.support_id as "supportId",
      p.young_person_id as "youngPersonId", y.name, y.preferred_name as "preferredName", v.name as service,
      p.due_on as "on", w.id as "workerId", w.name as "workerName", held.ended
    from held
    join measure_point p on p.support_id = held.id and p.set_aside_at is null and p.due_on <= ${until}::date
      and p.asked in ('by-link', 'with-a-worker', 'in-the-plan', 'from-registers', 'in-person')
    join enrolment e on e.id = p.enrolment_id and (p.counted_from <> 'beginning' or e.ended_on is null)
    join programme_run run on run.id = e.run_id
    join service v on v.id = run.service_id
    join young_person y on y.id = p.young_person_id
    join worker w on w.id = held.worker_id
    where case when p.asked = 'in-the-plan' then not exists (
        select from goal g join goal_rating r on r.goal_id = g.id where g.support_id = p.support_id
          and r.rated_on >= p.due_on - p.window_days)
      when p.asked = 'in-person' then looked_back_on(p.support_id, p.due_on - p.window_days) is null
      else not exists (select from point_ask pa join ask k on k.id = pa.ask_id
        where pa.point_id = p.id and k.taken_back_at is null) end
    order by p.due_on, p.id limit 300`.execute(tx)
  return rows
}
