import { sql } from 'kysely'
import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import { eligibleRoles } from './glass.ts'

/** Somebody who is named at an organisation, and for what. */
export type NamedHere = {
  id: string
  workerId: string
  name: string
  for: 'eligible' | 'officer'
  suspended: 'unreviewed' | 'not_justified' | null
}

/** Who may break glass at an organisation, and who looks at it afterwards. */
export async function namedHere(acting: Acting, organisation: string): Promise<NamedHere[]> {
  const { rows } = await sql<NamedHere>`
    select e.id, w.id as "workerId", w.name, 'eligible' as "for", e.suspended_because as suspended
      from glass_eligible e join worker w on w.id = e.worker_id
      where e.organisation_id = ${organisation} and e.ended_at is null
    union all
    select o.id, w.id, w.name, 'officer', null from privacy_officer o join worker w on w.id = o.worker_id
      where o.organisation_id = ${organisation} and o.ended_at is null
    order by 4, 3, 1`.execute(acting.tx)
  return rows
}

/** Whether they have a role today with which they may be named to break glass. */
export async function isInTheRole(acting: Acting, worker: string): Promise<boolean> {
  const { rows } = await sql`select from membership where worker_id = ${worker}
    and role = any(${[...eligibleRoles]}::text[])
    and starts_on <= trellis_today() and (ends_on is null or ends_on >= trellis_today())`.execute(acting.tx)
  return rows.length > 0
}

/** Names somebody; it counts once however often it is sent. */
export async function nameForGlass(
  acting: Acting,
  given: { id: string; organisationId: string; workerId: string; for: NamedHere['for'] },
): Promise<void> {
  const table = given.for === 'officer' ? 'privacy_officer' : 'glass_eligible'
  await acting.tx
    .insertInto(table)
    .values({
      ...{ id: given.id, organisation_id: given.organisationId, worker_id: given.workerId },
      named_by: acting.actor.id ?? '',
    })
    .execute()
  await record(acting, { act: 'named', subject: { kind: table, id: given.workerId } })
}

/** Whether it was refused because they are named already. */
export const namedAlready = (error: unknown): boolean =>
  ['privacy_officer_once', 'glass_eligible_once', 'privacy_officer_pkey', 'glass_eligible_pkey'].includes(
    constraintOf(error) ?? '',
  )

/** Whom this id names, and where; null when it names nobody now. */
export async function namedById(
  acting: Acting,
  id: string,
): Promise<{ organisationId: string; for: NamedHere['for'] } | null> {
  const { rows } = await sql<{ organisationId: string; for: NamedHere['for'] }>`
    select organisation_id as "organisationId", 'eligible' as "for" from glass_eligible where id = ${id} and ended_at is null
    union all
    select organisation_id, 'officer' from privacy_officer where id = ${id} and ended_at is null`.execute(
    acting.tx,
  )
  return rows[0] ?? null
}

/** From now on they are not named any more. */
export async function endNaming(acting: Acting, id: string, what: NamedHere['for']): Promise<void> {
  const table = what === 'officer' ? 'privacy_officer' : 'glass_eligible'
  await acting.tx.updateTable(table).set({ ended_at: acting.now }).where('id', '=', id).execute()
  await record(acting, { act: 'ended', subject: { kind: table, id } })
}
