import { sql } from 'kysely'
import { runPrepared } from '../database/index.ts'
import { newToken, tokenHash } from './tokens.ts'
import type { SignedInWorker } from './visit.ts'
import type { Reading } from './worker.ts'

// Staff screens stand open on shared desks: an hour unused, or a working day in all, and it is over. The two
// lengths are those of OWASP's session guidance for systems of low risk to tired users, at the strict end.
const IDLE_MINUTES = 60
const HOURS_IN_ALL = 12

/** Begins a session and answers its token, which is stored nowhere else. Old ones are swept out on the way. */
export async function startSession(db: Reading, worker: string): Promise<string> {
  const token = newToken()
  await sql`delete from session where ends_at < clock_timestamp()`.execute(db)
  await sql`insert into session (token_hash, worker_id, ends_at) values
    (${tokenHash(token)}, ${worker}, clock_timestamp() + make_interval(hours => ${HOURS_IN_ALL}))`.execute(db)
  return token
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
  const question = sql<SignedInWorker>`
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
               and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)) as roles
      from live
      join worker w on w.id = live.worker_id and w.left_on is null
      join organisation o on o.id = w.organisation_id
      join place p on p.id = w.place_id`
  const [worker] = await runPrepared(db, question.compile(db))
  return worker ?? null
}
