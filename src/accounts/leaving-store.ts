import { sql } from 'kysely'
import { type Acting, constraintOf } from '../database/index.ts'
import { record, recordLook } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import { endSessionsOf } from './sessions.ts'

/** Something a worker is responsible for, with nothing in it about the young person. */
export type Held = { kind: 'support' | 'referral'; id: string; dueOn: string | null }

/** What has to be handed on before a worker can leave. */
export type InTheWay = {
  held: readonly Held[]
  /** Teams of which they are the only manager. */
  onlyManagerOf: readonly string[]
  /** Organisations whose named holder for when they are shut they are. */
  holdsWhenShut: readonly string[]
  /** Workers whose work they cover, today or later. */
  covers: readonly string[]
  /** Organisations where they are named to hear of safeguarding concerns. */
  hearsConcerns: readonly string[]
  /** What they see to after a survey. */
  promised: readonly string[]
}

/** Whether anything is in the way. */
export const isFree = (way: InTheWay): boolean =>
  [way.held, way.onlyManagerOf, way.holdsWhenShut, way.covers, way.hearsConcerns, way.promised].every(
    (list) => list.length === 0,
  )

/** What the actor can see that a worker still holds. The database knows the rest, and refuses for it too. */
export async function inTheWayOf(acting: Acting, worker: string): Promise<InTheWay> {
  const { tx, now } = acting
  const today = dateInLondon(now)
  const { rows: managed } = await sql<{ name: string }>`
    select t.name from membership m join team t on t.id = m.team_id
     where m.worker_id = ${worker} and m.role = 'manager' and t.closed_on is null
       and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})
       and not exists (
         select from membership other join worker w on w.id = other.worker_id
          where other.team_id = t.id and other.role = 'manager' and other.worker_id <> ${worker} and w.left_on is null
            and other.starts_on <= ${today} and (other.ends_on is null or other.ends_on > ${today}))
     order by t.name`.execute(tx)
  const shut = await tx
    .selectFrom('organisation')
    .select('name')
    .where('shut_holder_id', '=', worker)
    .execute()
  const covered = await tx
    .selectFrom('cover')
    .innerJoin('worker', 'worker.id', 'cover.worker_id')
    .select('worker.name')
    .where('cover.covered_by', '=', worker)
    .where('cover.ends_on', '>=', today)
    .orderBy('worker.name')
    .execute()
  const heard = await tx
    .selectFrom('safeguarding_duty as duty')
    .innerJoin('organisation', 'organisation.id', 'duty.organisation_id')
    .select('organisation.name')
    .distinct()
    .where('duty.worker_id', '=', worker)
    .where('duty.ended_at', 'is', null)
    .where((d) => d.or([d('duty.ends_on', 'is', null), d('duty.ends_on', '>=', today)]))
    .execute()
  const promised = await tx
    .selectFrom('response as r')
    .leftJoin('response_ending as e', 'e.response_id', 'r.id')
    .select('r.what')
    .where('r.responsible_id', '=', worker)
    .where('e.response_id', 'is', null)
    .orderBy('r.due_on')
    .execute()
  return {
    held: await heldBy(acting, worker),
    onlyManagerOf: managed.map(({ name }) => name),
    holdsWhenShut: shut.map(({ name }) => name),
    covers: covered.map(({ name }) => name),
    hearsConcerns: heard.map(({ name }) => name),
    promised: promised.map(({ what }) => what),
  }
}

async function heldBy(acting: Acting, worker: string): Promise<Held[]> {
  const { rows } = await sql<Held & { youngPerson: string }>`
    select 'support' as kind, id, due_on as "dueOn", young_person_id as "youngPerson" from support
     where worker_id = ${worker} and state <> 'ended'
    union all
    select 'referral', id, due_on, young_person_id from referral where holder_worker_id = ${worker} and open
     order by 3, 2`.execute(acting.tx)
  if (rows.length > 0)
    await recordLook(acting, 'leaving', {
      subject: worker,
      people: rows.map(({ youngPerson }) => youngPerson),
    })
  return rows.map(({ kind, id, dueOn }) => ({ kind, id, dueOn }))
}

/**
 * Records that a worker leaves today: their roles and sessions end with it. When they hold anything still, whoever
 * can see it, the database refuses at commit (see `leftHolding`).
 */
export async function recordLeaving(acting: Acting, worker: string): Promise<void> {
  const { tx, now } = acting
  const today = dateInLondon(now)
  await tx
    .updateTable('worker')
    .set({ left_on: today })
    .where('id', '=', worker)
    .where('left_on', 'is', null)
    .execute()
  await tx
    .updateTable('membership')
    .set({ ends_on: sql<string>`greatest(starts_on, ${today}::date)` })
    .where('worker_id', '=', worker)
    .where((m) => m.or([m('ends_on', 'is', null), m('ends_on', '>', today)]))
    .execute()
  // What is over by its own date is over; what is not has been refused before, or is at commit.
  await tx
    .updateTable('safeguarding_duty')
    .set({ ended_at: now })
    .where('worker_id', '=', worker)
    .where('ended_at', 'is', null)
    .where('ends_on', '<', today)
    .execute()
  await endSessionsOf(tx, worker)
  await record(acting, { act: 'left', subject: { kind: 'worker', id: worker }, fields: ['left_on'] })
}

const holding = [
  'support_holder_works_here',
  'referral_holder_works_here',
  'safeguarding_duty_works_here',
  'concern_holder_works_here',
  'response_owner_works_here',
  'sealing_has_a_lead',
]

/** Whether the database refused because the worker is still responsible for something. */
export const leftHolding = (error: unknown): boolean => holding.includes(constraintOf(error) ?? '')
