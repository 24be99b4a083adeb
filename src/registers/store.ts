import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { ChangedMeanwhile, changeEnrolment, enrolmentById, takingPartIn } from '../enrolments/index.ts'
import type { Session } from '../groups/index.ts'
import { record } from '../history/index.ts'
import { askHowItWasLater } from '../referrals/index.ts'
import { newId } from '../words/index.ts'
import { missThemLater } from './missed.ts'
import {
  beforeAnyTap,
  type Feedback,
  type Known,
  type Mark,
  type Marked,
  markedAt,
  type Said,
} from './register.ts'

/** Somebody on the register of a session; `referralId` is where their marks are kept. */
export type OnRegister = Known & {
  referralId: string
  youngPersonId: string
  /** They said yes to their place and have not been yet. */
  begins: boolean
}

/**
 * Everybody who has said yes to a place in a group, by first name: only they can be marked. Whoever has died is missed by
 * nobody's register.
 */
export async function onRegister(acting: Acting, groupId: string): Promise<OnRegister[]> {
  const people = await takingPartIn(acting, groupId)
  return people
    .filter(({ state, died }) => state !== 'offered' && !died)
    .map(({ state, died: _, ...person }) => ({ ...person, begins: state === 'taken_up' }))
}

/** How everybody is marked at a session, by enrolment. */
export async function markedAtSession(
  { tx }: Acting,
  sessionId: string,
  people: readonly OnRegister[],
): Promise<Map<string, Marked>> {
  const rows = await tx
    .selectFrom('attendance')
    .select(['referral_id as referralId', sql<Marked['said']>`came`.as('said'), 'marked_at as markedAt'])
    .where('session_id', '=', sessionId)
    .where('came', '!=', 'cancelled')
    .execute()
  const byReferral = new Map(people.map(({ id, referralId }) => [referralId, id]))
  return new Map(
    rows.flatMap(({ referralId, said, markedAt: at }) => {
      const id = byReferral.get(referralId)
      return id && at ? [[id, { said, markedAt: at }] as const] : []
    }),
  )
}

/** What was asked of a drop-in, as it stands. */
export async function talliesOf({ tx }: Acting, sessionId: string): Promise<Record<string, number>> {
  const row = await tx
    .selectFrom('group_session')
    .select('tallies')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return (row?.tallies ?? {}) as Record<string, number>
}

