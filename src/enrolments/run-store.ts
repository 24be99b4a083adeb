import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { addDays, type DateOnly } from '../words/index.ts'
import { type EnrolmentState, NOT_SEEN_DAYS, PARTS_A_PAGE } from './enrolment.ts'

/** Somebody's part where a programme runs, as its team sees it: a first name, and when they were seen last. */
export type PartHere = {
  id: string
  youngPersonId: string
  firstName: string
  group: string | null
  waitingSince: Date
  beganOn: DateOnly | null
  endedOn: DateOnly | null
  /** The last day they came to a session, or were reached by those whose contacts the actor may read. */
  seenOn: DateOnly | null
}

const partsOf = (runId: string) => sql`
  select e.id, e.young_person_id as "youngPersonId", e.state, g.name as group, e.waiting_since as "waitingSince",
    e.began_on as "beganOn", e.ended_on as "endedOn", greatest(a.came, c.reached) as "seenOn",
    coalesce(greatest(a.came, c.reached), e.began_on, a.first_asked) as unseen_since,
    coalesce(s.shared->>'first_name', split_part(coalesce(p.preferred_name, p.name), ' ', 1), 'A young person') as "firstName"
  from enrolment e
  left join programme_group g on g.id = e.group_id
  left join young_person p on p.id = e.young_person_id
  left join lateral (select shared from referral_share where referral_id = e.referral_id
    order by stage limit 1) s on true
  left join lateral (select max(on_date) filter (where came = 'came') as came, min(on_date) as first_asked
    from attendance where referral_id = e.referral_id and came <> 'cancelled') a on true
  left join lateral (select max((at at time zone 'Europe/London')::date) as reached
    from contact where support_id = e.support_id and reached) c on true
  where e.run_id = ${runId}`

/** How many stand where, of a programme that runs here, as far as the actor may know them. */
export async function statesOf({ tx }: Acting, runId: string): Promise<Map<EnrolmentState, number>> {
  const { rows } = await sql<{ state: EnrolmentState; many: number }>`
    select state, count(*)::int as many from enrolment where run_id = ${runId} group by state`.execute(tx)
  return new Map(rows.map(({ state, many }) => [state, many]))
}

/** One page of those who stand there, by first name; whoever waits, longest first. Pages count from 1. */
export async function partsIn(
  { tx }: Acting,
  runId: string,
  { state, page }: { state: EnrolmentState; page: number },
): Promise<PartHere[]> {
  const { rows } = await sql<PartHere>`select * from (${partsOf(runId)} and e.state = ${state}) part
    order by case state when 'waiting' then "waitingSince" end, lower("firstName"), id
    limit ${PARTS_A_PAGE} offset ${(page - 1) * PARTS_A_PAGE}`.execute(tx)
  return rows
}

/**
 * Whoever takes part and has not been seen for NOT_SEEN_DAYS: they came to no session and nobody reached them, counted from the
 * day they began, or from the first session they were awaited at. Longest first; at most 50. Nobody is missed whose first
 * session is still to come, or who has died.
 */
export async function notSeen({ tx }: Acting, runId: string, today: DateOnly): Promise<PartHere[]> {
  const { rows } =
    await sql<PartHere>`select * from (${partsOf(runId)} and e.state in ('taken_up', 'attending')
      and not e.young_person_id = any((select the_dead())::uuid[])) part
    where unseen_since <= ${addDays(today, -NOT_SEEN_DAYS)}::date
    order by unseen_since, id limit ${PARTS_A_PAGE}`.execute(tx)
  return rows
}
