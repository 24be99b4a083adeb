import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { DateOnly } from '../words/index.ts'
import type { KeptRecord } from './disposal.ts'
import type { Hold } from './hold.ts'
import { type Kept, type RetentionFacts, retentionOf } from './retention.ts'

type Row = Omit<KeptRecord, 'facts' | 'retention'> & { facts: RetentionFacts; rules: Kept[] }

const asRecord = ({ rules, ...row }: Row): KeptRecord => ({
  ...row,
  retention: retentionOf(row.facts, rules),
})

// Whose these records are, what each is worked out from, and every rule that fits, the longest first.
const keptRecords = (people: RawBuilder<unknown>) => sql<Row>`
  with dated as (
    select d.young_person_id as id, d.name, d.called, d.in_circle as "inCircle", k.rules, json_build_object('dateOfBirth', d.born, 'endedOn', d.ended, 'lastContactOn', d.last_contact,
      'diedOn', d.died) as facts, d.ended, k.longest
    from record_dates(${people}) d
    cross join lateral (select coalesce(json_agg(json_build_object('rule', r.rule, 'until', by.until, 'because', r.because,
        'source', r.source, 'known', r.known) order by by.until desc, r.rule), '[]') as rules, max(by.until) as longest
      from kept_by(d.kinds, d.born, d.ended, d.last_contact, d.died) by join retention_rule r on r.rule = by.rule) k
  )
  select dated.id, dated.name, dated.called, dated."inCircle", dated.facts, dated.rules, in_the_way(dated.id) as ways,
    (select json_build_object('id', x.id, 'proposedBy', x.proposed_by) from disposal_proposal x
      where x.young_person_id = dated.id and x.turned_down_at is null) as proposal
  from dated`

/** One record with until when it is kept; null where it is not this actor's to keep. */
export async function keptRecordOf(acting: Acting, youngPersonId: string): Promise<KeptRecord | null> {
  const { rows } = await keptRecords(sql`array[${youngPersonId}::uuid]`).execute(acting.tx)
  return rows[0] ? asRecord(rows[0]) : null
}

/** Most that the list shows at once; the longest over first. */
export const MOST_COMING = 500

/** Records of the organisations that this worker manages whose time comes by a day, and ended ones without a date of birth. */
export async function recordsComingUp(acting: Acting, until: DateOnly): Promise<KeptRecord[]> {
  const { rows } = await sql<Row>`${keptRecords(sql`(select records_coming_up(${until}::date))`)}
    where dated.longest <= ${until}::date or (dated.longest is null and dated.ended is not null)
    order by dated.longest, dated.id limit ${MOST_COMING}`.execute(acting.tx)
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
