import { Kysely, PostgresDialect } from 'kysely'
import type { CommandContext } from './command.ts'
import { appPool } from './pools.ts'
import type { DB } from './tables.ts'

/** More than a command asks at once; each is opened only when it is needed. */
const CONNECTIONS = 3

/** Runs a command's work on the database, as the program's own login, and lets go of it afterwards. */
export async function withDatabase<T>(
  { database }: Pick<CommandContext, 'database'>,
  work: (db: Kysely<DB>) => Promise<T>,
): Promise<T> {
  const { appUrl } = await database()
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(appUrl, CONNECTIONS) }) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
