import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { isUuid } from '../words/index.ts'

/** Somebody whom a concern can be about: their record, or a referral of theirs, is open to the actor. */
export type Open = { youngPersonId: string; called: string; organisationId: string | null }

/** Where a form was come to from: a page about one young person, or a session of a group. */
export type CameFrom = { kind: 'person' | 'support' | 'referral' | 'enrolment' | 'session'; id: string }

const kinds = ['person', 'support', 'referral', 'enrolment', 'session'] as const

/** What the address of the form says it was come to from; null for anything else. */
export function cameFrom(query: (name: string) => string | undefined): CameFrom | null {
  for (const kind of kinds) {
    const id = query(kind)
    if (id && isUuid(id)) return { kind, id }
  }
  return null
}

/** The young people of the page that was come from, as far as they are open to the actor; null where it was none. */
async function peopleAt(acting: Acting, from: CameFrom | null): Promise<string[] | null> {
  if (!from) return null
  const { kind, id } = from
  const asked = {
    person: sql`select id from young_person where id = ${id}`,
    support: sql`select young_person_id as id from support where id = ${id}`,
    referral: sql`select young_person_id as id from referral where id = ${id}`,
    enrolment: sql`select young_person_id as id from enrolment where id = ${id}`,
    session: sql`select e.young_person_id as id from enrolment e join group_session s on s.group_id = e.group_id
      where s.id = ${id} and e.state in ('taken_up', 'attending')`,
  }[kind]
  const { rows } = await sql<{ id: string }>`${asked}`.execute(acting.tx)
  return rows.map((row) => row.id)
}

/** The most that one form lists: whoever is not among them is named in words. */
const MOST = 60

/**
 * Whom a concern can be about without a name being typed: those of the page that was come from, or else everybody whose
 * record or referral is open to the actor, by name. Row-level security decides; the team whose record it is says whose leads hear.
 */
export async function peopleOpen(acting: Acting, from: CameFrom | null): Promise<Open[]> {
  const only = await peopleAt(acting, from)
  if (only?.length === 0) return []
  const { rows } = await sql<Open>`
    select * from (
      select distinct on (young_person_id) young_person_id as "youngPersonId", called, organisation_id as "organisationId"
      from (
        select s.young_person_id, coalesce(y.preferred_name || ' (' || y.name || ')', y.name) as called, t.organisation_id,
          1 as nearness, s.opened_at as at
        from support s join young_person y on y.id = s.young_person_id join team t on t.id = s.team_id
        where s.state <> 'ended' or ${only !== null}
        union all
        select r.young_person_id, coalesce(l.typed->>'name', a.shared->>'first_name'), t.organisation_id, 2, r.sent_at
        from referral r
        left join referral_letter l on l.referral_id = r.id
        left join referral_share a on a.referral_id = r.id and a.stage = 'asked'
        left join team t on t.id = case when r.way_in = 'onward' then r.from_team_id else r.to_team_id end
        where r.state not in ('withdrawn', 'closed') or ${only !== null}
      ) open where called is not null and (${only ?? []}::uuid[] = '{}' or young_person_id = any(${only ?? []}::uuid[]))
      order by young_person_id, nearness, at desc
    ) people order by called limit ${MOST}`.execute(acting.tx)
  return rows
}
