import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { plantWhoIsWho } from '../demo/saltmere.ts'
import { appPool, type DB, poolConfig, projectFolder, readyDatabase } from '../src/database/index.ts'
import { systemClock } from '../src/words/index.ts'
import { DoesNotCount } from './stand.ts'

/** A directory of so many services, on a durable database of its own in a temporary folder. */
export type DirectoryTown = {
  services: number
  place: string
  /** Its data folder, as a command takes it. */
  data: string
  /** As the program reads it, and the same login through the bare driver. */
  app: Kysely<DB>
  bare: pg.Pool
  appUrl: string
  owner: pg.Client
  stop: () => Promise<void>
}

/** Makes a directory of so many services (see directory.sql); none of them for an empty one. */
export async function makeDirectoryTown(
  services: number,
  report: (line: string) => void,
): Promise<DirectoryTown> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'))
  // The database's own account must pass through.
  chmodSync(folder, 0o711)
  const env = { PATH: process.env.PATH, TRELLIS_DATA: join(folder, 'data') }
  const database = await readyDatabase({ env, keeper: 'server', name: 'the bench', report: () => {} })
  const pool = appPool(database.appUrl, 4)
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const owner = new pg.Client({ ...poolConfig(database.ownerUrl ?? ''), options: '-c search_path=public' })
  await owner.connect()
  await plantWhoIsWho(app)
  const place = (await owner.query<{ id: string }>('select id from place')).rows[0]?.id ?? ''
  const settings = {
    'trellis.now': systemClock().toISOString(),
    'bench.place': place,
    'bench.services': String(services),
  }
  for (const [name, value] of Object.entries(settings))
    await owner.query('select set_config($1, $2, false)', [name, value])
  const begun = performance.now()
  if (services > 0) {
    await owner.query(readFileSync(join(projectFolder(), 'bench', 'directory.sql'), 'utf8'))
    await owner.query('vacuum analyze')
    await count(owner, services)
    report(`${services} services planted in ${Math.round((performance.now() - begun) / 1000)} seconds.`)
  }
  return {
    data: env.TRELLIS_DATA,
    ...{ services, place, app, owner, appUrl: database.appUrl, bare: appPool(database.appUrl, 1) },
    stop: async () => {
      await app.destroy()
      await owner.end()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Throws DoesNotCount unless there are so many services. */
export async function count(owner: pg.Client, services: number): Promise<void> {
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from service')
  if (rows[0]?.n !== services) throw new DoesNotCount(`${rows[0]?.n} services are there and not ${services}`)
}
