import { type RawBuilder, sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import type { DateOnly } from '../../words/index.ts'
import type { Referral } from '../referral.ts'
import { type Came, MISSED_IN_A_ROW } from './prescription.ts'

/** Who came on a day, as those who run it said. */
export type Attended = { id: string; onDate: string; came: Came; words: string | null; toldBy: string }

const attended = (acting: Acting) =>
  acting.tx
    .selectFrom('attendance')
    .select([
      'attendance.id',
      'attendance.on_date as onDate',
      sql<Came>`attendance.came`.as('came'),
      'attendance.words',
      'attendance.told_by as toldBy',
    ])
    .orderBy('attendance.on_date', 'desc')

/** Who came to one activity, latest first; at most 100 days. */
export const whoCame = (acting: Acting, referralId: string): Promise<Attended[]> =>
  attended(acting).where('attendance.referral_id', '=', referralId).limit(100).execute()

/** Who came to everything a support asked for, latest first, with the referral and what the service is called; at most 200. */
export const attendanceOf = (
  acting: Acting,
  supportId: string,
): Promise<(Attended & { referralId: string; service: string; madeAt: Date })[]> =>
  attended(acting)
    .innerJoin('referral', 'referral.id', 'attendance.referral_id')
    .innerJoin('service', 'service.id', 'referral.to_service_id')
    .select([
      'attendance.referral_id as referralId',
      'service.name as service',
      'attendance.made_at as madeAt',
    ])
    .where('referral.support_from_id', '=', supportId)
    .limit(200)
    .execute()

/** Who came on a day, as it is told. The same day told again puts right what was said before. */
export async function tellWhoCame(
  acting: Acting,
  referral: Pick<Referral, 'id' | 'youngPersonId'>,
  told: { id: string; onDate: string; came: Came; words: string | null; toldBy: string },
): Promise<void> {
  const said = {
    came: told.came,
    words: told.words,
    told_by: told.toldBy,
    worker_id: acting.actor.kind === 'worker' ? acting.actor.id : null,
    made_at: acting.now,
  }
  await acting.tx
    .insertInto('attendance')
    .values({
      id: told.id,
      referral_id: referral.id,
      young_person_id: referral.youngPersonId,
      on_date: told.onDate,
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['referral_id', 'on_date']).doUpdateSet(said))
    .execute()
  await record(acting, {
    act: 'told who came',
    subject: { kind: 'referral', id: referral.id },
    youngPerson: referral.youngPersonId,
    fields: ['came'],
  })
}

/** A young person who did not come, several times in a row: somebody gets in touch. `missedOn` are those days, latest first. */
export type Missed = {
  referralId: string
  supportId: string
  youngPersonId: string
  name: string
  preferredName: string | null
  dateOfBirth: string | null
  schoolName: string | null
  service: string
  workerId: string
  workerName: string
  missedOn: string[]
}

/**
 * One row: the last `days` of an activity, latest first, where somebody missed all of them: MISSED_IN_A_ROW of them, else null. Days
 * on which it was called off count neither way. `referral` is the column that has its referral. A row to join, because PostgreSQL
 * works a value out again wherever it is named.
 */
export const missedInARow = (referral: RawBuilder<unknown>, today: DateOnly) => sql`(
  select case when bool_and(a.came = 'did_not_come') and count(*) = ${MISSED_IN_A_ROW}
    then array_agg(a.on_date order by a.on_date desc) end as days
  from (select on_date, came from attendance where referral_id = ${referral} and came <> 'cancelled'
    and on_date <= ${today}::date order by on_date desc limit ${MISSED_IN_A_ROW}) a)`

/**
 * Whoever of these workers' young people did not come twice running to something they go to, until the worker has
 * reached them after the last time.
 */
export async function missedSessions(
  acting: Acting,
  asked: { workerIds: readonly string[]; today: DateOnly },
): Promise<Missed[]> {
  const { rows } = await sql<Missed>`
    select r.id as "referralId", s.id as "supportId", s.young_person_id as "youngPersonId", p.name,
      p.preferred_name as "preferredName", p.date_of_birth as "dateOfBirth",
      coalesce(school.name, p.school_name) as "schoolName", v.name as service,
      s.worker_id as "workerId", w.name as "workerName", last.days::text[] as "missedOn"
    from support s
    join referral r on r.support_from_id = s.id and r.state = 'accepted'
    join young_person p on p.id = s.young_person_id
    left join organisation school on school.id = p.school_id
    join service v on v.id = r.to_service_id
    join worker w on w.id = s.worker_id
    cross join lateral ${missedInARow(sql.ref('r.id'), asked.today)} last
    where s.worker_id = any(${[...asked.workerIds]}::uuid[]) and s.state <> 'ended'
      and last.days is not null
      and not exists (select from contact c where c.support_id = s.id and c.reached
        and (c.at at time zone 'Europe/London')::date >= last.days[1])
    order by last.days[1], r.id
    limit 100`.execute(acting.tx)
  return rows
}
