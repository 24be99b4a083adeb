import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record, recordLook } from '../history/index.ts'
import type { Broken } from './glass.ts'

/** A break to be looked at, as somebody's work. No name of a young person. */
export type GlassReviewDue = {
  id: string
  organisationId: string
  worker: string
  madeAt: string
  dueOn: string
  /** Whether the actor answers it, or sees only that it is late. */
  mine: boolean
}

/** The question for what waits for somebody to look at it: theirs, and what is late at those they manage. Today asks it beside others. */
export const glassReviewsDue = (): RawBuilder<GlassReviewDue[]> => sql<GlassReviewDue[]>`
  select coalesce(json_agg(waits), '[]') from (
    select r.id, r.organisation_id as "organisationId", w.name as worker, r.made_at as "madeAt", r.due_on as "dueOn",
      r.organisation_id = any((select actor_reviews_for())::uuid[]) as mine
    from glass_review r join worker w on w.id = r.worker_id
    where r.reviewed_at is null order by r.due_on, r.id limit 100) waits`

/** One review, and what it is about as far as the actor may read it. */
export type GlassReview = {
  id: string
  worker: string
  dueOn: string
  mine: boolean
  justified: boolean | null
  words: string | null
  reviewedBy: string | null
  reviewedAt: Date | null
  looks: number | null
  about: string | null
  broken: Pick<Broken, 'kind' | 'reason' | 'openedAt' | 'endsAt' | 'endedAt' | 'organisation'> | null
}

type Row = Omit<GlassReview, 'broken' | 'about'> & {
  [key in keyof NonNullable<GlassReview['broken']>]: NonNullable<GlassReview['broken']>[key] | null
} & {
  aboutId: string | null
  about: string | null
}

/** A review by its id, with a look written where it says who it was about; null where there is none for this actor. */
export async function reviewById(acting: Acting, id: string): Promise<GlassReview | null> {
  const { rows } = await sql<Row>`
    select r.id, w.name as worker, r.due_on as "dueOn", r.justified, r.words, by.name as "reviewedBy",
      r.reviewed_at as "reviewedAt", r.organisation_id = any((select actor_reviews_for())::uuid[]) as mine,
      glass_looks(r.id) as looks, a.young_person_id as "aboutId", a.name as about,
      g.kind, g.reason, g.opened_at as "openedAt", g.ends_at as "endsAt", g.ended_at as "endedAt", o.name as organisation
    from glass_review r join worker w on w.id = r.worker_id join organisation o on o.id = w.organisation_id
    left join worker by on by.id = r.reviewed_by left join glass_break g on g.id = r.break_id
    left join glass_about(r.id) a on true
    where r.id = ${id}`.execute(acting.tx)
  const [row] = rows
  if (!row) return null
  const { aboutId, kind, reason, openedAt, endsAt, endedAt, organisation, ...review } = row
  if (aboutId) await recordLook(acting, 'glass_review', { youngPerson: aboutId, subject: id })
  const broken =
    kind && reason && openedAt && endsAt && organisation
      ? { kind, reason, openedAt, endsAt, endedAt, organisation }
      : null
  return { ...review, broken }
}

/** Writes what somebody found; says whether it was still to be answered. */
export async function answerReview(
  acting: Acting,
  id: string,
  { justified, words }: { justified: boolean; words: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update glass_review set justified = ${justified}, words = ${words}, reviewed_by = ${acting.actor.id},
      reviewed_at = trellis_now()
    where id = ${id} and reviewed_at is null returning id`.execute(acting.tx)
  if (rows.length > 0)
    await record(acting, {
      act: 'reviewed',
      subject: { kind: 'glass_review', id },
      fields: ['justified', 'words'],
    })
  return rows.length > 0
}

type LateReview = { id: string; organisationId: string; workerId: string; dueOn: string }

/** Reviews whose day is over and that nobody was told of. */
export async function lateReviews(acting: Acting): Promise<LateReview[]> {
  const { rows } = await sql<LateReview>`
    select id, organisation_id as "organisationId", worker_id as "workerId", due_on as "dueOn" from glass_review
    where reviewed_at is null and escalated_at is null and due_on < trellis_today() order by due_on limit 200`.execute(
    acting.tx,
  )
  return rows
}

/** A review is late: that is written, and whoever broke glass may not again until somebody has looked. */
export async function escalate(acting: Acting, review: { id: string; workerId: string }): Promise<void> {
  await sql`update glass_review set escalated_at = trellis_now() where id = ${review.id} and reviewed_at is null`.execute(
    acting.tx,
  )
  await sql`update glass_eligible set suspended_at = trellis_now(), suspended_because = 'unreviewed'
    where worker_id = ${review.workerId} and ended_at is null and suspended_at is null`.execute(acting.tx)
  await record(acting, { act: 'escalated', subject: { kind: 'glass_review', id: review.id } })
}

/** Who looks at the breaks of an organisation, whoever broke glass left out: as `actor_reviews_for` says. */
export async function reviewersOf(acting: Acting, organisation: string, but: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with named as (
      select worker_id as id from privacy_officer where organisation_id = ${organisation} and ended_at is null)
    select w.id from worker w where w.left_on is null and w.id <> ${but} and (w.id in (select id from named)
      or (w.organisation_id = ${organisation} and not exists (select from named)
        and (works_as(w.id, ${organisation}, 'administrator')
          or (not works_as(null, ${organisation}, 'administrator') and works_as(w.id, ${organisation}, 'manager')))))`.execute(
    acting.tx,
  )
  return rows.map(({ id }) => id)
}

/** Who manages at an organisation, whoever broke glass left out. */
export async function managersAt(acting: Acting, organisation: string, but: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.worker_id as id from membership m join team t on t.id = m.team_id join worker w on w.id = m.worker_id
    where t.organisation_id = ${organisation} and m.role = 'manager' and w.left_on is null and w.id <> ${but}
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())`.execute(
    acting.tx,
  )
  return rows.map(({ id }) => id)
}
