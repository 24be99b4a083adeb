import { sql } from 'kysely'
import { newId } from '../words/index.ts'
import { newToken, tokenHash } from './tokens.ts'
import type { SignedInWorker } from './visit.ts'
import type { Reading } from './worker.ts'

// Staff screens stand open on shared desks: an hour unused, or a working day in all, and it is over. The two
// lengths are those of OWASP's session guidance for systems of low risk to tired users, at the strict end.
const IDLE_MINUTES = 60
const HOURS_IN_ALL = 12
// How long it counts that somebody has just proved who they are.
const PROVED_MINUTES = 10

/** How somebody signed in: with what, and when they were seen to prove who they are, if anybody says. */
export type SignedInBy = { device?: string; provedAt?: Date | 'now' | null }

/** Begins a session and answers its token, which is stored nowhere else. Old ones are swept out on the way. */
export async function startSession(
  db: Reading,
  worker: string,
  { device = '', provedAt = null }: SignedInBy = {},
): Promise<string> {
  const token = newToken()
  await sql`delete from session where ends_at < clock_timestamp()`.execute(db)
  // A provider whose clock is ahead proves nothing for longer.
  await sql`insert into session (token_hash, id, worker_id, device, proved_at, ends_at) values
    (${tokenHash(token)}, ${newId()}, ${worker}, ${device}, 
     (select least(given, clock_timestamp()) from (select ${provedAt === 'now' ? 'infinity' : provedAt}::timestamptz as given) p where given is not null),
     clock_timestamp() + make_interval(hours => ${HOURS_IN_ALL}))`.execute(db)
  return token
}

/** Whether whoever has this session proved who they are in the last ten minutes, by the database's clock. */
export async function provedLately(db: Reading, token: string): Promise<boolean> {
  const { rows } = await sql`select from session where token_hash = ${tokenHash(token)}
    and proved_at > clock_timestamp() - make_interval(mins => ${PROVED_MINUTES})`.execute(db)
  return rows.length > 0
}

/** How many seconds old a proof may be when a provider is asked for a new one. */
export const PROVED_SECONDS = PROVED_MINUTES * 60

/** One place where a worker is signed in. */
export type ListedSession = { id: string; device: string; began: Date; used: Date; here: boolean }

/** Where a worker is signed in now, this session first. */
export async function sessionsOf(db: Reading, worker: string, token?: string): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`
    select id, device, created_at as began, seen_at as used,
           token_hash is not distinct from ${token ? tokenHash(token) : null}::bytea as here
      from session where worker_id = ${worker} and ends_at > clock_timestamp()
       and seen_at > clock_timestamp() - make_interval(mins => ${IDLE_MINUTES})
     order by 5 desc, seen_at desc, id`.execute(db)
  return rows
}

/** Ends one session of this worker; says whether there was one. */
export async function endSessionOf(db: Reading, worker: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('session')
    .where('id', '=', id)
    .where('worker_id', '=', worker)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Ends every session of this worker but the one with this token. */
export async function endOtherSessions(db: Reading, worker: string, token: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('worker_id', '=', worker)
    .where('token_hash', '<>', tokenHash(token))
    .execute()
}

/** Ends the session; nothing happens when there is none. */
export async function endSession(db: Reading, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash(token)).execute()
}

/** Ends every session of a worker, wherever they are signed in. */
export async function endSessionsOf(db: Reading, worker: string): Promise<void> {
  await db.deleteFrom('session').where('worker_id', '=', worker).execute()
}

/**
 * Who is signed in with this token, with their roles as they stand at `now`; null when the session has ended,
 * stood idle for an hour, or its worker has left. One statement, because every request asks it; it notes that
 * the session is in use at most once a minute.
 */
export async function workerForSession(
  db: Reading,
  token: string,
  now: Date,
): Promise<SignedInWorker | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const { rows } = await sql<SignedInWorker>`
    with live as (
      select token_hash, worker_id, seen_at from session
       where token_hash = ${tokenHash(token)} and ends_at > clock_timestamp()
         and seen_at > clock_timestamp() - make_interval(mins => ${IDLE_MINUTES})
    ), noted as (
      update session s set seen_at = clock_timestamp() from live
       where s.token_hash = live.token_hash and live.seen_at < clock_timestamp() - interval '1 minute'
    ), today as (select (${now}::timestamptz at time zone 'Europe/London')::date as on_day)
    select w.id, w.name, w.job_title as "jobTitle", w.email,
           p.id as "placeId", p.name as "placeName",
           o.id as "organisationId", o.name as "organisationName", o.kind as "organisationKind",
           (select coalesce(json_agg(json_build_object('teamId', t.id, 'teamName', t.name, 'role', m.role,
                     'receivesReferrals', t.receives_referrals) order by t.name, t.id, m.role), '[]')
              from membership m join team t on t.id = m.team_id, today
             where m.worker_id = w.id and t.closed_on is null
               and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)) as roles,
           (select json_build_object('may', g.may, 'id', g.id, 'until', g.until) from glass_of(w.id) g limit 1) as glass
      from live
      join worker w on w.id = live.worker_id and w.left_on is null
      join organisation o on o.id = w.organisation_id
      join place p on p.id = w.place_id`.execute(db)
  return rows[0] ?? null
}
