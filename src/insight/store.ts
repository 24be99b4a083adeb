import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import type { DateOnly } from '../words/index.ts'
import { inGroups, type Reached } from './groups.ts'

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

/** How often somebody came to a programme's drop-ins and workshops, where nobody is named, by the team that held them. */
export async function visitsByTeam(
  { tx }: Acting,
  programme: string,
): Promise<{ team: string; visits: number; sessions: number }[]> {
  const { rows } = await sql<{ team: string; visits: number; sessions: number }>`
    select t.name as team, sum(s.came)::int as visits, count(*)::int as sessions
    from group_session s join programme_group g on g.id = s.group_id join programme_run r on r.id = g.run_id
    join team t on t.id = r.team_id
    where g.kind = 'drop_in' and r.programme = ${programme} and s.came is not null group by t.id order by 1, t.id`.execute(
    tx,
  )
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
