import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Goal, Plan, Rating, Step } from './plan.ts'
import type { Support } from './support.ts'

/** The plan of a support. Until somebody writes in it, what matters is what the letter of the referral says. */
export async function planOf(acting: Acting, supportId: string): Promise<Plan> {
  const asked = await sql<Plan>`
    select coalesce(p.what_matters, l.typed->>'what_matters', '') as "whatMatters",
      coalesce(p.strengths, '') as strengths,
      coalesce(p.how_to_meet, y.meeting_wishes, l.typed->>'meeting_wishes', '') as "howToMeet",
      p.agreed_on as "agreedOn", p.review_on as "reviewOn",
      (select max(r.held_on) from review r where r.support_id = s.id) as "lastReviewOn"
    from support s
    join young_person y on y.id = s.young_person_id
    left join plan p on p.support_id = s.id
    left join referral_letter l on l.referral_id = s.referral_id
    where s.id = ${supportId}
  `.execute(acting.tx)
  return (
    asked.rows[0] ?? {
      ...{ whatMatters: '', strengths: '', howToMeet: '' },
      ...{ agreedOn: null, reviewOn: null, lastReviewOn: null },
    }
  )
}

type PlanColumns = {
  what_matters?: string
  strengths?: string
  how_to_meet?: string
  agreed_on?: string | null
  review_on?: string | null
}

/** Changes the plan; the first change keeps what the letter said beside it. */
export async function changePlan(acting: Acting, support: Support, columns: PlanColumns): Promise<void> {
  const { whatMatters, howToMeet } = await planOf(acting, support.id)
  await acting.tx
    .insertInto('plan')
    .values({
      support_id: support.id,
      young_person_id: support.youngPersonId,
      what_matters: whatMatters,
      how_to_meet: howToMeet,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await acting.tx
    .updateTable('plan')
    .set({ ...columns, changed_at: acting.now, changed_by: acting.actor.id })
    .where('support_id', '=', support.id)
    .execute()
  await record(acting, {
    act: 'changed',
    subject: { kind: 'plan', id: support.id },
    youngPerson: support.youngPersonId,
    fields: Object.keys(columns),
  })
}

/** The goals of a support with their ratings, in the order they were set. */
export async function goalsOf(acting: Acting, supportId: string): Promise<Goal[]> {
  const goals = await acting.tx
    .selectFrom('goal')
    .select(['id', 'words', 'whose', 'set_on as setOn', 'closed_on as closedOn'])
    .where('support_id', '=', supportId)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  if (goals.length === 0) return []
  const ratings = await acting.tx
    .selectFrom('goal_rating')
    .select(['goal_id as goalId', 'rating', 'rated_on as ratedOn', 'rated_by as ratedBy', 'words'])
    .where(
      'goal_id',
      'in',
      goals.map(({ id }) => id),
    )
    .orderBy('rated_on')
    .orderBy('made_at')
    .execute()
  return goals.map((goal) => ({
    ...goal,
    ratings: ratings.filter(({ goalId }) => goalId === goal.id) as Rating[],
  }))
}

/** The steps of a support that were not dropped: open ones by their day, then those done, latest first. At most 200. */
export const stepsOf = (acting: Acting, supportId: string): Promise<Step[]> =>
  acting.tx
    .selectFrom('step')
    .select([
      'id',
      'goal_id as goalId',
      'what',
      'who',
      'who_name as whoName',
      'due_on as dueOn',
      'done_at as doneAt',
      'dropped_at as droppedAt',
    ])
    .where('support_id', '=', supportId)
    .where('dropped_at', 'is', null)
    .orderBy('done_at', (order) => order.desc().nullsFirst())
    .orderBy('due_on')
    .limit(200)
    .execute()

/** One step of a support, also a dropped one; null where there is none. */
export async function stepById(acting: Acting, supportId: string, id: string): Promise<Step | null> {
  const row = await acting.tx
    .selectFrom('step')
    .select([
      'id',
      'goal_id as goalId',
      'what',
      'who',
      'who_name as whoName',
      'due_on as dueOn',
      'done_at as doneAt',
      'dropped_at as droppedAt',
    ])
    .where('id', '=', id)
    .where('support_id', '=', supportId)
    .executeTakeFirst()
  return row ?? null
}
