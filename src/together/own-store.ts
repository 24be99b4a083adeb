import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'

/** A plan as the young person reads it: who is in it, and what was agreed to be shown to them. */
export type OwnPlan = {
  id: string
  placeId: string
  youngPersonId: string
  words: string
  lead: string | null
  people: { worker: string | null; team: string }[]
  goals: string[]
  steps: { what: string; team: string; dueOn: DateOnly; done: boolean }[]
  meeting: { startsAt: Date; meets: string } | null
  /** What they want talked about at the next meeting. */
  points: { id: string; words: string }[]
}

const json = <T>(value: unknown): T[] => (value ?? []) as T[]

/** The open plan of several agencies of the young person who acts, or null. */
export async function ownPlan({ tx, now }: Acting, youngPersonId: string): Promise<OwnPlan | null> {
  const { rows } = await sql<Record<keyof OwnPlan, unknown>>`
    select p.id, p.place_id as "placeId", p.young_person_id as "youngPersonId", p.words,
      (select w.name from plan_agency a join worker w on w.id = a.worker_id where a.id = p.lead_id) as lead,
      (select json_agg(json_build_object('worker', w.name, 'team', t.name) order by a.added_at)
        from plan_agency a join team t on t.id = a.team_id left join worker w on w.id = a.worker_id where a.plan_id = p.id) as people,
      (select json_agg(g.words order by g.made_at) from plan_goal g where g.plan_id = p.id and g.closed_on is null) as goals,
      (select json_agg(json_build_object('what', s.what, 'team', coalesce(t.name, ''), 'dueOn', s.due_on, 'done', s.done_at is not null)
          order by s.done_at nulls first, s.due_on)
        from plan_step s left join plan_agency a on a.id = s.agency_id left join team t on t.id = a.team_id
        where s.plan_id = p.id) as steps,
      (select json_build_object('startsAt', m.starts_at, 'meets', m.meets) from plan_meeting m
        where m.plan_id = p.id and m.written_at is null and m.called_off_at is null and m.starts_at > ${now}
        order by m.starts_at limit 1) as meeting,
      (select json_agg(json_build_object('id', o.id, 'words', o.words) order by o.made_at) from plan_point o
        where o.plan_id = p.id and o.meeting_id is null and o.taken_back_at is null) as points
    from shared_plan p where p.young_person_id = ${youngPersonId} and p.closed_at is null
    order by p.opened_at desc limit 1`.execute(tx)
  const [found] = rows
  if (!found) return null
  const meeting = found.meeting as { startsAt: string; meets: string } | null
  return {
    ...(found as Pick<OwnPlan, 'id' | 'placeId' | 'youngPersonId' | 'words' | 'lead'>),
    ...{ people: json(found.people), goals: json(found.goals), steps: json(found.steps) },
    points: json(found.points),
    meeting: meeting && { ...meeting, startsAt: new Date(meeting.startsAt) },
  }
}

/** Takes a point back that was not talked about yet. */
export async function takePointBack({ tx, now }: Acting, id: string): Promise<void> {
  await tx
    .updateTable('plan_point')
    .set({ taken_back_at: now })
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .execute()
}
