import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { isUuid } from '../words/index.ts'
import {
  type FamilyGoal,
  type FamilyMember,
  type FamilyOffer,
  type FamilyPlan,
  type FamilySeen,
  type FamilyStep,
  MOST_GOALS,
} from './family-plan.ts'

const plans = sql`select p.id, p.place_id as "placeId", p.team_id as "teamId", t.name as team, p.lead_id as "leadId", w.name as lead,
  p.words, p.review_on as "reviewOn", p.opened_at as "openedAt", p.ended_at as "endedAt", p.ended_because as "endedBecause"
  from family_plan p join team t on t.id = p.team_id join worker w on w.id = p.lead_id`

const members = sql`select m.id, m.plan_id as "planId", m.young_person_id as "youngPersonId", m.called, m.relationship,
  (m.young_person_id is null or m.agreed_id is not null) as "isIn", m.left_at as "leftAt", m.left_because as "leftBecause",
  coalesce(m.young_person_id = any((select circle_people('support'))::uuid[]), false) as "recordOpen" from family_member m`

const steps = sql`select s.id, s.plan_id as "planId", s.member_id as "memberId", s.what, s.due_on as "dueOn", s.done_at as "doneAt",
  b.called as "cameBackFrom" from family_step s left join family_member b on b.id = s.returned_from`

/** Everything of a family's plan that this actor may see, or null where there is none for them. */
export async function familySeen({ tx }: Acting, id: string): Promise<FamilySeen | null> {
  if (!isUuid(id)) return null
  const { rows: eyes } = await sql<{ holds: boolean; teams: string[] }>`
    select s.holds, array(select g.team_id from membership g where g.worker_id = any(actor_workers()) and g.role = 'manager'
      and g.starts_on <= trellis_today() and (g.ends_on is null or g.ends_on >= trellis_today())) as teams
    from family_sight() s where s.plan_id = ${id}`.execute(tx)
  const { rows: found } = await sql<FamilyPlan>`${plans} where p.id = ${id}`.execute(tx)
  const [[sight], [plan]] = [eyes, found]
  if (!sight || !plan) return null
  const { rows: people } = await sql<FamilyMember>`${members} where m.plan_id = ${id}
    order by m.young_person_id is null, m.added_at, m.id limit 50`.execute(tx)
  const { rows: does } = await sql<FamilyStep>`${steps} where s.plan_id = ${id}
    order by s.done_at nulls first, s.due_on, s.id limit 200`.execute(tx)
  return {
    plan,
    members: people,
    goals: await goalsOf(tx, id),
    steps: does,
    holds: sight.holds,
    managesTeam: sight.teams.includes(plan.teamId),
    offer: await offerOf(tx, id),
  }
}

async function goalsOf(tx: Acting['tx'], planId: string): Promise<FamilyGoal[]> {
  const { rows } = await sql<FamilyGoal>`
    select g.id, g.words, coalesce(json_agg(json_build_object('rating', r.rating, 'ratedOn', r.rated_on)
      order by r.rated_on, r.made_at) filter (where r.id is not null), '[]') as ratings
    from family_goal g left join family_goal_rating r on r.goal_id = g.id
    where g.plan_id = ${planId} group by g.id order by g.made_at, g.id limit ${MOST_GOALS}`.execute(tx)
  return rows
}

// The latest that nobody has answered, or whose no nobody has read.
async function offerOf(tx: Acting['tx'], planId: string): Promise<FamilyOffer | null> {
  const { rows } = await sql<FamilyOffer>`
    select o.id, t.name as team, o.answer_by as "answerBy", o.declined_because as "declinedBecause",
      exists (select from membership m where m.worker_id = actor_id() and m.team_id = o.team_id
        and m.role in ('link_worker', 'manager') and m.starts_on <= trellis_today()
        and (m.ends_on is null or m.ends_on >= trellis_today())) as "mayAnswer"
    from family_offer o join team t on t.id = o.team_id
    where o.plan_id = ${planId} and (o.answer is null or (o.answer = 'no' and o.read_at is null))
    order by o.answer nulls first, o.offered_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Teams with link workers that a plan may be offered to, by organisation; at most 500. */
export async function teamsToOffer({ tx }: Acting, ownTeamId: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select t.id, t.name || ', ' || o.name as name from team t join organisation o on o.id = t.organisation_id
    where t.place_id = actor_place() and t.closed_on is null and t.id <> ${ownTeamId}
      and exists (select from membership m where m.team_id = t.id and m.role = 'link_worker'
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today()))
    order by o.name, t.name limit 500`.execute(tx)
  return rows
}

/** Somebody of a plan, or null where there is nobody for this actor. */
export async function memberById({ tx }: Acting, id: string): Promise<FamilyMember | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<FamilyMember>`${members} where m.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** A step, or null where there is none for this actor. */
export async function familyStepById({ tx }: Acting, id: string): Promise<FamilyStep | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<FamilyStep>`${steps} where s.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** The families' plans in which a young person is, for whoever may see them: the open ones first; at most 20. */
export async function plansOfPerson({ tx }: Acting, youngPersonId: string): Promise<FamilyPlan[]> {
  const { rows } = await sql<FamilyPlan>`${plans} where p.id in (
      select m.plan_id from family_member m where m.young_person_id = ${youngPersonId} and m.left_at is null)
    order by p.ended_at desc nulls first, p.opened_at desc limit 20`.execute(tx)
  return rows
}

type Named = { id: string; name: string }

/** Young people whose record is open to the actor, who are supported and not in this plan; by name, at most 500. */
export async function youngPeopleToAsk({ tx }: Acting, planId: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select y.id, y.name from young_person y
    where y.id = any((select circle_people('support'))::uuid[])
      and exists (select from support s where s.young_person_id = y.id and s.state <> 'ended')
      and not exists (select from family_member m where m.plan_id = ${planId} and m.young_person_id = y.id and m.left_at is null)
    order by y.name, y.id limit 500`.execute(tx)
  return rows
}

/** A parent or carer as a record has them. */
export type Carer = Named & { relationship: string }

/** Parents and carers in the records of those in this plan, as far as the actor may open them, who are not in it yet. */
export async function carersToAsk({ tx }: Acting, planId: string): Promise<Carer[]> {
  const { rows } = await sql<Carer>`
    select s.id, s.name, s.relationship from supporter s
    join family_member m on m.young_person_id = s.young_person_id and m.plan_id = ${planId} and m.left_at is null
    where s.kind = 'parent_or_carer' and s.ended_at is null and not exists (select from family_member a
      where a.plan_id = m.plan_id and a.supporter_id = s.id and a.left_at is null)
    order by s.name, s.id limit 50`.execute(tx)
  return rows
}
