import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { isUuid } from '../words/index.ts'
import type { Meeting, Point } from './meeting.ts'
import type { SharedPlan } from './shared-plan.ts'

const meetings = sql`select m.id, m.plan_id as "planId", m.starts_at as "startsAt", m.meets,
  m.called_off_because as "calledOffBecause", m.decided, m.came, m.came_others as "cameOthers", m.written_at as "writtenAt"
  from plan_meeting m`

/** The meetings of a plan, latest first; at most 100. */
export async function meetingsOf({ tx }: Acting, planId: string): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`${meetings} where m.plan_id = ${planId}
    order by m.starts_at desc limit 100`.execute(tx)
  return rows
}

/** A meeting, or null where there is none for this actor. */
export async function meetingById({ tx }: Acting, id: string): Promise<Meeting | null> {
  if (!isUuid(id)) return null
  const { rows } = await sql<Meeting>`${meetings} where m.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** What is to be talked about in a plan, and was, as far as this actor may read it; the earliest first, at most 200. */
export async function pointsOf({ tx }: Acting, planId: string): Promise<Point[]> {
  const { rows } = await sql<Point>`
    select p.id, p.agency_id as "agencyId", p.words, p.meeting_id as "meetingId" from plan_point p
    where p.plan_id = ${planId} and p.taken_back_at is null order by p.made_at, p.id limit 200`.execute(tx)
  return rows
}

/** The steps that followed from a meeting, as far as this actor may read them. */
export async function stepsFrom({ tx }: Acting, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from plan_step where meeting_id = ${meetingId} limit 200`.execute(tx)
  return rows.map(({ id }) => id)
}

const wrote = (acting: Acting, act: string, plan: SharedPlan, id: string, kind = 'plan_meeting') =>
  record(acting, { act, subject: { kind, id }, youngPerson: plan.youngPersonId })

/** Plans a meeting; the same id again plans nothing. Answers whether it is new. */
export async function planMeeting(
  acting: Acting,
  plan: SharedPlan,
  given: { id: string; startsAt: Date; meets: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('plan_meeting')
    .values({
      ...{ id: given.id, place_id: plan.placeId, young_person_id: plan.youngPersonId, plan_id: plan.id },
      ...{ starts_at: given.startsAt, meets: given.meets, made_by: acting.actor.id as string },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await wrote(acting, 'planned', plan, given.id)
  return true
}

export type Notes = { decided: string; came: readonly string[]; cameOthers: string | null }

/** Writes a meeting up: what was on its agenda was talked about. */
export async function writeUp(acting: Acting, plan: SharedPlan, id: string, notes: Notes): Promise<void> {
  await acting.tx
    .updateTable('plan_meeting')
    .set({
      ...{ decided: notes.decided, came: [...notes.came], came_others: notes.cameOthers },
      ...{ written_by: acting.actor.id, written_at: acting.now },
    })
    .where('id', '=', id)
    .where('written_at', 'is', null)
    .execute()
  await wrote(acting, 'recorded', plan, id)
}

/** Calls a meeting off. */
export async function callOff(acting: Acting, plan: SharedPlan, id: string, because: string): Promise<void> {
  await acting.tx
    .updateTable('plan_meeting')
    .set({ called_off_at: acting.now, called_off_because: because })
    .where('id', '=', id)
    .where('called_off_at', 'is', null)
    .execute()
  await wrote(acting, 'called_off', plan, id)
}

type NewPoint = { id: string; words: string; agencyId: string | null }

/** Puts something on the agenda: an agency's, or the young person's own. The same id again puts nothing there. */
export async function addPoint(
  acting: Acting,
  plan: Pick<SharedPlan, 'id' | 'placeId' | 'youngPersonId'>,
  point: NewPoint,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('plan_point')
    .values({
      ...{ id: point.id, place_id: plan.placeId, young_person_id: plan.youngPersonId, plan_id: plan.id },
      ...{ agency_id: point.agencyId, words: point.words },
      made_by: point.agencyId === null ? null : acting.actor.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    ...{ act: 'added', subject: { kind: 'plan_point', id: point.id }, youngPerson: plan.youngPersonId },
  })
}
