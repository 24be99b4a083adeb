import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { bootstrap } from './bootstrap.ts'
import { giveGrants, loginOf } from './grants.ts'
import { projectFolder } from './project-folder.ts'
import { installQueue } from './queue.ts'
import { diskFull, errorCode, Refusal, saysDiskFull } from './refusal.ts'

/** One file of `migrations/`: `NNNN-name.sql`. */
export type Migration = { number: number; name: string; sql: string; checksum: string }

type Applied = { number: number; name: string; checksum: string }

/** Any two migrations of one database exclude each other. */
const migrationLock = 7_401_003

/**
 * The numbered migrations in a folder, in order. Throws a Refusal for a file whose name is not
 * `NNNN-name.sql`, or a number used twice or left out.
 */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return files.sort().map((file, index) => {
    const named = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file)
    const number = Number(named?.[1])
    if (number !== index + 1)
      throw new Refusal(
        `migrations/${file} should be number ${String(index + 1).padStart(4, '0')}, named like 0001-who-is-who.sql.`,
      )
    const sql = readFileSync(join(folder, file), 'utf8')
    return { number, name: named?.[2] ?? '', sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** The migrations that come with this program. */
export const ownMigrations = (): Migration[] => readMigrations(join(projectFolder(), 'migrations'))

/**
 * Brings a database to this program's schema: the queue, each missing migration in a transaction of its own,
 * then the app login's grants. Returns how many migrations ran. Throws a Refusal when the database is newer
 * than the program, an applied migration has changed, or the disk is full.
 */
export async function migrate(given: {
  ownerUrl: string
  appUrl: string
  report: (line: string) => void
  migrations?: Migration[]
}): Promise<number> {
  const migrations = given.migrations ?? ownMigrations()
  const connection = new pg.Client({ connectionString: given.ownerUrl, application_name: 'trellis migrate' })
  connection.on('error', () => {})
  await connection.connect()
  try {
    await connection.query(
      "set client_min_messages = warning; set search_path = public; set timezone = 'UTC'",
    )
    await connection.query('select pg_advisory_lock($1)', [migrationLock])
    await inTransaction(connection, () => bootstrap(connection))
    const pending = missing(migrations, await applied(connection))
    await installQueue(connection, given.ownerUrl, given.appUrl)
    for (const migration of pending) await apply(connection, migration, given.report)
    await inTransaction(connection, () => giveGrants(connection, loginOf(given.appUrl, 'DATABASE_URL')))
    return pending.length
  } catch (error) {
    throw saysDiskFull(error) ? diskFull('the database', error) : error
  } finally {
    await connection.end().catch(() => {})
  }
}

/**
 * Checks, as the app's login, that a database is at this program's schema. Throws a Refusal that says what
 * to run otherwise.
 */
export async function checkMigrated(connection: pg.ClientBase): Promise<void> {
  let pending: Migration[]
  try {
    pending = missing(ownMigrations(), await applied(connection))
  } catch (error) {
    const code = errorCode(error)
    if (code !== '42P01' && code !== '42501') throw error
    pending = ownMigrations()
  }
  if (pending.length > 0)
    throw new Refusal(
      `The database is missing ${pending.length} of this program's migrations: run bin/trellis migrate with DATABASE_OWNER_URL and DATABASE_URL set.`,
    )
}

async function applied(connection: pg.ClientBase): Promise<Applied[]> {
  const asked = await connection.query<Applied>(
    'select number, name, checksum from trellis_migration order by number',
  )
  return asked.rows
}

function missing(migrations: Migration[], done: Applied[]): Migration[] {
  const newest = done.at(-1)
  if (newest && newest.number > migrations.length)
    throw new Refusal(
      `The database was made by a newer Trellis (its schema is at ${newest.number}, this program knows ${migrations.length}): use that version or a later one.`,
    )
  for (const { number, name, checksum } of done)
    if (migrations[number - 1]?.checksum !== checksum)
      throw new Refusal(
        `Migration ${String(number).padStart(4, '0')}-${name} was changed after this database ran it: put the file back as it was, and make the change in a new migration.`,
      )
  return migrations.filter((migration) => !done.some((row) => row.number === migration.number))
}

async function apply(
  connection: pg.ClientBase,
  migration: Migration,
  report: (line: string) => void,
): Promise<void> {
  const title = `${String(migration.number).padStart(4, '0')}-${migration.name}`
  try {
    await inTransaction(connection, async () => {
      await connection.query(migration.sql)
      await connection.query('insert into trellis_migration (number, name, checksum) values ($1, $2, $3)', [
        migration.number,
        migration.name,
        migration.checksum,
      ])
    })
  } catch (error) {
    if (saysDiskFull(error)) throw error
    throw new Refusal(`Migration ${title} failed and was undone: ${whereInFile(migration, error)}.`, 1, error)
  }
  report(`Migrated ${title}.`)
}

function whereInFile(migration: Migration, error: unknown): string {
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error ? error.message : String(error)
  const line = error.position ? migration.sql.slice(0, Number(error.position)).split('\n').length : undefined
  return `${error.message}${line ? ` (line ${line})` : ''}${error.hint ? `; ${error.hint}` : ''}`
}

async function inTransaction(connection: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await connection.query('begin')
  try {
    await work()
    await connection.query('commit')
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    throw error
  }
}
