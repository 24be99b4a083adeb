import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { type DateOnly, normaliseName } from '../words/index.ts'
import { CASELOAD_PAGE, type CaseloadRow, type Shown } from './caseload.ts'
import type { WhoseWork } from './due-store.ts'

export type CaseloadAsked = WhoseWork & { name: string; shown: Shown; page: number; today: DateOnly }

function showing({ shown, today, workerIds, teamIds }: CaseloadAsked) {
  // What ended and is still open to somebody waits for a follow-up; the circle says whose it is.
  if (shown === 'ended') return sql`s.state = 'ended'`
  const theirs = sql`(s.worker_id = any(${[...workerIds]}::uuid[]) or s.team_id = any(${[...teamIds]}::uuid[]))`
  if (shown === 'late') return sql`${theirs} and s.state <> 'ended' and s.due_on < ${today}`
  if (shown === 'new') return sql`${theirs} and s.state = 'open' and s.first_contact_at is null`
  return shown === 'paused' ? sql`${theirs} and s.state = 'paused'` : sql`${theirs} and s.state <> 'ended'`
}

function named(name: string) {
  const key = normaliseName(name)
  if (key === '') return sql`true`
  const like = `%${key.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`(p.name_key like ${like} or lower(p.preferred_name) like ${like})`
}

/** One page of the young people these workers and teams support, what is due first on top; searched only among them. */
export async function supportsOf(
  acting: Acting,
  asked: CaseloadAsked,
): Promise<{ rows: CaseloadRow[]; total: number }> {
  const found = await sql<CaseloadRow & { total: number }>`
    with page as (
      select s.id, s.young_person_id, s.worker_id, s.state, s.due_on, s.due_what, s.paused_until, s.opened_at,
        p.name, p.preferred_name, p.date_of_birth, p.year_group, p.school_id, p.school_name, count(*) over () as total
      from support s join young_person p on p.id = s.young_person_id
      where ${showing(asked)} and ${named(asked.name)}
      order by s.due_on nulls last, p.name_key, s.id
      limit ${CASELOAD_PAGE} offset ${(asked.page - 1) * CASELOAD_PAGE}
    )
    select s.id as "supportId", s.young_person_id as "youngPersonId", s.name, s.preferred_name, s.date_of_birth,
      s.year_group, coalesce(o.name, s.school_name) as school_name, s.state, s.due_on as "dueOn", s.due_what as "dueWhat",
      s.paused_until as "pausedUntil", s.opened_at as "openedAt", e.follow_up_on as "followUpOn", w.name as "workerName",
      (select max(c.at) from contact c where c.support_id = s.id and c.reached) as "lastContactAt",
      s.young_person_id = any((select the_dead())::uuid[]) as died, s.total
    from page s
    left join organisation o on o.id = s.school_id
    left join worker w on w.id = s.worker_id
    left join ending e on e.support_id = s.id
    order by s.due_on nulls last, s.name, s.id
  `.execute(acting.tx)
  return { rows: found.rows, total: found.rows[0]?.total ?? 0 }
}
