import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type BundledDatabase, openBundled } from '../src/database/bundled-server.ts'
import { isAlive } from '../src/database/create-cluster.ts'
import { migrate } from '../src/database/migrate.ts'
import '../src/database/testing.ts'

const prefix = 'trellis-tests-'

/** Starts the one PostgreSQL of a test run, with a migrated template; vitest calls the answer at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  endOrphans()
  const folder = join(tmpdir(), `${prefix}${process.pid}`)
  mkdirSync(folder, { mode: 0o711 })
  const database = await openBundled({
    env: { ...process.env, TRELLIS_DATA: join(folder, 'data') },
    keeper: 'command',
    name: 'the tests',
    report: () => {},
    durable: false,
  })
  const problem = await makeTemplate(database)
  project.provide('database', { ownerUrl: database.ownerUrl, appUrl: database.appUrl, problem })
  return async () => {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

// Tests that need no database still run when a migration does not.
async function makeTemplate({ ownerUrl, appUrl }: BundledDatabase): Promise<string | undefined> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('create database trellis_template')
  await owner.end()
  const inTemplate = (url: string) => url.replace('/trellis?', '/trellis_template?')
  try {
    await migrate({ ownerUrl: inTemplate(ownerUrl), appUrl: inTemplate(appUrl), report: () => {} })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A test run that was killed leaves its PostgreSQL and its folder behind: both go, and only those. */
function endOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length) : Number.NaN)
    if (!Number.isInteger(pid) || isAlive(pid)) continue
    const folder = join(tmpdir(), name)
    try {
      const lock = readFileSync(join(folder, 'data/database/postgres/postmaster.pid'), 'utf8').split('\n')
      if (lock[1]?.startsWith(folder)) process.kill(Number(lock[0]), 'SIGQUIT')
    } catch {
      // No server, or one that is gone already.
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