// One register is written by one transaction at a time: which mark is the latest is asked of all of them.
const oneAtATime = ({ tx }: Acting, { id }: Session) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${id}, 1))`.execute(tx)

/** What a sending of marks came to: who is not of the group (any more), by enrolment. */
export type Taken = { gone: string[] }

/**
 * Takes marks in, in any order and as often as they are sent: each counts once, and for each person the latest counts.
 * Whoever is marked here for the first time begins. Nobody is marked who is not of the group.
 */
export async function takeMarks(acting: Acting, session: Session, marks: readonly Mark[]): Promise<Taken> {
  await oneAtATime(acting, session)
  const people = new Map((await onRegister(acting, session.groupId)).map((one) => [one.id, one]))
  const known = marks.filter(({ person }) => person === undefined || people.has(person))
  const fresh = await keepMarks(
    acting,
    session,
    known.map((mark, nth) => ({
      ...mark,
      at: markedAt(mark.at, { onDate: session.onDate, now: acting.now, nth }),
      referralId: mark.person === undefined ? null : (people.get(mark.person)?.referralId ?? null),
    })),
  )
  const about = known.filter(({ id }) => fresh.has(id))
  const told = [...new Set(about.flatMap(({ person }) => (person ? [person] : [])))].flatMap((id) => {
    const one = people.get(id)
    return one ? [one] : []
  })
  if (told.length > 0) await followMarks(acting, session, told)
  if (about.some(({ person }) => person === undefined)) await countSession(acting, session)
  if (about.length > 0)
    await record(acting, {
      act: 'marked',
      subject: { kind: 'group_session', id: session.id },
      people: told.map(({ youngPersonId }) => youngPersonId),
      fields: ['came'],
    })
  return {
    gone: [...new Set(marks.flatMap(({ person }) => (person && !people.has(person) ? [person] : [])))],
  }
}

/** Keeps marks that were not kept before; gives the ids of those. */
async function keepMarks(
  { tx, actor }: Acting,
  session: Session,
  marks: readonly (Mark & { referralId: string | null })[],
): Promise<Set<string>> {
  if (marks.length === 0) return new Set()
  const rows = await tx
    .insertInto('register_mark')
    .values(
      marks.map(({ id, said, at, referralId, numbers }) => ({
        ...{ id, session_id: session.id, referral_id: referralId, said, marked_at: at },
        ...{ numbers: numbers ? JSON.stringify(numbers) : null, worker_id: actor.id as string },
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Lets who came follow the latest mark of each of these people, and whoever is here for the first time begin. */
async function followMarks(acting: Acting, session: Session, people: readonly OnRegister[]): Promise<void> {
  const { tx, now } = acting
  const latest = sql`select distinct on (m.referral_id) m.* from register_mark m
    where m.session_id = ${session.id} and m.referral_id = any(${people.map((one) => one.referralId)}::uuid[])
    order by m.referral_id, m.marked_at desc, m.id desc`
  const { rows } = await sql<{ referralId: string; came: Said }>`
    insert into attendance (id, referral_id, young_person_id, on_date, came, told_by, worker_id, made_at, session_id, marked_at)
    select gen_random_uuid(), l.referral_id, r.young_person_id, ${session.onDate}, l.said, w.name, l.worker_id, ${now},
      l.session_id, l.marked_at
    from (${latest}) l join referral r on r.id = l.referral_id join worker w on w.id = l.worker_id
    where l.said <> 'not_marked'
    on conflict (referral_id, on_date) do update set came = excluded.came, told_by = excluded.told_by,
      worker_id = excluded.worker_id, made_at = excluded.made_at, session_id = excluded.session_id,
      marked_at = excluded.marked_at
      where attendance.marked_at is null or attendance.marked_at < excluded.marked_at
    returning referral_id as "referralId", came`.execute(tx)
  await sql`delete from attendance a using (${latest}) l where a.referral_id = l.referral_id
    and a.session_id = l.session_id and l.said = 'not_marked' and a.marked_at <= l.marked_at`.execute(tx)
  const here = new Set(rows.flatMap(({ referralId, came }) => (came === 'came' ? [referralId] : [])))
  for (const person of people)
    if (person.begins && here.has(person.referralId)) await begin(acting, session, person)
}

// They are asked how it was, once, by the way they chose.
/** What those who came to a session said at the end, as it stands. */
export async function feedbackOf({ tx }: Acting, sessionId: string): Promise<Feedback> {
  const row = await tx
    .selectFrom('group_session')
    .select('feedback')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return (row?.feedback ?? {}) as Feedback
}

/** Keeps how many answered and how many said yes; what was kept before is gone. */
export async function keepFeedback(acting: Acting, session: Session, feedback: Feedback): Promise<void> {
  await acting.tx
    .updateTable('group_session')
    .set({ feedback: JSON.stringify(feedback) })
    .where('id', '=', session.id)
    .execute()
  await record(acting, {
    ...{ act: 'changed', subject: { kind: 'group_session', id: session.id }, fields: ['feedback'] },
  })
}

async function begin(acting: Acting, session: Session, person: OnRegister): Promise<void> {
  const enrolment = await enrolmentById(acting, person.id)
  if (enrolment?.state !== 'taken_up') return
  try {
    await changeEnrolment(acting, enrolment, { act: 'began', state: 'attending', beganOn: session.onDate })
  } catch (error) {
    // Somebody ended their place in this very moment: that they came stands all the same.
    if (!(error instanceof ChangedMeanwhile)) throw error
    return
  }
  await askHowItWasLater(acting, { id: person.referralId, placeId: enrolment.placeId })
}

/** Counts those without a name from the marks of a session: new faces, and a drop-in's numbers as they were said last. */
async function countSession({ tx }: Acting, session: Session): Promise<void> {
  await sql`
    with counted as (
      select numbers from register_mark where session_id = ${session.id} and said = 'counted'
      order by marked_at desc, id desc limit 1
    ), faces as (
      select greatest(0, count(*) filter (where said = 'new_face') - count(*) filter (where said = 'no_new_face'))::int as n
      from register_mark where session_id = ${session.id} and said in ('new_face', 'no_new_face')
    )
    update group_session s set
      came = (select (numbers->>'came')::int from counted),
      new_faces = coalesce((select (numbers->>'new_faces')::int from counted), (select n from faces)),
      tallies = (select numbers - 'came' - 'new_faces' from counted)
    where s.id = ${session.id}`.execute(tx)
}

/**
 * The register is taken: everybody without a mark counts as not here, until somebody says that they were. Finished
 * already, it stays as it is.
 */
export async function finishRegister(acting: Acting, session: Session, toldBy: string): Promise<void> {
  const { tx, actor, now } = acting
  await oneAtATime(acting, session)
  const { numUpdatedRows } = await tx
    .updateTable('group_session')
    .set({ finished_at: now, finished_by: actor.id })
    .where('id', '=', session.id)
    .where('finished_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  const people = await onRegister(acting, session.groupId)
  if (people.length > 0)
    await tx
      .insertInto('attendance')
      .values(
        people.map(({ referralId, youngPersonId }) => ({
          ...{ id: newId(), referral_id: referralId, young_person_id: youngPersonId },
          ...{ on_date: session.onDate, came: 'did_not_come', told_by: toldBy, worker_id: actor.id },
          ...{ made_at: now, session_id: session.id, marked_at: beforeAnyTap(session) },
        })),
      )
      .onConflict((conflict) => conflict.columns(['referral_id', 'on_date']).doNothing())
      .execute()
  const said = await markedAtSession(acting, session.id, people)
  const missed = people.filter(({ id }) => said.get(id)?.said === 'did_not_come')
  await missThemLater(
    acting,
    session,
    missed.map(({ referralId }) => referralId),
  )
  await record(acting, {
    act: 'finished',
    subject: { kind: 'group_session', id: session.id },
    people: people.map(({ youngPersonId }) => youngPersonId),
    fields: ['came'],
  })
}
