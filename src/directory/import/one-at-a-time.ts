import { type Kysely, sql } from 'kysely'
import { type DB, Refusal } from '../../database/index.ts'

// Any number of our own, so that these locks are told from others.
const IMPORTS = 7_411_903

/**
 * Does something that only one may do for a source at a time. The lock is the connection's, so that whoever is killed
 * lets go of it. Throws a Refusal when another import of the source goes on.
 */
export async function oneAtATime<T>(
  database: Kysely<DB>,
  source: string,
  work: () => Promise<T>,
): Promise<T> {
  return database.connection().execute(async (connection) => {
    const asked = await sql<{ got: boolean }>`
      select pg_try_advisory_lock(${IMPORTS}, hashtext(${source})) as got`.execute(connection)
    if (!asked.rows[0]?.got)
      throw new Refusal('Another import of this source goes on just now: try again when it is over.')
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${IMPORTS}, hashtext(${source}))`.execute(connection)
    }
  })
}
/** Whether an import of this source goes on at this moment, anywhere. */
export async function importGoesOn(database: Kysely<DB>, source: string): Promise<boolean> {
  const asked = await sql<{ held: boolean }>`
    select exists (select from pg_locks where locktype = 'advisory' and classid = ${IMPORTS}::oid
      and objid = (hashtext(${source})::bigint & 4294967295)::oid
      and database = (select oid from pg_database where datname = current_database())) as held`.execute(
    database,
  )
  return asked.rows[0]?.held === true
}
