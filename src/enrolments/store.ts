import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, isUuid, newId } from '../words/index.ts'
import type { Enrolment, EnrolmentState } from './enrolment.ts'
import { layPoints } from './points/store.ts'

/** What a change does to somebody's part in a programme. */
export type Change = {
  act:
    | 'joined'
    | 'offered'
    | 'said_yes'
    | 'said_no'
    | 'taken_back'
    | 'began'
    | 'moved_group'
    | 'completed'
    | 'stopped'
  state: EnrolmentState
  reason?: string | null
  /** The seat that is theirs from now on; null frees the one they had, undefined leaves it. */
  seat?: { groupId: string; seat: number } | null
  answerBy?: DateOnly | null
  beganOn?: DateOnly
  endedOn?: DateOnly
}

const enrolments = ({ tx }: Acting) =>
  tx
    .selectFrom('enrolment as e')
    .select([
      'e.id',
      'e.young_person_id as youngPersonId',
      'e.support_id as supportId',
      'e.referral_id as referralId',
      'e.place_id as placeId',
      'e.run_id as runId',
      'e.programme',
      'e.version',
      sql<EnrolmentState>`e.state`.as('state'),
      'e.group_id as groupId',
      'e.waiting_since as waitingSince',
      sql<DateOnly | null>`e.answer_by`.as('answerBy'),
      sql<DateOnly | null>`e.began_on`.as('beganOn'),
      'e.override',
      'e.arm',
      'e.change_id as changeId',
    ])

/** One person's part in a programme; null where there is none for this actor. */
export async function enrolmentById(acting: Acting, id: string): Promise<Enrolment | null> {
  if (!isUuid(id)) return null
  return (await enrolments(acting).where('e.id', '=', id).executeTakeFirst()) ?? null
}

/** The part that belongs to a referral; null where there is none for this actor. */
export async function enrolmentOfReferral(acting: Acting, referralId: string): Promise<Enrolment | null> {
  return (await enrolments(acting).where('e.referral_id', '=', referralId).executeTakeFirst()) ?? null
}

/** Somebody else changed it in this very moment. */
export class ChangedMeanwhile extends Error {}

/**
 * Moves somebody's part in a programme on: the small record and the state that follows it, in one step. Throws
 * ChangedMeanwhile where it is not as it was read.
 */
