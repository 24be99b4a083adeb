import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'

/** The referrals of everybody who comes to a group, or said that they will; at most 500. */
export async function comingTo({ tx }: Acting, groupId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select referral_id as id from enrolment
    where group_id = ${groupId} and state in ('taken_up', 'attending') and referral_id is not null
    order by referral_id limit 500`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What asks something of a link worker: an offer that nobody answered, or somebody who stopped coming. */
export type EnrolmentDue = {
  id: string
  asks: 'answer' | 'after_stopping'
  youngPersonId: string
  name: string
  preferredName: string | null
  supportId: string
  referralId: string
  service: string
  on: DateOnly
  workerId: string
  workerName: string
}

/**
 * What these workers' young people are asked about places in groups: offers to answer by a day, and who stopped or went
 * the whole way while their place is still open, until the worker has been in touch. At most 200.
 */
export async function enrolmentsDue(
  { tx }: Acting,
  { workerIds, until }: { workerIds: readonly string[]; until: DateOnly },
): Promise<EnrolmentDue[]> {
  const { rows } = await sql<EnrolmentDue>`
    select e.id, case when e.state = 'offered' then 'answer' else 'after_stopping' end as asks,
      e.young_person_id as "youngPersonId", p.name, p.preferred_name as "preferredName", s.id as "supportId",
      e.referral_id as "referralId", v.name as service, coalesce(e.answer_by, e.ended_on) as "on",
      s.worker_id as "workerId", w.name as "workerName"
    from support s
    join enrolment e on e.support_id = s.id and e.referral_id is not null
    join referral r on r.id = e.referral_id
    join programme_run run on run.id = e.run_id
    join service v on v.id = run.service_id
    join young_person p on p.id = e.young_person_id
    join worker w on w.id = s.worker_id
    where s.worker_id = any(${[...workerIds]}::uuid[]) and s.state <> 'ended'
      and ((e.state = 'offered' and e.answer_by <= ${until}::date)
        or (e.state in ('stopped', 'completed') and r.state = 'accepted' and not exists (
          select from contact c where c.support_id = s.id and c.reached
            and (c.at at time zone 'Europe/London')::date >= e.ended_on)))
    order by "on", e.id limit 200`.execute(tx)
  return rows
}
