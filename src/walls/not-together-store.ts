import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, dateOnly } from '../words/index.ts'

/** Two young people who must not be together, as a lead or manager of both records reads it. */
export type NotTogether = {
  id: string
  /** The two, whichever record it was said from. */
  people: readonly [string, string]
  otherName: string
  reason: string
  setByName: string
  setAt: Date
  reviewOn: DateOnly
  reviewedBecause: string | null
  endedBecause: string | null
  endedByName: string | null
  /** Groups in which both have a place still. */
  groups: readonly { id: string; name: string }[]
}

type Row = Omit<NotTogether, 'people' | 'reviewOn'> & { one: string; other: string; reviewOn: string }

/** Whoever this young person must not be together with, what stands first. */
export async function notTogetherOf(acting: Acting, youngPersonId: string): Promise<NotTogether[]> {
  const { rows } = await sql<Row>`
    select n.id, n.young_person_id as one, n.other_id as other, y.name as "otherName", n.reason, s.name as "setByName",
      n.set_at as "setAt", n.review_on as "reviewOn", n.reviewed_because as "reviewedBecause",
      n.ended_because as "endedBecause", e.name as "endedByName", ${groupsOfBoth} as groups
    from not_together n
    join young_person y on y.id = case when n.young_person_id = ${youngPersonId} then n.other_id else n.young_person_id end
    join worker s on s.id = n.set_by left join worker e on e.id = n.ended_by
    where ${youngPersonId} in (n.young_person_id, n.other_id)
    order by n.ended_at is not null, n.set_at desc, n.id`.execute(acting.tx)
  return rows.map(({ one, other, reviewOn, ...row }) => ({
    ...row,
    people: [one, other],
    reviewOn: dateOnly(reviewOn),
  }))
}

// Where both had a place before it was said: a person moves one of them.
const groupsOfBoth = sql`(select coalesce(jsonb_agg(distinct jsonb_build_object('id', g.id, 'name', g.name)), '[]') as groups
  from enrolment a join enrolment b on b.group_id = a.group_id and b.seat is not null and b.young_person_id = n.other_id
  join programme_group g on g.id = a.group_id
  where n.ended_at is null and a.seat is not null and a.young_person_id = n.young_person_id)`

/** What the actor is asked about two who must not be together: to look again, or to move one of them. */
export type NotTogetherDue = { id: string; youngPersonId: string; asks: 'review' | 'together'; on: DateOnly }

/** The question for those that fall due by a day, as Today asks it. */
export const notTogetherDue = (until: DateOnly) => sql<Omit<NotTogetherDue, 'on'> & { on: string }>`
  select n.id, n.young_person_id as "youngPersonId",
    case when met.groups <> '[]' then 'together' else 'review' end as asks,
    case when met.groups <> '[]' then trellis_today() else n.review_on end as "on"
  from not_together n cross join lateral ${groupsOfBoth} met
  where n.ended_at is null and (met.groups <> '[]' or n.review_on <= ${until}::date)`

/** Young people whose records the actor leads or manages too, without those who are the same person or kept apart already. */
export async function couldBeApart(
  acting: Acting,
  youngPersonId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct y.id, y.name from young_person y join team t on t.id = y.team_id
    join team o on o.organisation_id = t.organisation_id
    join membership m on m.team_id = o.id and m.worker_id = ${acting.actor.id} and m.role in ('safeguarding_lead', 'manager')
      and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
    where y.id = any((select circle_people('support'))::uuid[]) and y.id <> ${youngPersonId}
      and not exists (select from same_person_link l where l.undone_at is null
        and (l.young_person_id, l.other_id) in ((y.id, ${youngPersonId}), (${youngPersonId}, y.id)))
      and y.id <> all(actor_apart_from(${youngPersonId}))
    order by y.name, y.id limit 500`.execute(acting.tx)
  return rows
}

const said = (acting: Acting, act: string, id: string, people: readonly string[]) =>
  record(acting, { act, subject: { kind: 'not_together', id }, people: [...people] })

type Keeping = { id: string; youngPersonId: string; otherId: string; reason: string; reviewOn: DateOnly }

/** Keeps the two apart from this moment. The same again, or what stands already, adds nothing. */
export async function keepApart(acting: Acting, given: Keeping): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('not_together')
    .values({
      ...{ id: given.id, place_id: acting.actor.place as string, young_person_id: given.youngPersonId },
      ...{ other_id: given.otherId, reason: given.reason, review_on: given.reviewOn },
      set_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n)
    await said(acting, 'kept_apart', given.id, [given.youngPersonId, given.otherId])
}

/** Somebody looked again: it is needed until then, and why. */
export async function lookAgainAt(
  acting: Acting,
  { id, people }: NotTogether,
  because: string,
  reviewOn: DateOnly,
): Promise<void> {
  await acting.tx
    .updateTable('not_together')
    .set({ review_on: reviewOn, reviewed_because: because })
    .where('id', '=', id)
    .execute()
  await said(acting, 'reviewed', id, people)
}

/** They may be together again. */
export async function endNotTogether(
  acting: Acting,
  { id, people }: NotTogether,
  because: string,
): Promise<void> {
  await acting.tx
    .updateTable('not_together')
    .set({ ended_because: because, ended_by: acting.actor.id, ended_at: acting.now })
    .where('id', '=', id)
    .execute()
  await said(acting, 'ended', id, people)
}
