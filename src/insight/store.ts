import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'
import { type Held, inGroups, inOrder, type Reached, type Recorded } from './groups.ts'

/** How a programme stands here: counts of people, each once. */
export type Standing = {
  programme: string
  waiting: number
  takingPart: number
  completed: number
  stopped: number
  /** Whole days that those who wait now have waited, in the middle; null where nobody waits. */
  daysWaiting: number | null
}

/** How every programme that somebody takes part in, or waits for, stands in the actor's place. */
export async function standings({ tx, now }: Acting): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select programme,
      count(distinct young_person_id) filter (where state in ('waiting', 'offered'))::int as waiting,
      count(distinct young_person_id) filter (where state in ('taken_up', 'attending'))::int as "takingPart",
      count(distinct young_person_id) filter (where state = 'completed')::int as completed,
      count(distinct young_person_id) filter (where state = 'stopped')::int as stopped,
      (percentile_disc(0.5) within group (order by extract(day from ${now}::timestamptz - waiting_since))
        filter (where state in ('waiting', 'offered')))::int as "daysWaiting"
    from enrolment group by 1 order by 1`.execute(tx)
  return rows
}

/** How many people went from one programme to another: the next that they began or were put on the list of. */
export type Step = { from: string; to: string; people: number }

/** Every step from one programme to the next, in the order in which each person came to them. */
export async function stepsBetween({ tx }: Acting): Promise<Step[]> {
  const { rows } = await sql<Step>`
    with ways as (
      select young_person_id, programme, lag(programme) over (partition by young_person_id order by waiting_since, id) as before
      from enrolment)
    select before as "from", programme as "to", count(distinct young_person_id)::int as people
    from ways where before is not null and before <> programme group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

/** Whom a programme reaches, by who they are, at each step. What was written in somebody's own words counts with its group. */
export async function reachOf({ tx }: Acting, programme: string): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    select aspect, value, asked::int, offered::int, began::int, completed::int
    from programme_reach(${programme}) order by aspect, value`.execute(tx)
  return inGroups(rows)
}

/**
 * Of whom a programme's own records are, by who they are, and of how many there is a score at each point. Counted under
 * the name that works out its figures.
 */
export async function recordedOf({ tx }: Acting, programme: string): Promise<Recorded[]> {
  const { rows } = await sql<Recorded>`
    with own as (select id from programme_cohort where programme = ${programme} and source is null),
    asked as (
      select s.cohort_id, s.person, bool_or(s.point = 'baseline') as at_start, bool_or(s.point = 'end') as at_end,
        bool_or(s.point = 'follow-up') as later
      from programme_score s join own on own.id = s.cohort_id group by 1, 2)
    select v.aspect, coalesce(v.value, 'not known') as value, count(*)::int as people,
      count(*) filter (where a.at_start)::int as "atStart", count(*) filter (where a.at_end)::int as "atEnd",
      count(*) filter (where a.later)::int as later
    from programme_person p join own on own.id = p.cohort_id
    left join asked a on a.cohort_id = p.cohort_id and a.person = p.person
    cross join lateral (values
      ('everybody', 'everybody'),
      ('deprivation', p.deprivation::text),
      ('age', case when p.age < 11 then 'under 11' when p.age < 16 then '11 to 15' when p.age < 18 then '16 and 17'
        when p.age >= 18 then '18 and over' end),
      ('sex', p.sex), ('ethnic_group', p.ethnic_group), ('special_needs', p.special_needs), ('care_status', p.care_status)
    ) v (aspect, value)
    group by 1, 2 order by 1, 2`.execute(tx)
  return inOrder(rows)
}

/** How often somebody came to a programme's drop-ins since a day, where nobody is named. */
export type Visits = { programme: string; visits: number }

/** Every programme with drop-ins to which anybody came since that day. */
export async function visitsSince({ tx }: Acting, day: DateOnly): Promise<Visits[]> {
  const { rows } = await sql<Visits>`
    select r.programme, sum(s.came)::int as visits
    from group_session s join programme_group g on g.id = s.group_id join programme_run r on r.id = g.run_id
    where g.kind = 'drop_in' and s.on_date >= ${day} and s.came is not null group by 1 order by 1`.execute(tx)
  return rows
}

/**
 * How often somebody came to a programme's drop-ins and workshops, where nobody is named: by the team that held them, and
 * by the deprivation (1 the most, to 5) of where the group meets; not known of a session that was held elsewhere.
 */
export async function heldOf({ tx }: Acting, programme: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select v.aspect, coalesce(v.value, 'not known') as value, sum(s.came)::int as visits, count(*)::int as sessions,
      coalesce(sum(s.new_faces), 0)::int as newcomers
    from group_session s join programme_group g on g.id = s.group_id join programme_run r on r.id = g.run_id
    join team t on t.id = r.team_id
    left join postcode c on c.postcode = g.postcode and s.at_place is null
    left join small_area a on a.place_id = g.place_id and a.code = c.small_area
    cross join lateral (values ('team', t.name), ('deprivation', a.deprivation::text)) v (aspect, value)
    where g.kind = 'drop_in' and r.programme = ${programme} and s.came is not null
    group by 1, 2 order by 1, 2`.execute(tx)
  return inOrder(rows)
}

/** Of those who came where nobody is named, how many said how old they are: whoever was asked did not have to say. */
export async function agesSaid({ tx }: Acting, programme: string): Promise<{ age: string; said: number }[]> {
  const { rows } = await sql<{ age: string; said: number }>`
    select t.key as age, sum(t.value::int)::int as said
    from group_session s join programme_group g on g.id = s.group_id join programme_run r on r.id = g.run_id
    cross join lateral jsonb_each_text(s.tallies) t
    where g.kind = 'drop_in' and r.programme = ${programme} and s.tallies is not null
    group by 1 order by 1`.execute(tx)
  return rows
}

/** How many were asked to step from one tier to another by a referral: each once, and how far that came. */
export type Asked = { from: string; to: string; asked: number; waiting: number; takenOn: number }

/** Every way between tiers by which a worker asked another team to take somebody on. */
export async function steppingsBetween({ tx }: Acting): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select from_tier as "from", to_tier as "to", asked, waiting, taken_on as "takenOn" from stepping_counts()`.execute(
    tx,
  )
  return rows
}
