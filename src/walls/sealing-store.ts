import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, dateOnly } from '../words/index.ts'
import { newIdentity } from './new-identity-store.ts'
import type { MaySeal, Sealing, SealingReader } from './sealing.ts'

const asked = sql`
  select z.id, z.young_person_id as "youngPersonId", z.called, z.reason, z.review_on as "reviewOn",
    z.proposed_by as "proposedBy", p.name as "proposedByName", z.proposed_at as "proposedAt",
    z.second_id as "secondId", s.name as "secondName", z.sealed_at as "sealedAt",
    z.declined_because as "declinedBecause", d.name as "declinedByName", z.reviewed_because as "reviewedBecause",
    z.opening_because as "openingBecause", z.opening_asked_by as "openingAskedBy", a.name as "openingAskedByName",
    o.name as "openedByName", z.opened_at as "openedAt", ${newIdentity} as identity
  from sealing z join worker p on p.id = z.proposed_by join worker s on s.id = z.second_id
  left join worker d on d.id = z.declined_by left join worker a on a.id = z.opening_asked_by
  left join worker o on o.id = z.opened_by`

type Row = Omit<Sealing, 'reviewOn'> & { reviewOn: string }
const asRead = (row: Row): Sealing => ({ ...row, reviewOn: dateOnly(row.reviewOn) })

/** Every sealing that the actor looks after, what waits or stands first. */
export async function sealingsOf(acting: Acting): Promise<Sealing[]> {
  const { rows } = await sql<Row>`${asked}
    order by z.opened_at is not null or z.declined_at is not null, z.review_on, z.id limit 200`.execute(
    acting.tx,
  )
  return rows.map(asRead)
}

/** One of them; null for any other id. */
export async function sealingById(acting: Acting, id: string): Promise<Sealing | null> {
  const { rows } = await sql<Row>`${asked} where z.id = ${id}`.execute(acting.tx)
  return rows[0] ? asRead(rows[0]) : null
}

/** Whom it names, those who look after it first. */
export async function readersOf(acting: Acting, sealingId: string): Promise<SealingReader[]> {
  const { rows } = await sql<SealingReader>`
    select r.worker_id as "workerId", w.name, r.leads, r.because from sealing_reader r join worker w on w.id = r.worker_id
    where r.sealing_id = ${sealingId} and w.left_on is null order by not r.leads, w.name`.execute(acting.tx)
  return rows
}

/** Who could seal this record with whom: leads and managers of the organisation whose record it is. */
export async function whoMaySeal(acting: Acting, youngPersonId: string): Promise<MaySeal[]> {
  const { rows } = await sql<MaySeal>`
    select worker_id as "workerId", name, lead from who_may_seal(${youngPersonId})`.execute(acting.tx)
  return rows
}

/** Who reads a sealed record, by name; null where it is not sealed. */
export async function sealedFor(
  acting: Acting,
  youngPersonId: string,
): Promise<{ sealingId: string; names: string[] } | null> {
  const { rows } = await sql<{ sealingId: string; name: string }>`
    select sealing_id as "sealingId", name from sealed_for(${youngPersonId})`.execute(acting.tx)
  return rows[0] ? { sealingId: rows[0].sealingId, names: rows.map(({ name }) => name) } : null
}

/** Referrals and places of a record that would wait for somebody to whom it is closed once it is sealed. */
export async function waitsElsewhere(acting: Acting, youngPersonId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from referral r where r.young_person_id = ${youngPersonId} and r.open
      and r.holder_worker_id is null`.execute(acting.tx)
  return rows[0]?.n ?? 0
}

const said = (acting: Acting, act: string, one: Pick<Sealing, 'id' | 'youngPersonId'>) =>
  record(acting, { act, subject: { kind: 'sealing', id: one.id }, youngPerson: one.youngPersonId })

export type Proposal = {
  id: string
  youngPersonId: string
  called: string
  reason: string
  reviewOn: DateOnly
  secondId: string
  others: readonly string[]
}

/** Asks a second person to seal a record. Nothing is closed to anybody until they do. */
export async function proposeSealing(acting: Acting, given: Proposal): Promise<void> {
  const me = acting.actor.id as string
  const added = await acting.tx
    .insertInto('sealing')
    .values({
      ...{ id: given.id, place_id: acting.actor.place as string, young_person_id: given.youngPersonId },
      ...{ called: given.called, reason: given.reason, review_on: given.reviewOn, proposed_by: me },
      second_id: given.secondId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  for (const workerId of new Set([me, given.secondId, ...given.others]))
    await addReader(acting, given.id, { workerId, leads: true, because: null })
  await said(acting, 'proposed', given)
}

const addReader = (
  acting: Acting,
  sealingId: string,
  { workerId, leads, because }: Omit<SealingReader, 'name'>,
) =>
  sql`insert into sealing_reader (id, sealing_id, worker_id, leads, because, added_by)
    values (gen_random_uuid(), ${sealingId}, ${workerId}, ${leads}, ${because}, ${acting.actor.id})
    on conflict do nothing`.execute(acting.tx)

/** Names one more who reads it, with why; or who looks after it too. */
export async function nameReader(
  acting: Acting,
  one: Sealing,
  named: Omit<SealingReader, 'name'>,
): Promise<void> {
  await addReader(acting, one.id, named)
  await said(acting, 'named', one)
}

type Change = Parameters<typeof setSealing>[2]
const setSealing = (
  acting: Acting,
  one: Sealing,
  set: Partial<{
    sealed_at: Date
    declined_because: string
    declined_by: string
    declined_at: Date
    review_on: string
    reviewed_because: string
    reviewed_by: string
    reviewed_at: Date
    opening_because: string | null
    opening_asked_by: string | null
    opening_asked_at: Date | null
    opened_by: string
    opened_at: Date
  }>,
) => acting.tx.updateTable('sealing').set(set).where('id', '=', one.id).execute()

const step = (act: string, set: (me: string, now: Date, because: string) => Change) =>
  async function taken(acting: Acting, one: Sealing, because = ''): Promise<void> {
    await setSealing(acting, one, set(acting.actor.id as string, acting.now, because))
    await said(acting, act, one)
  }

/** The second seals it: from this moment it is there for the named few alone. */
export const seal = step('sealed', (_, now) => ({ sealed_at: now }))
/** The second says no, or whoever asked takes it back. */
export const declineSealing = step('declined', (me, now, because) => ({
  ...{ declined_because: because, declined_by: me, declined_at: now },
}))
/** One of those who look after it asks that it be open again. */
export const askToOpen = step('asked_to_open', (me, now, because) => ({
  ...{ opening_because: because, opening_asked_by: me, opening_asked_at: now },
}))
/** It stays sealed. */
export const stayClosed = step('stayed_sealed', () => ({
  ...{ opening_because: null, opening_asked_by: null, opening_asked_at: null },
}))
/** Another opens it: everybody has what they had before. */
export const openAgain = step('opened', (me, now) => ({ opened_by: me, opened_at: now }))

/** Somebody looked again whether it is still needed: it stays, until another day. */
export async function reviewSealing(
  acting: Acting,
  one: Sealing,
  { because, reviewOn }: { because: string; reviewOn: string },
): Promise<void> {
  await setSealing(acting, one, {
    ...{ review_on: reviewOn, reviewed_because: because, reviewed_by: acting.actor.id as string },
    reviewed_at: acting.now,
  })
  await said(acting, 'reviewed', one)
}
