import { sql } from 'kysely'
import { whoMayCome } from '../policy/index.ts'
import { keepingTheDirectory, type Role } from './visit.ts'
import type { Reading, Worker } from './worker.ts'

/** Workers with their organisation's name: what every question about them starts from. */
export const workers = (db: Reading) =>
  db
    .selectFrom('worker')
    .innerJoin('organisation', 'organisation.id', 'worker.organisation_id')
    .select([
      'worker.id',
      'worker.place_id as placeId',
      'worker.organisation_id as organisationId',
      'organisation.name as organisationName',
      'worker.name',
      'worker.job_title as jobTitle',
      'worker.email',
      'worker.phone',
      sql<boolean>`worker.left_on is null`.as('active'),
    ])

/** The worker, also one who has left, or null. */
export async function workerById(db: Reading, id: string): Promise<Worker | null> {
  return (await workers(db).where('worker.id', '=', id).executeTakeFirst()) ?? null
}

/** Whoever works in a place under this email now, or null. */
export async function workerWithEmail(db: Reading, place: string, email: string): Promise<Worker | null> {
  const row = await workers(db)
    .where('worker.place_id', '=', place)
    .where('worker.active', '=', true)
    .where(sql`lower(worker.email)`, '=', email.toLowerCase())
    .executeTakeFirst()
  return row ?? null
}

/** The workers of an organisation who work there still, by name. */
export const workersOf = (db: Reading, organisation: string): Promise<Worker[]> =>
  workers(db)
    .where('worker.organisation_id', '=', organisation)
    .where('worker.active', '=', true)
    .orderBy('worker.name')
    .execute()

/** The same but for one of them, who is not to choose themselves. */
export const colleaguesOf = async (db: Reading, organisation: string, worker: string): Promise<Worker[]> =>
  (await workersOf(db, organisation)).filter(({ id }) => id !== worker)

/** The safeguarding leads of an organisation on that date, by name: whoever has that role in one of its teams. */
export const safeguardingLeadsOf = (db: Reading, organisation: string, on: string): Promise<Worker[]> =>
  workers(db)
    .where('worker.active', '=', true)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership')
          .innerJoin('team', 'team.id', 'membership.team_id')
          .whereRef('membership.worker_id', '=', 'worker.id')
          .where('team.organisation_id', '=', organisation)
          .where('membership.role', '=', 'safeguarding_lead')
          .where('membership.starts_on', '<=', on)
          .where((m) => m.or([m('membership.ends_on', 'is', null), m('membership.ends_on', '>=', on)]))
          .select('membership.id'),
      ),
    )
    .orderBy('worker.name')
    .execute()

/** Those who keep the directory of a place on that date, by name: its administrators and commissioners. */
export const curatorsOf = (db: Reading, place: string, on: string): Promise<Worker[]> =>
  workers(db)
    .where('worker.active', '=', true)
    .where('worker.place_id', '=', place)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership')
          .whereRef('membership.worker_id', '=', 'worker.id')
          .where('membership.role', 'in', whoMayCome(keepingTheDirectory))
          .where('membership.starts_on', '<=', on)
          .where((m) => m.or([m('membership.ends_on', 'is', null), m('membership.ends_on', '>=', on)]))
          .select('membership.id'),
      ),
    )
    .orderBy('worker.name')
    .execute()

/** A role a worker has in a team. */
export type RoleHeld = { membershipId: string; teamId: string; teamName: string; role: Role }

/** The roles a worker has in open teams on that date, by team. */
export async function rolesOf(db: Reading, worker: string, on: string): Promise<RoleHeld[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('team', 'team.id', 'membership.team_id')
    .select([
      'membership.id as membershipId',
      'team.id as teamId',
      'team.name as teamName',
      'membership.role',
    ])
    .where('membership.worker_id', '=', worker)
    .where('team.active', '=', true)
    .where((m) => m.or([m('membership.ends_on', 'is', null), m('membership.ends_on', '>', on)]))
    .orderBy('team.name')
    .orderBy('membership.role')
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** Whether a person at a provider is bound to this worker, or they have a passkey, so that they can sign in. */
export async function hasSignedIn(db: Reading, worker: string): Promise<boolean> {
  const { rows } = await sql`
    select from worker_identity where worker_id = ${worker} union all select where has_passkey(${worker}) limit 1`.execute(
    db,
  )
  return rows.length > 0
}
