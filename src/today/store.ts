import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { personNote } from '../people/index.ts'
import { type DateOnly, dateOnly, startOfDay } from '../words/index.ts'
import type { Finished } from './finished.ts'
import type { TeamMember } from './team.ts'
import type { Covering } from './today.ts'

/** The colleagues whose work this worker does on that date, with the teams that come with each. */
export async function coveringNow(acting: Acting, workerId: string, today: DateOnly): Promise<Covering[]> {
  const { rows } = await sql<Omit<Covering, 'endsOn'> & { endsOn: string }>`
    select c.worker_id as "workerId", away.name, away.organisation_id as "organisationId", max(c.ends_on) as "endsOn",
      array(select distinct m.team_id from membership m where m.worker_id = c.worker_id
        and m.role not in ('administrator', 'commissioner')
        and m.starts_on <= ${today}::date and (m.ends_on is null or m.ends_on >= ${today}::date)) as teams,
      array(select distinct m.team_id from membership m where m.worker_id = c.worker_id
        and m.role = 'manager'
        and m.starts_on <= ${today}::date and (m.ends_on is null or m.ends_on >= ${today}::date)) as "managedTeams"
    from cover c join worker away on away.id = c.worker_id
    where c.covered_by = ${workerId} and ${today}::date between c.starts_on and c.ends_on
    group by c.worker_id, away.name, away.organisation_id order by away.name`.execute(acting.tx)
  return rows.map((row) => ({ ...row, endsOn: dateOnly(row.endsOn) }))
}

/** The names of young people whose record is open to the actor, with the quiet line under each, by id. */
export async function peopleNamed(
  acting: Acting,
  ids: readonly string[],
  today: DateOnly,
): Promise<Map<string, { name: string; note: string }>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await acting.tx
    .selectFrom('young_person as p')
    .leftJoin('organisation as school', 'school.id', 'p.school_id')
    .select(['p.id', 'p.name', 'p.date_of_birth', 'p.year_group', 'p.school_name'])
    .select('school.name as school_organisation')
    .where(sql<boolean>`p.id = any(${wanted}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { name: row.name, note: personNote(row, today) }]))
}

/** How many young people a worker supports now, and how many of those are paused. */
export async function caseloadOf(
  acting: Acting,
  workerId: string,
): Promise<{ supported: number; paused: number }> {
  const row = await acting.tx
    .selectFrom('support')
    .select(({ fn }) => [
      fn.countAll<number>().as('supported'),
      fn.countAll<number>().filterWhere('state', '=', 'paused').as('paused'),
    ])
    .where('worker_id', '=', workerId)
    .executeTakeFirstOrThrow()
  return row
}

/** Everybody who does this team's work, with how many young people each supports and how many referrals each holds. */
export async function teamMembers(
  acting: Acting,
  managedTeams: readonly string[],
  today: DateOnly,
): Promise<TeamMember[]> {
  if (managedTeams.length === 0) return []
  const { rows } = await sql<TeamMember>`
    select w.id as "workerId", w.name,
      (select count(*) from support s where s.worker_id = w.id) as supported,
      (select count(*) from referral r where r.holder_worker_id = w.id) as referrals
    from worker w
    where w.left_on is null and exists (select from membership m where m.worker_id = w.id
      and m.team_id = any(${[...managedTeams]}::uuid[]) and m.role not in ('administrator', 'commissioner')
      and m.starts_on <= ${today}::date and (m.ends_on is null or m.ends_on >= ${today}::date))
    order by w.name limit 100`.execute(acting.tx)
  return rows
}

/** More than anybody finishes in a week. */
const MOST_FINISHED = 200

/**
 * What a worker finished since that day: contacts, steps ticked off, looks back and endings with the young people
 * in whose circle they are, and referrals they sent. It starts from their own entries in the circle.
 */
export async function finishedSince(acting: Acting, workerId: string, from: DateOnly): Promise<Finished[]> {
  const since = startOfDay(from)
  const { rows } = await sql<Finished>`
    with mine as (
      select distinct c.support_id as id from circle_member c
      where c.worker_id = ${workerId} and c.support_id is not null
        and (c.ends_at is null or c.ends_at >= ${since})
    ), done as (
      select c.young_person_id, c.at, case when c.reached then c.kind else 'tried' end as what, null::text as words
      from mine join contact c on c.support_id = mine.id
      where c.made_by = ${workerId} and c.at >= ${since} and c.at <= ${acting.now}
      union all
      select s.young_person_id, s.done_at, 'step', s.what
      from mine join step s on s.support_id = mine.id where s.who = 'worker' and s.done_at >= ${since}
      union all
      select v.young_person_id, v.made_at, 'review', null
      from mine join review v on v.support_id = mine.id where v.made_by = ${workerId} and v.made_at >= ${since}
      union all
      select e.young_person_id, e.made_at, 'ending', null
      from mine join ending e on e.support_id = mine.id where e.made_by = ${workerId} and e.made_at >= ${since}
      union all
      select s.young_person_id, s.opened_at, 'accepted', null
      from mine join support s on s.id = mine.id where s.worker_id = ${workerId} and s.opened_at >= ${since}
      union all
      select r.young_person_id, r.sent_at, 'sent', l.typed->>'name'
      from referral r left join referral_letter l on l.referral_id = r.id
      where r.from_worker_id = ${workerId} and r.sent_at >= ${since}
    )
    select done.young_person_id as "youngPersonId", coalesce(p.name, case what when 'sent' then words end) as name,
      p.preferred_name as "preferredName", done.at, done.what, done.words
    from done left join young_person p on p.id = done.young_person_id
    order by done.at desc limit ${MOST_FINISHED}`.execute(acting.tx)
  return rows
}
