import { Kysely, PostgresDialect } from 'kysely'
import { appPool, type CommandContext, type DB } from '../database/index.ts'

/** Runs a command's work on the database, and lets go of it afterwards. */
export async function withDatabase<T>(
  context: CommandContext,
  work: (database: Kysely<DB>) => Promise<T>,
): Promise<T> {
  const { appUrl } = await context.database()
  const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(appUrl, 3) }) })
  try {
    return await work(database)
  } finally {
    await database.destroy()
  }
}
