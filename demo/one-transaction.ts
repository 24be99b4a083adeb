import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type pg from 'pg'
import type { DB } from '../src/database/index.ts'

/**
 * Runs work whose every act is a transaction of its own, as one: all of it is there in the end, or nothing. An act's
 * beginning names its actor as ever; its commit asks every constraint that waits for a commit, there and then. When
 * one is rolled back so is everything before it, and nothing more is done.
 */
export async function inOneTransaction<T>(pool: pg.Pool, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: poolOf(client) }) })
  try {
    await client.query('begin')
    // A slow machine may think about a story, or its database about a statement, for longer than a visit may.
    await client.query('set local idle_in_transaction_session_timeout = 0; set local statement_timeout = 0')
    const result = await work(db)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

const nothing = { command: 'SELECT', rowCount: 0, rows: [] }

function poolOf(client: pg.PoolClient): PostgresPool {
  let undone = false
  const query = async (asked: string, values: readonly unknown[]) => {
    if (undone) throw new Error('the planting was rolled back')
    if (asked === 'rollback') {
      undone = true
      return client.query('rollback')
    }
    if (asked === 'commit') return client.query('set constraints all immediate; set constraints all deferred')
    if (asked === 'begin') return nothing
    if (values.length === 0) return client.query(asked.replace(/^begin;/, ''))
    // Thousands of acts, a hundred different statements: each is read and planned once.
    return client.query({ name: nameOf(asked), text: asked, values: [...values] })
  }
  const connection = { query, release: () => {} }
  return { connect: async () => connection, end: async () => {} } as unknown as PostgresPool
}
