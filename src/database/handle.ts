import { type ConnectionProvider, Kysely, PostgresDialect, type QueryExecutor } from 'kysely'
import type { DB } from './tables.ts'

// Kysely wants to know these of a handle; ours is given its connection and never asks for another.
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('A handle has its connection.')) })
const parts = { dialect, config: { dialect }, driver: dialect.createDriver() }

/** A handle like another, but for the way in which it comes to its connection. */
export const handleThrough = (
  executor: QueryExecutor,
  provideConnection: ConnectionProvider['provideConnection'],
): Kysely<DB> =>
  new Kysely<DB>({ ...parts, executor: executor.withConnectionProvider({ provideConnection }) })
