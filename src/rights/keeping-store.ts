import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, dateOnly } from '../words/index.ts'
import type { Hold } from './hold.ts'
import { kindsOf, type RetentionFacts } from './retention.ts'

/** A record and what its dates are worked out from. */
export type KeptRecord = { id: string; name: string; facts: RetentionFacts; held: boolean }

type Row = {
  id: string
  name: string
  dateOfBirth: string | null
  endedOn: string | null
  lastContactOn: string | null
  diedOn: string | null
  organisationKind: string
  specialNeeds: boolean
  lookedAfter: boolean
  held: boolean
}

const asRecord = ({
  id,
  name,
  dateOfBirth,
  endedOn,
  lastContactOn,
  diedOn,
  held,
  ...about
}: Row): KeptRecord => ({
  ...{ id, name, held },
  facts: {
    kinds: kindsOf(about),
    dateOfBirth: dateOfBirth === null ? null : dateOnly(dateOfBirth),
    endedOn: endedOn === null ? null : dateOnly(endedOn),
    lastContactOn: lastContactOn === null ? null : dateOnly(lastContactOn),
    diedOn: diedOn === null ? null : dateOnly(diedOn),
  },
})

const day = (at: string) => sql.raw(`(${at} at time zone 'Europe/London')::date`)

// The last end counts only where every support has one.
const facts = sql`
  p.id, p.name, p.date_of_birth as "dateOfBirth", o.kind as "organisationKind",
  p.special_needs is not null as "specialNeeds",
  coalesce(p.care_status in ('looked_after', 'care_leaver'), false) as "lookedAfter",
  (select case when bool_and(s.state = 'ended') then max(${day('s.ended_at')}) end
    from support s where s.young_person_id = p.id) as "endedOn",
  (select max(${day('c.at')}) from contact c where c.young_person_id = p.id) as "lastContactOn",
  -- Where nobody knows the day, the one on which it was said: nothing goes a day early.
  (select coalesce(d.died_on, d.said_on)::text from death d where d.young_person_id = p.id and d.confirmed_at is not null) as "diedOn",
  exists (select from retention_hold h where h.young_person_id = p.id and h.lifted_at is null) as held`

/** What the dates of one record are worked out from; null where it is not this actor's to read. */
export async function keptRecordOf(acting: Acting, youngPersonId: string): Promise<KeptRecord | null> {
  const { rows } = await sql<Row>`
    select ${facts} from young_person p join team t on t.id = p.team_id join organisation o on o.id = t.organisation_id
    where p.id = ${youngPersonId}`.execute(acting.tx)
  return rows[0] ? asRecord(rows[0]) : null
}

/** Records of these teams that may come up by a day: no rule ends before a 25th birthday. Those without a date of birth too. */
export async function recordsComingUp(
  acting: Acting,
  { teams, until }: { teams: readonly string[]; until: DateOnly },
): Promise<KeptRecord[]> {
  const { rows } = await sql<Row>`
    select ${facts} from young_person p join team t on t.id = p.team_id join organisation o on o.id = t.organisation_id
    where p.team_id = any(${[...teams]}::uuid[])
      and (p.date_of_birth is null or p.date_of_birth + interval '25 years' <= ${until}::date)
    order by p.date_of_birth, p.id limit 500`.execute(acting.tx)
  return rows.map(asRecord)
}

const holds = (acting: Acting) =>
  acting.tx
    .selectFrom('retention_hold as h')
    .innerJoin('worker as setter', 'setter.id', 'h.set_by')
    .leftJoin('worker as second', 'second.id', 'h.confirmed_by')
    .leftJoin('worker as asker', 'asker.id', 'h.lift_asked_by')
    .leftJoin('worker as lifter', 'lifter.id', 'h.lifted_by')
    .select([
      'h.id',
      'h.young_person_id as youngPersonId',
      'h.reason',
      'h.set_by as setBy',
      'h.set_at as setAt',
    ])
    .select(['setter.name as setByName', 'second.name as confirmedByName', 'asker.name as liftAskedByName'])
    .select(['h.lift_because as liftBecause', 'h.lift_asked_by as liftAskedBy'])
    .select(['lifter.name as liftedByName', 'h.lifted_at as liftedAt'])

/** Every hold there is or was on a record, the latest first. */
export const holdsOf = (acting: Acting, youngPersonId: string): Promise<Hold[]> =>
  holds(acting).where('h.young_person_id', '=', youngPersonId).orderBy('h.set_at', 'desc').execute()

/** One of them, or null where there is none for this actor. */
export async function holdById(acting: Acting, id: string): Promise<Hold | null> {
  return (await holds(acting).where('h.id', '=', id).executeTakeFirst()) ?? null
}

const said = (acting: Acting, act: string, hold: Pick<Hold, 'id' | 'youngPersonId'>) =>
  record(acting, { act, subject: { kind: 'retention_hold', id: hold.id }, youngPerson: hold.youngPersonId })

/** Sets a hold: it stands from this moment. The same id again is one. */
export async function setHold(
  acting: Acting,
  hold: Pick<Hold, 'id' | 'youngPersonId' | 'reason'>,
): Promise<void> {
  const added = await acting.tx
    .insertInto('retention_hold')
    .values({
      ...{ id: hold.id, place_id: acting.actor.place as string, young_person_id: hold.youngPersonId },
      ...{ reason: hold.reason, set_by: acting.actor.id as string },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 1n) await said(acting, 'held', hold)
}

/** A second person confirms it. */
export async function confirmHold(acting: Acting, hold: Hold): Promise<void> {
  await acting.tx
    .updateTable('retention_hold')
    .set({ confirmed_by: acting.actor.id, confirmed_at: acting.now })
    .where('id', '=', hold.id)
    .execute()
  await said(acting, 'confirmed', hold)
}

/** Somebody asks that it be lifted, with why; it stands until a second person agrees. */
export async function askToLift(acting: Acting, hold: Hold, because: string): Promise<void> {
  await acting.tx
    .updateTable('retention_hold')
    .set({ lift_because: because, lift_asked_by: acting.actor.id, lift_asked_at: acting.now })
    .where('id', '=', hold.id)
    .execute()
  await said(acting, 'asked_to_lift', hold)
}

/** The second person lifts it. */
export async function liftHold(acting: Acting, hold: Hold): Promise<void> {
  await acting.tx
    .updateTable('retention_hold')
    .set({ lifted_by: acting.actor.id, lifted_at: acting.now })
    .where('id', '=', hold.id)
    .execute()
  await said(acting, 'lifted', hold)
}
