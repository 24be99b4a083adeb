import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { missedInARow } from '../referrals/index.ts'
import { addDays, type DateOnly } from '../words/index.ts'
import { FINISHING_DAYS, NOT_SEEN_DAYS, PARTS_A_PAGE, type StandingHere } from './enrolment.ts'
import { answeredOn } from './points/store.ts'

/** Somebody's part where a programme runs, as its team sees it: a first name, and when they were seen last. */
export type PartHere = {
  id: string
  youngPersonId: string
  supportId: string
  referralId: string | null
  firstName: string
  group: string | null
  waitingSince: Date
  beganOn: DateOnly | null
  endedOn: DateOnly | null
  /** The last day they came to a session, or were reached by those whose contacts the actor may read. */
  seenOn: DateOnly | null
  /** The actor has their record open. */
  opens: boolean
}

// Somebody is finishing when the last session of their group, or what is asked of them at the end, is near; and is asked
// afterwards how it goes as long as a follow-up of the programme or of their support is to come.
const standing = (today: DateOnly) => sql`case
  when e.state = 'attending' and (
    (select max(s.on_date) from group_session s where s.group_id = e.group_id and s.cancelled_at is null) <= ${addDays(today, FINISHING_DAYS)}::date
    or exists (select from measure_point p where p.enrolment_id = e.id and p.point = 'end' and p.set_aside_at is null
      and p.due_on <= ${addDays(today, FINISHING_DAYS)}::date)) then 'finishing'
  when e.state = 'completed' and (
    exists (select from ending d where d.support_id = e.support_id and d.follow_up_on is not null and d.followed_up_at is null)
    or exists (select from measure_point p where p.enrolment_id = e.id and p.point = 'follow-up' and p.set_aside_at is null
      and ${answeredOn} is null)) then 'follow_up'
  else e.state end`

const partsOf = (runId: string) => sql`
  select e.id, e.young_person_id as "youngPersonId", e.support_id as "supportId", e.referral_id as "referralId",
    e.state, g.name as group, e.waiting_since as "waitingSince",
    e.began_on as "beganOn", e.ended_on as "endedOn", greatest(a.came, c.reached) as "seenOn",
    coalesce(greatest(a.came, c.reached), e.began_on, a.first_asked) as unseen_since, c.reached,
    e.young_person_id = any((select circle_people('support'))::uuid[]) as opens,
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
export async function standingsOf(
  { tx }: Acting,
  runId: string,
  today: DateOnly,
): Promise<Map<StandingHere, number>> {
  const { rows } = await sql<{ standing: StandingHere; many: number }>`
    select ${standing(today)} as standing, count(*)::int as many from enrolment e where e.run_id = ${runId} group by 1`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.standing, row.many]))
}

/** One page of those who stand there, by first name; whoever waits, longest first. Pages count from 1. */
export async function partsIn(
  { tx }: Acting,
  runId: string,
  { where, page, today }: { where: StandingHere; page: number; today: DateOnly },
): Promise<PartHere[]> {
  const { rows } =
    await sql<PartHere>`select * from (${partsOf(runId)} and ${standing(today)} = ${where}) part
    order by case state when 'waiting' then "waitingSince" end, lower("firstName"), id
    limit ${PARTS_A_PAGE} offset ${(page - 1) * PARTS_A_PAGE}`.execute(tx)
  return rows
}

/** Somebody who takes part and is not seen, with the days they missed last where that is why. */
export type Unseen = PartHere & { missedOn: readonly DateOnly[] | null }

/**
 * Whoever takes part and is not seen. Either for NOT_SEEN_DAYS they came to no session and nobody reached them, counted from the
 * day they began, or from the first session they were awaited at; or they missed the last sessions in a row, and nobody reached
 * them since. Longest first; at most 50. Nobody is missed whose first session is still to come, or who has died.
 */
export async function notSeen({ tx }: Acting, runId: string, today: DateOnly): Promise<Unseen[]> {
  const { rows } = await sql<Unseen>`select part.*, last.days::text[] as "missedOn"
    from (${partsOf(runId)} and e.state in ('taken_up', 'attending')
      and not e.young_person_id = any((select the_dead())::uuid[])) part
    cross join lateral ${missedInARow(sql.ref('part.referralId'), today)} last
    where unseen_since <= ${addDays(today, -NOT_SEEN_DAYS)}::date
      or (last.days is not null and coalesce(reached < last.days[1], true))
    order by unseen_since, id limit ${PARTS_A_PAGE}`.execute(tx)
  return rows
}

/** How many are expected at a session of each group of a programme that runs here: whoever said yes or comes. By the group's id. */
export async function expectedIn({ tx }: Acting, runId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ group: string; many: number }>`
    select e.group_id as "group", count(*)::int as many from enrolment e
    where e.run_id = ${runId} and e.group_id is not null and e.state in ('taken_up', 'attending')
      and not e.young_person_id = any((select the_dead())::uuid[]) group by 1`.execute(tx)
  return new Map(rows.map(({ group, many }) => [group, many]))
}
