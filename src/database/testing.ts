import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { appPool, makePool, poolConfig } from './pools.ts'
import type { DB } from './tables.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the server that the whole test run shares, and why its template is not there, if so. */
    database: { ownerUrl: string; appUrl: string; problem?: string }
  }
}

/** A database of a test file's own: migrated, empty, real. */
export type TestDatabase = {
  ownerUrl: string
  appUrl: string
  /** As the owner: for looking behind the curtain, never for what the program does. */
  owner: pg.Pool
  app: pg.Pool
  /** The app's login through Kysely, as the program uses it. */
  kysely: Kysely<DB>
}

const toUndo: (() => Promise<unknown>)[] = []

/**
 * Has something undone after the last test of the file that is running. An `afterAll` that is first said within a
 * `beforeAll` is never run, without a word; so whatever a helper opens is left here, and checks/after-file.ts undoes it.
 */
export function afterFile(undo: () => Promise<unknown>): void {
  toUndo.push(undo)
}

/** Undoes it all, what was opened last first. */
export async function undoAll(): Promise<void> {
  for (const undo of toUndo.splice(0).reverse()) await undo()
}

/**
 * A fresh database for this test file, cloned from the migrated template in about 50 ms and dropped
 * afterwards. Call it once, in `beforeAll` or at the top of the file (it is a promise).
 */
export async function testDatabase(): Promise<TestDatabase> {
  const template = inject('database')
  if (template.problem) throw new Error(`The test database could not be migrated: ${template.problem}`)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asOwner(template.ownerUrl, `create database ${name} template trellis_template strategy file_copy`)
  const ownerUrl = inDatabase(template.ownerUrl, name)
  const appUrl = inDatabase(template.appUrl, name)
  const settings = poolConfig(ownerUrl)
  // What a test makes as the owner is made in our schema, which on the program's own path comes second.
  const owner = makePool({ ...settings, max: 4, options: `${settings.options} -c search_path=public` })
  const app = appPool(appUrl, 10)
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool: app }) })
  afterFile(async () => {
    await kysely.destroy()
    await owner.end()
    // The server's own housekeeping may be in it just now, and may not be sent away: then it goes with the server.
    await asOwner(template.ownerUrl, `drop database if exists ${name} with (force)`).catch(() => undefined)
  })
  return { ownerUrl, appUrl, owner, app, kysely }
}

const inDatabase = (url: string, name: string): string => url.replace('/trellis?', `/${name}?`)

// From the database beside the template: a template must have no connection while it is cloned.
async function asOwner(ownerUrl: string, statement: string): Promise<void> {
  const connection = new pg.Client({ connectionString: ownerUrl })
  await connection.connect()
  try {
    await connection.query(statement)
  } finally {
    await connection.end()
  }
}
