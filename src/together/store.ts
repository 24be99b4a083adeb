import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { isUuid } from '../words/index.ts'
import { meetingsOf, pointsOf } from './meeting-store.ts'
import type { Agency, LeadOffer, PlanGoal, PlanSeen, PlanStep, SharedPlan } from './shared-plan.ts'

const plans = sql`select p.id, p.place_id as "placeId", p.young_person_id as "youngPersonId", p.support_id as "supportId",
  p.home_id as "homeId", p.lead_id as "leadId", p.called, p.words, p.opened_at as "openedAt", p.closed_at as "closedAt",
  p.closed_words as "closedWords" from shared_plan p`

const agencies = sql`select a.id, a.plan_id as "planId", a.young_person_id as "youngPersonId", a.team_id as "teamId",
  t.name as team, o.name as organisation, o.id as "organisationId", a.called, a.asks, a.kind, a.added_at as "addedAt",
  a.asked_at as "askedAt", a.answer_by as "answerBy", a.answer, a.answer_words as "answerWords", a.worker_id as "workerId",
  w.name as worker, a.left_at as "leftAt", a.left_because as "leftBecause"
  from plan_agency a join team t on t.id = a.team_id join organisation o on o.id = t.organisation_id
  left join worker w on w.id = a.worker_id`

/** The plans of a support, the open one first; at most 20. */
export async function plansOfSupport({ tx }: Acting, supportId: string): Promise<SharedPlan[]> {
  const { rows } = await sql<SharedPlan>`${plans} where p.support_id = ${supportId}
    order by p.closed_at desc nulls first limit 20`.execute(tx)
  return rows
}

/** Everything of a plan that this actor may see, or null where there is none for them. */
export async function planSeen(acting: Acting, id: string): Promise<PlanSeen | null> {
  if (!isUuid(id)) return null
  const { tx } = acting
  const { rows: sight } = await sql<{ agencyId: string }>`
    select agency_id as "agencyId" from plan_sight() where plan_id = ${id}`.execute(tx)
  const { rows: found } = await sql<SharedPlan>`${plans} where p.id = ${id}`.execute(tx)
  const [plan] = found
  if (!plan || sight.length === 0) return null
  return {
    plan,
    eyes: { agencyIds: sight.map(({ agencyId }) => agencyId) },
    agencies: await agenciesOf(acting, id),
    goals: await goalsOf(acting, id),
    steps: await stepsOf(acting, id),
    offer: await offerOf(acting, id),
    meetings: await meetingsOf(acting, id),
    points: await pointsOf(acting, id),
  }
}

/** The agencies of a plan, in the order they came; at most 50. */
async function agenciesOf({ tx }: Acting, planId: string): Promise<Agency[]> {
  const { rows } =
    await sql<Agency>`${agencies} where a.plan_id = ${planId} order by a.asked_at nulls first, a.added_at, a.id limit 50`.execute(
      tx,
    )
  return rows
}

/** An agency, or null: whoever was asked and has not answered sees itself, and no more. */
export async function agencyById({ tx }: Acting, id: string): Promise<Agency | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<Agency>`${agencies} where a.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Whether the actor answers for this agency: it was asked by their own entry of the circle. */
export async function answersFor({ tx }: Acting, agencyId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select ${agencyId}::uuid = any(plan_asked()) as yes`.execute(
    tx,
  )
  return rows[0]?.yes ?? false
}

async function goalsOf({ tx }: Acting, planId: string): Promise<PlanGoal[]> {
  const { rows } = await sql<PlanGoal>`
    select g.id, g.agency_id as "agencyId", g.seen_by as "seenBy", g.shown, g.words from plan_goal g
    where g.plan_id = ${planId} and g.closed_on is null order by g.made_at, g.id limit 100`.execute(tx)
  return rows
}

const steps = sql`select s.id, s.plan_id as "planId", s.goal_id as "goalId", s.agency_id as "agencyId", s.seen_by as "seenBy",
  s.shown, s.what, s.due_on as "dueOn", s.done_at as "doneAt", w.name as "doneBy", t.name as "cameBackFrom"
  from plan_step s left join worker w on w.id = s.done_by
  left join plan_agency f on f.id = s.returned_from left join team t on t.id = f.team_id`

async function stepsOf({ tx }: Acting, planId: string): Promise<PlanStep[]> {
  const { rows } = await sql<PlanStep>`${steps} where s.plan_id = ${planId}
    order by s.done_at nulls first, s.due_on, s.id limit 300`.execute(tx)
  return rows
}

/** A step, or null where there is none for this actor. */
export async function stepById({ tx }: Acting, id: string): Promise<PlanStep | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<PlanStep>`${steps} where s.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

async function offerOf({ tx }: Acting, planId: string): Promise<LeadOffer | null> {
  const { rows } = await sql<LeadOffer>`
    select f.id, f.agency_id as "agencyId", f.words, f.answer_by as "answerBy" from plan_lead_offer f
    where f.plan_id = ${planId} and f.answer is null`.execute(tx)
  return rows[0] ?? null
}

/** The plan of an offer that nobody has answered, or null. */
export async function planOfOffer({ tx }: Acting, id: string): Promise<string | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<{ planId: string }>`
    select plan_id as "planId" from plan_lead_offer where id = ${id}`.execute(tx)
  return rows[0]?.planId ?? null
}

/** Teams of the place that may be asked: open, and not of the support's own; by organisation. */
export async function teamsToAsk({ tx }: Acting, ownTeamId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, t.name || ', ' || o.name as name from team t join organisation o on o.id = t.organisation_id
    where t.place_id = actor_place() and t.closed_on is null and t.id <> ${ownTeamId}
    order by o.name, t.name limit 500`.execute(tx)
  return rows
}
