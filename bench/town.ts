import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { plantWhoIsWho } from '../demo/saltmere.ts'
import { startSession } from '../src/accounts/index.ts'
import { appPool, type DB, projectFolder, readyDatabase } from '../src/database/index.ts'
import { systemClock } from '../src/words/index.ts'
import { makeReferenceTable } from './reference.ts'

/** A place with teams and young people, on a durable database of its own in a temporary folder. */
export type Town = {
  people: number
  appUrl: string
  ownerUrl: string
  /** As the owner: plants, and counts what was acknowledged. */
  owner: pg.Client
  /** The session cookies of these workers, by name. */
  cookiesOf: (names: readonly string[]) => Promise<string[]>
  teamCalled: (name: string) => Promise<string>
  stop: () => Promise<void>
}

/** A durable database of its own in a temporary folder, with who is who in it and whatever is planted. */
export type Ground = {
  appUrl: string
  ownerUrl: string
  /** As the owner: plants, and counts what was acknowledged. */
  owner: pg.Client
  app: Kysely<DB>
  stop: () => Promise<void>
}

/** Makes such a database, ready to be measured. */
export async function makeGround(plant: (owner: pg.Client) => Promise<void>): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'))
  // The database's own account must pass through.
  chmodSync(folder, 0o711)
  const env = { PATH: process.env.PATH, TRELLIS_DATA: join(folder, 'data') }
  const database = await readyDatabase({ env, keeper: 'server', name: 'the bench', report: () => {} })
  const app = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(database.appUrl, 2) }) })
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await plantWhoIsWho(app)
  await makeReferenceTable(owner)
  await plant(owner)
  return {
    ...{ appUrl: database.appUrl, ownerUrl: database.ownerUrl ?? '', owner, app },
    stop: async () => {
      await app.destroy()
      await owner.end()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Makes a town with so many people met by so many teams (see people.sql), ready to be measured. */
export async function makeTown(
  { people, teams }: { people: number; teams: number },
  report: (line: string) => void,
): Promise<Town> {
  const { appUrl, ownerUrl, owner, app, stop } = await makeGround(async (planter) => {
    const begun = performance.now()
    await plantPeople(planter, { people, teams })
    report(`${people} young people planted in ${Math.round((performance.now() - begun) / 1000)} seconds.`)
  })
  return {
    ...{ people, appUrl, ownerUrl, owner, stop },
    cookiesOf: (names) => Promise.all(names.map((name) => cookieOf(app, name))),
    teamCalled: async (name) => await idOf(app, 'team', name),
  }
}

async function plantPeople(
  owner: pg.Client,
  { people, teams }: { people: number; teams: number },
): Promise<void> {
  const place = (await owner.query<{ id: string }>('select id from place')).rows[0]?.id
  await owner.query(
    `select set_config('trellis.now', $1, false), set_config('bench.place', $2, false),
       set_config('bench.teams', $3, false), set_config('bench.people', $4, false)`,
    [systemClock().toISOString(), place, String(teams), String(people)],
  )
  await owner.query(readFileSync(join(projectFolder(), 'bench', 'people.sql'), 'utf8'))
  await owner.query('vacuum analyze')
}

async function cookieOf(app: Kysely<DB>, name: string): Promise<string> {
  return `trellis_session=${await startSession(app, await idOf(app, 'worker', name))}`
}

async function idOf(app: Kysely<DB>, table: 'worker' | 'team', name: string): Promise<string> {
  const row = await app.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return row.id
}
