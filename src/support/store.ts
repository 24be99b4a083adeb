import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { Beholder, Support, SupportState } from './support.ts'

const supports = (acting: Acting) =>
  acting.tx
    .selectFrom('support')
    .innerJoin('team', 'team.id', 'support.team_id')
    .leftJoin('worker', 'worker.id', 'support.worker_id')
    .leftJoin('ending', 'ending.support_id', 'support.id')
    .select([
      'support.id',
      'support.place_id as placeId',
      'support.young_person_id as youngPersonId',
      'support.team_id as teamId',
      'team.name as teamName',
      'team.organisation_id as organisationId',
      'support.referral_id as referralId',
      'support.state',
      'support.worker_id as workerId',
      'worker.name as workerName',
      'support.due_on as dueOn',
      'support.due_what as dueWhat',
      'support.opened_at as openedAt',
      'support.first_contact_at as firstContactAt',
      'support.paused_until as pausedUntil',
      'support.ended_at as endedAt',
      'ending.reason as endingReason',
      'ending.follow_up_on as followUpOn',
      'ending.followed_up_at as followedUpAt',
      sql<boolean>`support.young_person_id = any((select the_dead())::uuid[])`.as('died'),
      sql<boolean>`support.young_person_id = any((select the_restricted())::uuid[])`.as('restricted'),
      sql<boolean>`support.young_person_id = any((select the_dead(true))::uuid[])`.as('diedSure'),
    ])

const asSupport = <Row extends { state: string }>(row: Row) => ({ ...row, state: row.state as SupportState })

/** The support, or null where it does not exist for this actor. Held until the transaction ends when `toChange`. */
export async function supportById(acting: Acting, id: string, toChange = false): Promise<Support | null> {
  if (toChange) await acting.tx.selectFrom('support').select('id').where('id', '=', id).forUpdate().execute()
  const row = await supports(acting).where('support.id', '=', id).executeTakeFirst()
  return row ? asSupport(row) : null
}

/** Every time this young person was supported that the actor may see: those not ended first, then the latest. */
export async function supportsOfPerson(acting: Acting, youngPersonId: string): Promise<Support[]> {
  const rows = await supports(acting)
    .where('support.young_person_id', '=', youngPersonId)
    .orderBy(({ eb }) => eb('support.state', '=', 'ended'))
    .orderBy('support.opened_at', 'desc')
    .execute()
  return rows.map(asSupport)
}

/** Whose work the actor does today, and which teams they manage or supervise. */
export async function beholderOf(acting: Acting): Promise<Beholder> {
  const asked = await sql<{ workerIds: string[] | null; managedTeams: string[]; supervisedTeams: string[] }>`
    with mine as (select actor_workers() as ids),
    held as (
      select m.team_id, m.role from membership m, mine
      where m.worker_id = any(mine.ids) and m.role in ('manager', 'supervisor')
        and m.starts_on <= trellis_today() and (m.ends_on is null or m.ends_on >= trellis_today())
    )
    select (select ids from mine) as "workerIds",
      array(select team_id from held where role = 'manager') as "managedTeams",
      array(select team_id from held where role = 'supervisor') as "supervisedTeams"
  `.execute(acting.tx)
  const found = asked.rows[0]
  return {
    workerIds: found?.workerIds ?? [],
    managedTeams: found?.managedTeams ?? [],
    supervisedTeams: found?.supervisedTeams ?? [],
  }
}