export async function changeEnrolment(acting: Acting, enrolment: Enrolment, change: Change): Promise<void> {
  const { tx, actor } = acting
  const id = newId()
  const { numUpdatedRows } = await tx
    .updateTable('enrolment')
    .set({
      ...{ state: change.state, change_id: id, answer_by: change.answerBy ?? null },
      ...(change.seat === undefined
        ? {}
        : { group_id: change.seat?.groupId ?? null, seat: change.seat?.seat ?? null }),
      ...(change.beganOn ? { began_on: change.beganOn } : {}),
      ...(change.endedOn ? { ended_on: change.endedOn, seat: null } : {}),
    })
    .where('id', '=', enrolment.id)
    .where('change_id', '=', enrolment.changeId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new ChangedMeanwhile()
  await tx
    .insertInto('enrolment_change')
    .values({
      ...{ id, enrolment_id: enrolment.id, young_person_id: enrolment.youngPersonId },
      ...{ act: change.act, state: change.state, actor_kind: actor.kind },
      worker_id: actor.kind === 'worker' ? actor.id : null,
      group_id: change.seat === undefined ? enrolment.groupId : (change.seat?.groupId ?? enrolment.groupId),
      reason: change.reason ?? null,
    })
    .execute()
  await record(acting, {
    act: change.act,
    subject: { kind: 'enrolment', id: enrolment.id },
    youngPerson: enrolment.youngPersonId,
    fields: ['state'],
  })
  if (change.beganOn) await layPoints(acting, enrolment, change.beganOn)
}

/** Which of the two that are compared they are in; null is neither. */
export async function putArm(acting: Acting, enrolment: Enrolment, arm: string | null): Promise<void> {
  await acting.tx.updateTable('enrolment').set({ arm }).where('id', '=', enrolment.id).execute()
  await record(acting, {
    ...{ act: 'changed', subject: { kind: 'enrolment', id: enrolment.id } },
    ...{ youngPerson: enrolment.youngPersonId, fields: ['arm'] },
  })
}

/** Somebody who takes part or waits, as those who run it may know them: a first name, and what was agreed is shared. */
export type TakingPart = {
  id: string
  referralId: string
  youngPersonId: string
  firstName: string
  /** 'Inhaler in the green bag', and whatever else keeps them well there. */
  notes: { medical: string | null; access: string | null; collect: string | null; risk: string | null }
  ring: string | null
  state: EnrolmentState
  waitingSince: Date
  answerBy: DateOnly | null
  /** Sessions of the group they came to, and those whose register is taken since they said yes. */
  came: number
  marked: number
  lastCame: DateOnly | null
  /** Somebody has written down that they died. */
  died: boolean
}

const takingPart = sql`
  select e.id, e.referral_id as "referralId", e.young_person_id as "youngPersonId",
    coalesce(s.shared->>'first_name', 'A young person') as "firstName",
    jsonb_build_object('medical', s.shared->>'medical_needs', 'access', s.shared->>'access_needs',
      'collect', s.shared->>'may_collect', 'risk', s.shared->>'risk') as notes,
    s.shared->>'emergency_contact' as ring, e.state, e.waiting_since as "waitingSince", e.answer_by as "answerBy",
    coalesce(a.came, 0)::int as came, coalesce(a.marked, 0)::int as marked, a.last_came as "lastCame",
    e.young_person_id = any((select the_dead())::uuid[]) as died
  from enrolment e
  left join lateral (select shared from referral_share where referral_id = e.referral_id
    order by stage limit 1) s on true
  left join lateral (select count(*) filter (where came = 'came') as came, count(*) as marked,
      max(on_date) filter (where came = 'came') as last_came
    from attendance where referral_id = e.referral_id and session_id is not null and came <> 'cancelled') a on true`

/** Everybody with a seat in a group, by first name; at most 200. */
export async function takingPartIn({ tx }: Acting, groupId: string): Promise<TakingPart[]> {
  const { rows } = await sql<TakingPart>`${takingPart}
    where e.group_id = ${groupId} and e.state in ('offered', 'taken_up', 'attending')
    order by lower(coalesce(s.shared->>'first_name', '')), e.id limit 200`.execute(tx)
  return rows
}

/** Somebody who waits and cannot be in a group with somebody who has a place there, and whom to ask. */
export type ApartHere = { waits: string; seated: string; ask: string }

/** Whom whoever runs a group can offer no place in it because of somebody who has one; only where they know of both. */
export async function apartIn({ tx }: Acting, groupId: string): Promise<ApartHere[]> {
  const { rows } = await sql<ApartHere>`select waits, seated, ask from apart_in_group(${groupId})`.execute(tx)
  return rows
}

/** Who waits for a place where a programme runs, longest first; at most 100. */
export async function waitingFor({ tx }: Acting, runId: string): Promise<TakingPart[]> {
  const { rows } = await sql<TakingPart>`${takingPart}
    where e.run_id = ${runId} and e.state = 'waiting' order by e.waiting_since, e.id limit 100`.execute(tx)
  return rows
}

/** How many wait for a place, and how many have one or are offered one, where a programme runs. */
export async function countsOfRun(
  { tx }: Acting,
  runId: string,
): Promise<{ waiting: number; seated: number }> {
  const { rows } = await sql<{ waiting: number; seated: number }>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(seat)::int as seated
    from enrolment where run_id = ${runId} and state in ('waiting', 'offered', 'taken_up', 'attending')`.execute(
    tx,
  )
  return rows[0] ?? { waiting: 0, seated: 0 }
}

/** What happened to somebody's part in a programme. */
export type EnrolmentChange = { act: string; at: Date; reason: string | null; group: string | null }

/** Everything that happened to it, in its order; at most 100. */
export const changesOf = ({ tx }: Acting, enrolmentId: string): Promise<EnrolmentChange[]> =>
  tx
    .selectFrom('enrolment_change as change')
    .leftJoin('programme_group as g', 'g.id', 'change.group_id')
    .select(['change.act', 'change.at', 'change.reason', 'g.name as group'])
    .where('change.enrolment_id', '=', enrolmentId)
    .orderBy('change.at')
    .limit(100)
    .execute()

/** What those around them may call somebody: the first name that was shared, or the one on their record. */
export async function firstNameOf({ tx }: Acting, enrolment: Enrolment): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select coalesce((select shared->>'first_name' from referral_share where referral_id = ${enrolment.referralId}
        order by stage limit 1),
      (select split_part(coalesce(preferred_name, name), ' ', 1) from young_person where id = ${enrolment.youngPersonId})) as name`.execute(
    tx,
  )
  return rows[0]?.name ?? 'A young person'
}

/** A programme that somebody takes part in, or waits for, as their support shows it. */
type OfSupport = Pick<Enrolment, 'id' | 'state'> & { service: string }

/** Every part in a programme that belongs to a support, the latest first; at most 50. */
export function enrolmentsOfSupport({ tx }: Acting, supportId: string): Promise<OfSupport[]> {
  return tx
    .selectFrom('enrolment as e')
    .innerJoin('programme_run as run', 'run.id', 'e.run_id')
    .innerJoin('service', 'service.id', 'run.service_id')
    .select(['e.id', sql<EnrolmentState>`e.state`.as('state'), 'service.name as service'])
    .where('e.support_id', '=', supportId)
    .orderBy('e.waiting_since', 'desc')
    .limit(50)
    .execute()
}
