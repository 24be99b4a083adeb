import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { isUuid, newId } from '../words/index.ts'
import type { Group, GroupKind, Leader } from './group.ts'

const groups = ({ tx }: Acting) =>
  tx
    .selectFrom('programme_group as g')
    .innerJoin('programme_run as run', 'run.id', 'g.run_id')
    .innerJoin('team', 'team.id', 'run.team_id')
    .innerJoin('service', 'service.id', 'run.service_id')
    .select((of) => [
      'g.id',
      'g.name',
      sql<GroupKind>`g.kind`.as('kind'),
      'g.at_place as atPlace',
      'g.postcode',
      'g.ended_at as endedAt',
      'run.id as runId',
      'run.programme',
      'run.team_id as teamId',
      'team.name as team',
      'service.name as service',
      of
        .selectFrom('group_seat as seat')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('seat.group_id', '=', 'g.id')
        .as('seats'),
    ])

type Row = Omit<Group, 'run' | 'seats'> & {
  runId: string
  programme: string
  teamId: string
  team: string
  service: string
  seats: number | string | null
}

const asGroup = ({ runId, programme, teamId, team, service, seats, ...row }: Row): Group => ({
  ...row,
  seats: Number(seats ?? 0),
  run: { id: runId, programme, teamId, team, service },
})

/** One group; null where there is none in the actor's place. */
export async function groupById(acting: Acting, id: string): Promise<Group | null> {
  if (!isUuid(id)) return null
  const row = await groups(acting).where('g.id', '=', id).executeTakeFirst()
  return row ? asGroup(row) : null
}

/** The groups that a worker runs: of their teams, and those they lead elsewhere. Going on first; at most 200. */
export async function groupsRunBy(
  acting: Acting,
  who: { workerIds: readonly string[]; teams: readonly string[] },
): Promise<Group[]> {
  const rows = await groups(acting)
    .where((where) =>
      where.or([
        where('run.team_id', 'in', who.teams.length > 0 ? [...who.teams] : [newId()]),
        where.exists(
          where
            .selectFrom('group_leader as leader')
            .select('leader.id')
            .whereRef('leader.group_id', '=', 'g.id')
            .where('leader.ends_at', 'is', null)
            .where('leader.worker_id', 'in', [...who.workerIds]),
        ),
      ]),
    )
    .orderBy(sql`g.ended_at is not null`)
    .orderBy('g.name')
    .orderBy('g.id')
    .limit(200)
    .execute()
  return rows.map(asGroup)
}

/** Who leads a group now, by name. */
export function leadersOf({ tx }: Acting, groupId: string): Promise<Leader[]> {
  return tx
    .selectFrom('group_leader as leader')
    .innerJoin('worker', 'worker.id', 'leader.worker_id')
    .innerJoin('organisation', 'organisation.id', 'worker.organisation_id')
    .select([
      'leader.id',
      'leader.worker_id as workerId',
      'worker.name',
      'worker.job_title as jobTitle',
      'organisation.name as organisation',
      'leader.part',
    ])
    .where('leader.group_id', '=', groupId)
    .where('leader.ends_at', 'is', null)
    .orderBy('worker.name')
    .limit(50)
    .execute()
}

/** A group as it is begun. */
export type NewGroup = {
  id: string
  runId: string
  name: string
  kind: GroupKind
  atPlace: string
  postcode: string | null
  seats: number
}

/** Begins a group with its seats. The same sending again fails by its id. */
export async function makeGroup(acting: Acting, made: NewGroup): Promise<void> {
  const { tx, actor } = acting
  await tx
    .insertInto('programme_group')
    .values({
      ...{ id: made.id, place_id: actor.place as string, run_id: made.runId, name: made.name },
      ...{ kind: made.kind, at_place: made.atPlace, postcode: made.postcode, made_by: actor.id as string },
    })
    .execute()
  await setSeats(acting, made.id, made.kind === 'drop_in' ? 0 : made.seats)
  await record(acting, { act: 'began', subject: { kind: 'programme_group', id: made.id } })
}

/** Has the group so many seats, taking free ones away from the end. Fails where somebody has a seat that would go. */
export async function setSeats({ tx }: Acting, groupId: string, seats: number): Promise<void> {
  await tx.deleteFrom('group_seat').where('group_id', '=', groupId).where('seat', '>', seats).execute()
  await sql`insert into group_seat (group_id, seat) select ${groupId}, n from generate_series(1, ${seats}::int) n
    on conflict do nothing`.execute(tx)
}

/** The group is over; nobody new begins in it. */
export async function endGroup(acting: Acting, groupId: string, because: string): Promise<void> {
  await acting.tx
    .updateTable('programme_group')
    .set({ ended_at: acting.now, ended_because: because })
    .where('id', '=', groupId)
    .where('ended_at', 'is', null)
    .execute()
  await record(acting, { act: 'ended', subject: { kind: 'programme_group', id: groupId } })
}

/** Somebody leads it from now on: what was agreed for those who run it opens to them. Leading it already changes nothing. */
export async function addLeader(
  acting: Acting,
  made: { groupId: string; workerId: string; part: string },
): Promise<void> {
  const id = newId()
  const { rows } = await sql<{ id: string }>`
    insert into group_leader (id, group_id, worker_id, part, made_by)
    values (${id}, ${made.groupId}, ${made.workerId}, ${made.part}, ${acting.actor.id})
    on conflict (group_id, worker_id) where ends_at is null do nothing returning id`.execute(acting.tx)
  if (rows.length > 0)
    await record(acting, {
      act: 'added',
      subject: { kind: 'group_leader', id },
      fields: ['worker_id'],
    })
}

/** Somebody leads it no longer: what it opened to them closes at once. */
export async function endLeader(acting: Acting, groupId: string, id: string): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('group_leader')
    .set({ ends_at: acting.now })
    .where('id', '=', id)
    .where('group_id', '=', groupId)
    .where('ends_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await record(acting, { act: 'ended', subject: { kind: 'group_leader', id } })
}
