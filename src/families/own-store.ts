import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { FamilyGoal } from './family-plan.ts'

/** A family's plan as a young person in it reads it. */
export type OwnFamilyPlan = {
  id: string
  words: string
  lead: string
  reviewOn: DateOnly
  /** The yes by which they are in it. */
  agreedId: string
  /** Where they all want to get to, and how near they said they are. */
  goals: Pick<FamilyGoal, 'words' | 'ratings'>[]
  /** The others in it; of a step, nobody by name where who did it has left. */
  people: { called: string; relationship: string | null }[]
  steps: { what: string; who: string | null; lead: boolean; mine: boolean; dueOn: DateOnly; done: boolean }[]
}

/** The open plan of their family in which the young person who acts is, the latest one; or null. */
export async function ownFamilyPlan({ tx }: Acting, youngPersonId: string): Promise<OwnFamilyPlan | null> {
  const { rows } = await sql<OwnFamilyPlan>`
    select p.id, p.words, w.name as lead, p.review_on as "reviewOn", me.agreed_id as "agreedId",
      (select coalesce(json_agg(json_build_object('called', m.called, 'relationship', m.relationship)
          order by m.young_person_id is null, m.added_at), '[]')
        from family_member m where m.plan_id = p.id and m.id <> me.id and m.left_at is null) as people,
      (select coalesce(json_agg(json_build_object('words', g.words, 'ratings', (
            select coalesce(json_agg(json_build_object('rating', r.rating, 'ratedOn', r.rated_on) order by r.rated_on, r.made_at), '[]')
            from family_goal_rating r where r.goal_id = g.id)) order by g.made_at, g.id), '[]')
        from family_goal g where g.plan_id = p.id) as goals,
      (select coalesce(json_agg(json_build_object('what', s.what, 'who', m.called, 'lead', s.member_id is null, 'mine', s.member_id is not distinct from me.id,
          'dueOn', s.due_on, 'done', s.done_at is not null) order by s.done_at nulls first, s.due_on, s.id), '[]')
        from family_step s left join family_member m on m.id = s.member_id where s.plan_id = p.id) as steps
    from family_member me join family_plan p on p.id = me.plan_id join worker w on w.id = p.lead_id
    where me.young_person_id = ${youngPersonId} and me.agreed_id is not null and me.left_at is null and p.ended_at is null
    order by p.opened_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}
