import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type CoverHours, readCoverHours, type Team } from './team.ts'
import type { Role } from './visit.ts'
import type { Reading, Worker } from './worker.ts'
import { workers } from './worker-store.ts'

const teams = (db: Reading) =>
  db
    .selectFrom('team')
    .innerJoin('organisation', 'organisation.id', 'team.organisation_id')
    .select([
      'team.id',
      'team.place_id as placeId',
      'team.organisation_id as organisationId',
      'organisation.name as organisationName',
      'team.name',
      'team.purpose',
      'team.receives_referrals as receivesReferrals',
      'team.front_door as frontDoor',
      'team.answer_days as answerDays',
      'team.cover_hours as coverHours',
      'team.active',
    ])

type Row = Omit<Team, 'coverHours' | 'active'> & { coverHours: unknown; active: boolean | null }

const asTeam = (row: Row): Team => ({
  ...row,
  active: row.active === true,
  coverHours: readCoverHours(row.coverHours),
})

/** The team, open or closed, or null. */
export async function teamById(db: Reading, id: string): Promise<Team | null> {
  const row = await teams(db).where('team.id', '=', id).executeTakeFirst()
  return row ? asTeam(row) : null
}

/** The open teams of a place that take referrals, by name. */
export async function teamsReceiving(db: Reading, place: string): Promise<Team[]> {
  const rows = await teams(db)
    .where('team.place_id', '=', place)
    .where('team.receives_referrals', '=', true)
    .where('team.active', '=', true)
    .orderBy('team.name')
    .execute()
  return rows.map(asTeam)
}

/** The open teams of one organisation, by name. */
export async function teamsOf(db: Reading, organisation: string): Promise<Team[]> {
  const rows = await teams(db)
    .where('team.organisation_id', '=', organisation)
    .where('team.active', '=', true)
    .orderBy('team.name')
    .execute()
  return rows.map(asTeam)
}

/** The team of a place that receives whatever has no other receiver, or null while a place has none. */
export async function frontDoor(db: Reading, place: string): Promise<Team | null> {
  const row = await teams(db)
    .where('team.place_id', '=', place)
    .where('team.front_door', '=', true)
    .where('team.active', '=', true)
    .executeTakeFirst()
  return row ? asTeam(row) : null
}

/** Whoever has one of these roles in the team on that date and works there still, by name. */
export async function membersWith(
  db: Reading,
  team: string,
  roles: readonly Role[],
  on: string,
): Promise<Worker[]> {
  return workers(db)
    .where('worker.active', '=', true)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('membership')
          .whereRef('membership.worker_id', '=', 'worker.id')
          .where('membership.team_id', '=', team)
          .where('membership.role', 'in', [...roles])
          .where('membership.starts_on', '<=', on)
          .where((m) => m.or([m('membership.ends_on', 'is', null), m('membership.ends_on', '>=', on)]))
          .select('membership.id'),
      ),
    )
    .orderBy('worker.name')
    .execute()
}

/** The team's managers on that date. */
export const managersOf = (db: Reading, team: string, on: string): Promise<Worker[]> =>
  membersWith(db, team, ['manager'], on)

/** The team's managers and supervisors on that date. */
export const leadsOf = (db: Reading, team: string, on: string): Promise<Worker[]> =>
  membersWith(db, team, ['manager', 'supervisor'], on)

/** A role of a worker in a team, with its dates. */
export type Member = Worker & { membershipId: string; role: Role; startsOn: string; endsOn: string | null }

/** Everybody with a role in the team on that date or later, by name, one row a role. */
export async function membersOf(db: Reading, team: string, on: string): Promise<Member[]> {
  const rows = await workers(db)
    .innerJoin('membership', 'membership.worker_id', 'worker.id')
    .select([
      'membership.id as membershipId',
      'membership.role',
      'membership.starts_on as startsOn',
      'membership.ends_on as endsOn',
    ])
    .where('membership.team_id', '=', team)
    .where('worker.active', '=', true)
    .where((m) => m.or([m('membership.ends_on', 'is', null), m('membership.ends_on', '>=', on)]))
    .orderBy('worker.name')
    .orderBy('membership.role')
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** The open teams a worker has a role in on that date. */
export async function teamIdsOf(db: Reading, worker: string, on: string): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('team', 'team.id', 'membership.team_id')
    .select('membership.team_id as id')
    .distinct()
    .where('membership.worker_id', '=', worker)
    .where('team.active', '=', true)
    .where((m) => m.or([m('membership.ends_on', 'is', null), m('membership.ends_on', '>=', on)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Changes when a team answers: within how many working days, and the hours in which urgent answers are read. */
export async function setAnswering(
  acting: Acting,
  team: string,
  { answerDays, coverHours }: { answerDays: number; coverHours: readonly CoverHours[] },
): Promise<void> {
  await acting.tx
    .updateTable('team')
    .set({ answer_days: answerDays, cover_hours: JSON.stringify(coverHours) })
    .where('id', '=', team)
    .execute()
  const fields = ['answer_days', 'cover_hours']
  await record(acting, { act: 'changed_answering', subject: { kind: 'team', id: team }, fields })
}
