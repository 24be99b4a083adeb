import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { loginOf, quoteName } from './grants.ts'
import { makePool } from './pools.ts'
import { Refusal } from './refusal.ts'
import { jobsRole, rolesForAdministrator } from './roles.ts'

/** The queue's own lines are not for the person at the terminal. */
export const silentLogger = new Logger(() => () => {})

/**
 * Makes the queue's role (where the owner may), its schema, and the one function through which jobs are
 * added. Safe to repeat. Throws a Refusal with the SQL an administrator must run when a right is missing.
 */
export async function installQueue(
  connection: pg.ClientBase,
  ownerUrl: string,
  appUrl: string,
): Promise<void> {
  const app = loginOf(appUrl, 'DATABASE_URL')
  const version = await serverVersion(connection)
  await ensureRole(connection, version, app)
  await connection.query('begin')
  try {
    await connection.query(`create schema if not exists graphile_worker authorization ${jobsRole}`)
    await connection.query('create schema if not exists jobs')
    await connection.query(`grant usage on schema jobs to ${jobsRole}`)
    await connection.query('commit')
  } catch (error) {
    await connection.query('rollback')
    throw error
  }
  await migrateQueue(connection, ownerUrl)
  await makeAddJob(connection, quoteName(app))
}

async function ensureRole(connection: pg.ClientBase, version: number, app: string): Promise<void> {
  const kind = version >= 160000 ? 'SET' : 'MEMBER'
  const asked = await connection.query<{ present: boolean; creates: boolean; me: string }>(
    `select exists (select from pg_roles where rolname = '${jobsRole}') as present,
            rolcreaterole as creates, current_user as me from pg_roles where rolname = current_user`,
  )
  const { present, creates, me } = asked.rows[0] ?? { present: false, creates: false, me: '' }
  const options = version >= 160000 ? ' with inherit false, set true' : ''
  try {
    if (!present && creates) await connection.query(`create role ${jobsRole} nologin`)
    // Before PostgreSQL 16 only the login itself can say that it does not use a role's rights unasked.
    if (!present && creates && version < 160000)
      await connection.query(`alter role ${quoteName(app)} noinherit`)
    for (const role of present || creates ? [me, app] : [])
      if (!(await isMember(connection, role, kind)))
        await connection.query(`grant ${jobsRole} to ${quoteName(role)}${options}`)
    if ((await isMember(connection, me, kind)) && (await isMember(connection, app, kind))) return
  } catch (cause) {
    throw new Refusal(whatToRun({ owner: me, app, version }), 1, cause)
  }
  throw new Refusal(whatToRun({ owner: me, app, version }))
}

const whatToRun = (names: { owner: string; app: string; version: number }): string =>
  `The role ${jobsRole} is missing, or not granted to both logins, and the owner may not change that: an administrator of the server must run\n${rolesForAdministrator(names).jobs}`

async function isMember(connection: pg.ClientBase, role: string, kind: string): Promise<boolean> {
  const asked = await connection.query<{ yes: boolean }>(
    `select coalesce((select pg_has_role(m.oid, j.oid, $2) from pg_roles m, pg_roles j where m.rolname = $1 and j.rolname = '${jobsRole}'), false) as yes`,
    [role, kind],
  )
  return asked.rows[0]?.yes === true
}

// graphile-worker asks for "create schema if not exists", which needs the right even when the schema is there.
async function migrateQueue(connection: pg.ClientBase, ownerUrl: string): Promise<void> {
  const database = quoteName(
    (await connection.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '',
  )
  const pool = makePool({ connectionString: ownerUrl, options: `-c role=${jobsRole}`, max: 1 })
  await connection.query(`grant create on database ${database} to ${jobsRole}`)
  try {
    await runMigrations({ pgPool: pool, logger: silentLogger })
  } finally {
    await pool.end()
    await connection.query(`revoke create on database ${database} from ${jobsRole}`)
  }
}

async function makeAddJob(connection: pg.ClientBase, app: string): Promise<void> {
  const signature = 'jobs.add_job(text, jsonb, timestamptz, text)'
  await connection.query(`
    begin;
    grant create on schema jobs to ${jobsRole};
    set local role ${jobsRole};
    create or replace function jobs.add_job(task text, payload jsonb, run_at timestamptz default null, job_key text default null)
      returns void language sql security definer set search_path = pg_catalog, pg_temp as
      $$ select graphile_worker.add_job(identifier => task, payload => payload::json, run_at => run_at, job_key => job_key) $$;
    revoke all on function ${signature} from public;
    grant execute on function ${signature} to ${app};
    reset role;
    revoke create on schema jobs from ${jobsRole};
    grant usage on schema jobs to ${app};
    commit`)
}

/** The server's version as PostgreSQL counts it: 150004, 180000… */
export async function serverVersion(connection: pg.ClientBase): Promise<number> {
  const asked = await connection.query<{ server_version_num: string }>('show server_version_num')
  return Number(asked.rows[0]?.server_version_num)
}
