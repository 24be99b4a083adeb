import { sql } from 'kysely'
import { calendarOf } from '../accounts/index.ts'
import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import { addWorkingDays, type DateOnly, dateInLondon, newId } from '../words/index.ts'
import { type Broken, type GlassKind, REVIEW_DAYS } from './glass.ts'

/** Whom somebody looks for: by name and date of birth, or by NHS number. */
export type Sought = { nameKey: string | null; born: string | null; nhs: string | null }

/** Whose record it is, and which organisation keeps it. */
export type Found = { youngPersonId: string; organisationId: string }

/** Whether the actor may break glass just now: the database's own answer. */
export async function mayBreak(acting: Acting): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select actor_may_break_glass() as may`.execute(acting.tx)
  return rows[0]?.may === true
}

/** Looks for one young person; null in every case in which nobody is found, and that it was tried stays written. */
export async function findForGlass(acting: Acting, id: string, sought: Sought): Promise<Found | null> {
  const { rows } = await sql<Found>`
    select young_person_id as "youngPersonId", organisation_id as "organisationId"
    from glass_finds(${id}, ${sought.nameKey}, ${sought.born}::date, ${sought.nhs})`.execute(acting.tx)
  const [found = null] = rows
  if (!found) await record(acting, { act: 'tried_glass', subject: { kind: 'glass', id } })
  return found
}

/** A review that has been asked for: of which organisation, and until when. */
export type Asked = { id: string; organisationId: string; dueOn: DateOnly }

/** Breaks glass over whom `findForGlass` found under this id, and asks both organisations to look at it: in one transaction. */
export async function breakGlass(
  acting: Acting,
  given: { id: string; organisationId: string; found: Found; kind: GlassKind; reason: string },
): Promise<Asked[]> {
  const worker = acting.actor.id
  if (acting.actor.kind !== 'worker' || !worker) throw new Error('only a worker breaks glass')
  const { id, found } = given
  await acting.tx
    .insertInto('glass_break')
    .values({
      ...{ id, place_id: acting.actor.place, worker_id: worker, organisation_id: given.organisationId },
      ...{ young_person_id: found.youngPersonId, kind: given.kind, reason: given.reason },
    })
    .execute()
  const asked: Asked[] = []
  for (const organisationId of new Set([given.organisationId, found.organisationId])) {
    const calendar = await calendarOf(acting.tx, organisationId)
    const dueOn = addWorkingDays(calendar, dateInLondon(acting.now), REVIEW_DAYS)
    const review = { id: newId(), organisationId, dueOn }
    await acting.tx
      .insertInto('glass_review')
      .values({
        ...{ id: review.id, break_id: id, organisation_id: organisationId, worker_id: worker },
        due_on: dueOn,
      })
      .execute()
    asked.push(review)
  }
  await record(acting, {
    ...{ act: 'broke', subject: { kind: 'glass', id }, youngPerson: found.youngPersonId },
    fields: [given.kind],
  })
  return asked
}

/** Whether it was refused because glass of theirs is open already. */
export const oneIsOpen = (error: unknown): boolean => constraintOf(error) === 'one_glass_at_a_time'

/** Lays away what ran out by itself, so that a new one may begin. */
export const layAway = (acting: Acting, worker: string) =>
  sql`update glass_break set ended_at = ends_at
    where worker_id = ${worker} and ended_at is null and ends_at <= clock_timestamp()`.execute(acting.tx)

/** One's own break, or null; `live` while it still opens anything. */
export async function ownBreak(acting: Acting, id: string): Promise<(Broken & { live: boolean }) | null> {
  const { rows } = await sql<Broken & { live: boolean }>`
    select g.id, g.worker_id as "workerId", w.name as worker, o.name as organisation, g.kind, g.reason,
      g.opened_at as "openedAt", g.ends_at as "endsAt", g.ended_at as "endedAt",
      g.ended_at is null and g.ends_at > clock_timestamp() as live
    from glass_break g join worker w on w.id = g.worker_id join organisation o on o.id = g.organisation_id
    where g.id = ${id} and g.worker_id = ${acting.actor.id}`.execute(acting.tx)
  return rows[0] ?? null
}

/** Ends one's own glass before its time; what ended stays ended. */
export async function endGlass(acting: Acting, id: string): Promise<void> {
  const { rows } = await sql<{
    id: string
  }>`update glass_break set ended_at = least(clock_timestamp(), ends_at)
    where id = ${id} and worker_id = ${acting.actor.id} and ended_at is null returning id`.execute(acting.tx)
  if (rows.length > 0) await record(acting, { act: 'ended', subject: { kind: 'glass', id } })
}
