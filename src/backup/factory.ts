import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterFile, type TestDatabase, testDatabase } from '../database/testing.ts'
import { historyKey } from '../history/chain.ts'
import { historySealer } from '../history/sealer.ts'
import { type Restored, restoreBackup } from './restoring.ts'
import { type Saved, saveBackup } from './saving.ts'
import { nameOf, tablesOf } from './tables.ts'

export const PASSPHRASE = 'correct horse battery staple'

/** A database that can be saved and put back, with a key, a folder of heads, and files to save in. */
export type Safe = {
  database: TestDatabase
  file: (name: string) => string
  heads: string
  seal: () => Promise<void>
  save: (file: string, passphrase?: string | null) => Promise<Saved>
  /** Puts a file back into another database. */
  restore: (
    file: string,
    into: TestDatabase,
    given?: { passphrase?: string | null; replace?: boolean; secret?: number },
  ) => Promise<Restored>
}

/** Everything that saving and putting back needs, in a temporary folder. */
export async function makeSafe(database: TestDatabase, now: Date): Promise<Safe> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-safe-'))
  afterFile(async () => rmSync(folder, { recursive: true, force: true }))
  await database.owner.query("insert into installation (kind) values ('demo') on conflict do nothing")
  const key = historyKey(Buffer.alloc(32, 7))
  const heads = join(folder, 'heads')
  const file = (name: string) => join(folder, name)
  const sealer = historySealer({ database: database.kysely, key, folder: heads })
  return {
    ...{ database, heads, file },
    seal: () => sealer.round(now, { sign: true }),
    save: (name, passphrase = PASSPHRASE) =>
      saveBackup({ ownerUrl: database.ownerUrl, key, heads, file: file(name), passphrase }),
    restore: (name, into, { passphrase = PASSPHRASE, replace = false, secret = 7 } = {}) =>
      restoreBackup({
        ...{ ownerUrl: into.ownerUrl, heads, file: file(name), passphrase, replace },
        key: historyKey(Buffer.alloc(32, secret)),
      }),
  }
}

/** A database to put something back into, marked as a demo. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const database = await testDatabase()
  await database.owner.query("insert into installation (kind) values ('demo')")
  return database
}

/** A fingerprint of every table: the same rows, whatever their order, give the same. */
export async function fingerprints({ owner }: TestDatabase): Promise<Record<string, string>> {
  const client = await owner.connect()
  const prints: Record<string, string> = {}
  try {
    for (const table of await tablesOf(client)) {
      if (table.schema !== 'public') await client.query('set role trellis_jobs')
      const { rows } = await client.query<{ print: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${nameOf(table)} t`,
      )
      prints[nameOf(table)] = rows[0]?.print ?? ''
      await client.query('reset role')
    }
  } finally {
    client.release()
  }
  return prints
}
