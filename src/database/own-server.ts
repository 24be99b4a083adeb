import pg from 'pg'
import { serverVersion } from './queue.ts'
import { errorCode, Refusal } from './refusal.ts'

/** The oldest PostgreSQL that Trellis's SQL is written for. */
const oldestVersion = 150000

/**
 * Checks that the server in `DATABASE_URL` can be used by the app's login: reachable, 15 or newer, and a
 * login that owns nothing and is held by row-level security. Throws a Refusal, a different sentence for each.
 */
export async function checkAppLogin(appUrl: string): Promise<void> {
  await withConnection(appUrl, 'DATABASE_URL', async (connection) => {
    await checkVersion(connection, 'DATABASE_URL')
    const role = await loginRights(connection)
    if (role.superuser)
      throw new Refusal(
        `DATABASE_URL logs in as ${role.name}, a superuser: give Trellis a login that owns nothing (bin/trellis database roles prints how).`,
      )
    if (role.bypasses)
      throw new Refusal(
        `DATABASE_URL logs in as ${role.name}, which bypasses row-level security: an administrator must run "alter role ${role.name} nobypassrls".`,
      )
    if (role.owned)
      throw new Refusal(
        `DATABASE_URL logs in as ${role.name}, which owns ${role.owned}: an owner is for DATABASE_OWNER_URL, and Trellis serves people as a login that owns nothing.`,
      )
  })
}

/**
 * Checks the login that migrates: reachable, 15 or newer, and no superuser, because what it owns must be held
 * by row-level security too. Throws a Refusal.
 */
export async function checkOwnerLogin(ownerUrl: string): Promise<void> {
  await withConnection(ownerUrl, 'DATABASE_OWNER_URL', async (connection) => {
    await checkVersion(connection, 'DATABASE_OWNER_URL')
    const role = await loginRights(connection)
    if (role.superuser || role.bypasses)
      throw new Refusal(
        `DATABASE_OWNER_URL logs in as ${role.name}, which row-level security does not hold: give it a login that is no superuser and has no BYPASSRLS (bin/trellis database roles prints how).`,
      )
  })
}

/** Runs work on one connection, with a sentence when the server cannot be reached. */
export async function withConnection<T>(
  url: string,
  variable: string,
  work: (connection: pg.Client) => Promise<T>,
): Promise<T> {
  const connection = await connected(url, variable)
  try {
    return await work(connection)
  } finally {
    await connection.end().catch(() => {})
  }
}

async function connected(url: string, variable: string): Promise<pg.Client> {
  let connection: pg.Client | undefined
  try {
    connection = new pg.Client({
      connectionString: url,
      application_name: 'trellis',
      connectionTimeoutMillis: 10_000,
    })
    connection.on('error', () => {})
    await connection.connect()
    return connection
  } catch (cause) {
    await connection?.end().catch(() => {})
    throw new Refusal(`${variable} cannot be used: ${whyNot(cause)}.`, 1, cause)
  }
}

function whyNot(error: unknown): string {
  const code = errorCode(error)
  if (code === 'ECONNREFUSED') return 'no PostgreSQL answers at that address'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host name is not known'
  if (code === 'ENOENT') return 'there is no socket in that folder'
  if (code === '28P01' || code === '28000') return 'the server refuses that name or password'
  if (code === '3D000') return 'the server has no database of that name'
  if (code === 'ERR_INVALID_URL') return 'it is not an address like postgresql://name:password@host/database'
  // The message of a network or server error never holds the password.
  return `the server cannot be reached (${error instanceof Error ? error.message : String(error)})`
}

async function checkVersion(connection: pg.Client, variable: string): Promise<void> {
  const problem = versionProblem(await serverVersion(connection), variable)
  if (problem) throw new Refusal(problem)
}

/** The sentence for a server that is too old, by its version as PostgreSQL counts it; undefined when it will do. */
export function versionProblem(version: number, variable: string): string | undefined {
  if (version >= oldestVersion) return undefined
  return `${variable} is PostgreSQL ${Math.floor(version / 10_000)}, and Trellis needs 15 or newer.`
}

type Rights = { name: string; superuser: boolean; bypasses: boolean; owned: string | null }

// A login counts as an owner through any role whose rights it inherits, and of the database itself.
async function loginRights(connection: pg.Client): Promise<Rights> {
  const asked = await connection.query<Rights>(`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypasses,
      coalesce(
        (select 'the database ' || datname from pg_database
          where datname = current_database() and pg_has_role(datdba, 'usage')),
        (select 'the table ' || c.oid::regclass from pg_class c join pg_namespace n on n.oid = relnamespace
          where pg_has_role(relowner, 'usage') and nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
            and nspname not like 'pg\\_%' limit 1),
        (select 'the function ' || p.oid::regprocedure from pg_proc p where proowner = pg_roles.oid limit 1),
        (select 'the schema ' || nspname from pg_namespace where nspowner = pg_roles.oid limit 1),
        (select 'the type ' || t.oid::regtype from pg_type t where typowner = pg_roles.oid limit 1)
      ) as owned
    from pg_roles where rolname = current_user`)
  const found = asked.rows[0]
  if (!found) throw new Error('the server does not know the login that is connected')
  return found
}
