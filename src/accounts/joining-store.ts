import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon, isUuid, newId } from '../words/index.ts'
import { lastDay } from './last-day.ts'
import { managersOf } from './team-store.ts'
import type { Role } from './visit.ts'
import type { Reading } from './worker.ts'

/** Somebody who begins to work in a team. `id` is made with the form, so that pressing twice makes one worker. */
export type NewWorker = {
  id: string
  organisationId: string
  teamId: string
  role: Role
  name: string
  jobTitle: string
  email: string | null
  phone: string | null
}

/** Adds a worker with a first role, from today. False when somebody active here has that email address. */
export async function addWorker(acting: Acting, worker: NewWorker): Promise<boolean> {
  const { tx, actor } = acting
  if (actor.place === null) throw new Error('a worker belongs to a place, and this actor has none')
  if (await emailTaken(acting, worker)) return false
  const added = await tx
    .insertInto('worker')
    .values({
      id: worker.id,
      place_id: actor.place,
      organisation_id: worker.organisationId,
      name: worker.name,
      job_title: worker.jobTitle,
      email: worker.email,
      phone: worker.phone,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return true
  await record(acting, { act: 'added_worker', subject: { kind: 'worker', id: worker.id } })
  await giveRole(acting, { workerId: worker.id, teamId: worker.teamId, role: worker.role })
  return true
}

/** Whether the database refused because two people were given one email address at the same moment. */
export const emailJustTaken = (error: unknown): boolean => constraintOf(error) === 'worker_email'

async function emailTaken(
  { tx, actor }: Acting,
  { id, email }: Pick<NewWorker, 'id' | 'email'>,
): Promise<boolean> {
  if (email === null) return false
  const other = await tx
    .selectFrom('worker')
    .select('id')
    .where('place_id', '=', actor.place ?? '')
    .where((w) => w.eb(w.fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .where('left_on', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst()
  return other !== undefined
}

/** Puts right what is known of a worker. False when somebody else active here has that email address. */
export async function changeWorker(
  acting: Acting,
  { id }: { id: string },
  details: Pick<NewWorker, 'name' | 'jobTitle' | 'email' | 'phone'>,
): Promise<boolean> {
  const { name, jobTitle, email, phone } = details
  if (await emailTaken(acting, { id, email })) return false
  const columns = { name, job_title: jobTitle, email, phone }
  await acting.tx.updateTable('worker').set(columns).where('id', '=', id).execute()
  await record(acting, { act: 'changed', subject: { kind: 'worker', id }, fields: Object.keys(columns) })
  return true
}

/** Gives a worker a role in a team from today; nothing happens when they have it already. */
export async function giveRole(
  acting: Acting,
  { workerId, teamId, role }: { workerId: string; teamId: string; role: Role },
): Promise<void> {
  const today = dateInLondon(acting.now)
  const held = await acting.tx
    .selectFrom('membership')
    .select('id')
    .where('worker_id', '=', workerId)
    .where('team_id', '=', teamId)
    .where('role', '=', role)
    .where((m) => m.or([m('ends_on', 'is', null), m('ends_on', '>=', today)]))
    .executeTakeFirst()
  if (held) {
    await acting.tx.updateTable('membership').set({ ends_on: null }).where('id', '=', held.id).execute()
    return
  }
  const membership = { id: newId(), worker_id: workerId, team_id: teamId, role, starts_on: today }
  await acting.tx.insertInto('membership').values(membership).execute()
  await record(acting, { act: `gave_role_${role}`, subject: { kind: 'worker', id: workerId } })
}

/** A role as somebody holds it. */
export type Membership = {
  id: string
  workerId: string
  workerName: string
  teamId: string
  role: Role
  startsOn: string
}

/** The role with this id, while it is held; null otherwise. */
export async function membershipById(db: Reading, id: string, today: string): Promise<Membership | null> {
  if (!isUuid(id)) return null
  const row = await db
    .selectFrom('membership')
    .innerJoin('worker', 'worker.id', 'membership.worker_id')
    .select([
      'membership.id',
      'worker.id as workerId',
      'worker.name as workerName',
      'membership.team_id as teamId',
      'membership.role',
      'membership.starts_on as startsOn',
    ])
    .where('membership.id', '=', id)
    .where((m) => m.or([m('membership.ends_on', 'is', null), m('membership.ends_on', '>', today)]))
    .executeTakeFirst()
  return row ? { ...row, role: row.role as Role } : null
}

/** Ends a role, at once or, when today is its first day, tonight. False when it is the team's only manager: what goes up must reach somebody. */
export async function endRole(acting: Acting, membership: Membership): Promise<boolean> {
  const today = dateInLondon(acting.now)
  if (membership.role === 'manager') {
    const managers = await managersOf(acting.tx, membership.teamId, today)
    if (managers.every(({ id }) => id === membership.workerId)) return false
  }
  const ends = lastDay(membership.startsOn, today)
  await acting.tx.updateTable('membership').set({ ends_on: ends }).where('id', '=', membership.id).execute()
  await record(acting, {
    act: `ended_role_${membership.role}`,
    subject: { kind: 'worker', id: membership.workerId },
  })
  return true
}
