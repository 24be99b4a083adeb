import { sql } from 'kysely'
import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import { addDays, type DateOnly, isUuid, newId, startOfDay } from '../words/index.ts'
import type { Companion, Meets, WithdrawnBecause } from './companion.ts'

const companions = (acting: Acting) =>
  acting.tx
    .selectFrom('companion as c')
    .innerJoin('worker', 'worker.id', 'c.worker_id')
    .innerJoin('worker as assigner', 'assigner.id', 'c.assigned_by')
    .innerJoin('organisation', 'organisation.id', 'assigner.organisation_id')
    .innerJoin('service', 'service.id', 'c.service_id')
    .select([
      'c.id',
      'c.referral_id as referralId',
      'c.support_id as supportId',
      'c.service_id as serviceId',
      'service.name as service',
      'c.young_person_id as youngPersonId',
      'c.worker_id as workerId',
      'worker.name as worker',
      sql<DateOnly>`c.on_date`.as('onDate'),
      sql<Meets>`c.meets`.as('meets'),
      'c.called',
      'c.words',
      'c.told_name as toldName',
      'assigner.name as assignedBy',
      'organisation.phone as ring',
      sql<WithdrawnBecause | null>`c.withdrawn_because`.as('withdrawnBecause'),
    ])

/** The companion, or null where there is none for this actor: whoever goes along, until the day after, or the circle. */
export async function companionById(acting: Acting, id: string): Promise<Companion | null> {
  if (!isUuid(id)) return null
  return (await companions(acting).where('c.id', '=', id).executeTakeFirst()) ?? null
}

/** Everybody who went or goes along to one place, latest day first; at most 50. */
export const companionsOf = (acting: Acting, referralId: string): Promise<Companion[]> =>
  companions(acting)
    .where('c.referral_id', '=', referralId)
    .orderBy('c.on_date', 'desc')
    .orderBy('c.assigned_at', 'desc')
    .limit(50)
    .execute()

/** Somebody whose checks hold today, and until when they do. */
export type MayGo = { id: string; name: string; until: DateOnly }

/** Who of the team's organisation may go along with somebody; the database answers for each until when, and no more. */
export async function whoMayGo(acting: Acting, organisation: string): Promise<MayGo[]> {
  const { rows } = await sql<MayGo>`
    select * from (select w.id, w.name, going_along_until(w.id) as until from worker w
      where w.organisation_id = ${organisation} and w.left_on is null) w
    where until is not null order by name limit 200`.execute(acting.tx)
  return rows
}

/** What is written when somebody is assigned. */
export type Assigned = {
  id: string
  placeId: string
  youngPersonId: string
  referralId: string
  supportId: string
  serviceId: string
  workerId: string
  onDate: DateOnly
  meets: string
  called: string
  words: string | null
  toldName: boolean
}

/** Days after the one on which they go along for which its page stays open to them. */
const DAYS_OPEN_AFTER = 1

/** Assigns somebody: what going along needs opens to them, until the day after. The database refuses whoever is not checked. */
export async function assignCompanion(acting: Acting, given: Assigned): Promise<void> {
  const circle = newId()
  await acting.tx
    .insertInto('circle_member')
    .values({
      ...{ id: circle, place_id: given.placeId, young_person_id: given.youngPersonId },
      ...{ worker_id: given.workerId, opens: 'going_along', basis: 'goes_along' },
      ...{ referral_id: given.referralId, support_id: given.supportId },
      ends_at: startOfDay(addDays(given.onDate, DAYS_OPEN_AFTER + 1)),
    })
    .execute()
  await acting.tx
    .insertInto('companion')
    .values({
      ...{ id: given.id, place_id: given.placeId, young_person_id: given.youngPersonId },
      ...{ referral_id: given.referralId, support_id: given.supportId, service_id: given.serviceId },
      ...{ worker_id: given.workerId, on_date: given.onDate, meets: given.meets, called: given.called },
      ...{ words: given.words, told_name: given.toldName, assigned_by: acting.actor.id as string },
      circle_id: circle,
    })
    .execute()
  await record(acting, {
    act: 'added',
    subject: { kind: 'companion', id: given.id },
    youngPerson: given.youngPersonId,
    fields: ['worker_id', 'on_date'],
  })
}

/** Somebody does not go along after all: its page closes to them at once. */
export async function withdrawCompanion(acting: Acting, companion: Companion): Promise<void> {
  const gone = await acting.tx
    .updateTable('companion')
    .set({ withdrawn_at: acting.now, withdrawn_because: 'changed' })
    .where('id', '=', companion.id)
    .where('withdrawn_at', 'is', null)
    .returning('circle_id')
    .executeTakeFirst()
  if (!gone) return
  await acting.tx
    .updateTable('circle_member')
    .set({ ends_at: acting.now, ended_because: 'does not go along' })
    .where('id', '=', gone.circle_id)
    .execute()
  await record(acting, {
    act: 'withdrawn',
    subject: { kind: 'companion', id: companion.id },
    youngPerson: companion.youngPersonId,
  })
}

const refusals = [
  'companion_is_checked',
  'companion_goes_somewhere',
  'one_companion_a_day',
  'companion_pkey',
] as const
export type Refusal = (typeof refusals)[number]

/** Which promise of the database an assignment broke; null for any other error. */
export function refusalIn(error: unknown): Refusal | null {
  const broken = constraintOf(error)
  return refusals.find((name) => name === broken) ?? null
}
