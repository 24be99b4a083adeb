import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { Entry, Opens } from './entry.ts'

const entries = (acting: Acting, youngPersonId: string) =>
  acting.tx
    .selectFrom('circle_member as member')
    .leftJoin('worker', 'worker.id', 'member.worker_id')
    .leftJoin('team', 'team.id', 'member.team_id')
    .leftJoin('supporter', 'supporter.id', 'member.supporter_id')
    .leftJoin('organisation', (join) =>
      join.on('organisation.id', '=', sql`coalesce(worker.organisation_id, team.organisation_id)`),
    )
    .leftJoin('referral', 'referral.id', 'member.referral_id')
    .select([
      'member.id',
      'member.worker_id as workerId',
      'member.team_id as teamId',
      sql<string>`coalesce(worker.name, supporter.name, team.name, '')`.as('name'),
      sql<string>`concat_ws(', ', nullif(worker.job_title, ''), nullif(supporter.relationship, ''),
        case when worker.id is not null then team.name end, case when worker.id is null or team.id is null then organisation.name end)`.as(
        'role',
      ),
      'organisation.kind as organisationKind',
      'member.basis',
      'referral.state as referralState',
      'member.support_id as supportId',
      'member.starts_at as startsAt',
      'member.ends_at as endsAt',
      'member.ended_because as endedBecause',
    ])
    .where('member.young_person_id', '=', youngPersonId)

const asEntry = <Row extends { opens: string }>(row: Row) => ({ ...row, opens: row.opens as Opens })

/** Who is around this young person now, nearest first. */
export async function circleOf(acting: Acting, youngPersonId: string): Promise<Entry[]> {
  const rows = await entries(acting, youngPersonId)
    // To an administrator or commissioner an entry that names them opens nothing, save how what they referred goes.
    .select(
      sql<string>`case when member.worker_id is null or member.opens = 'progress' or sees_content(member.worker_id)
        then member.opens else 'nothing' end`.as('opens'),
    )
    .where('member.starts_at', '<=', acting.now)
    .where((where) =>
      where.or([where('member.ends_at', 'is', null), where('member.ends_at', '>', acting.now)]),
    )
    .orderBy(
      sql`array_position(array['support', 'activity', 'referral', 'progress', 'going_along', 'shared_plan', 'nothing'], member.opens)`,
    )
    .orderBy('member.starts_at')
    .execute()
  return rows.map(asEntry)
}

/** Who was around this young person before, latest first; at most 50. */
export async function pastCircleOf(acting: Acting, youngPersonId: string): Promise<Entry[]> {
  const rows = await entries(acting, youngPersonId)
    .select('member.opens')
    .where('member.ends_at', '<=', acting.now)
    .orderBy('member.ends_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(asEntry)
}

/** Which entries an end is for: of a worker in a support, of a team, of a referral’s sender. */
export type EntriesOf = {
  supportId?: string
  workerId?: string
  teamId?: string
  referralId?: string
  opens: readonly Opens[]
}

/** Sets the moment at which these entries of the circle close, and why: now, or a later day. */
export async function endEntries(
  acting: Acting,
  youngPersonId: string,
  of: EntriesOf,
  end: { at: Date; because: string },
): Promise<void> {
  await acting.tx
    .updateTable('circle_member')
    .set({ ends_at: sql`least(ends_at, ${end.at})`, ended_because: end.because })
    .where('young_person_id', '=', youngPersonId)
    .where('opens', 'in', [...of.opens])
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', acting.now)]))
    .$if(of.supportId !== undefined, (query) => query.where('support_id', '=', of.supportId as string))
    .$if(of.workerId !== undefined, (query) => query.where('worker_id', '=', of.workerId as string))
    .$if(of.teamId !== undefined, (query) => query.where('team_id', '=', of.teamId as string))
    .$if(of.referralId !== undefined, (query) => query.where('referral_id', '=', of.referralId as string))
    .execute()
  await record(acting, {
    act: 'closed',
    subject: { kind: 'circle', id: of.supportId ?? of.referralId ?? null },
    youngPerson: youngPersonId,
  })
}
