import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '../../src/accounts/index.ts'
import { afterFile, type TestDatabase, testDatabase } from '../../src/database/testing.ts'
import { createApp } from '../../src/server/index.ts'
import { buildAssets } from '../../src/ui/build-assets.ts'
import { readAssets } from '../../src/ui/index.ts'
import { type Walked, walkAs } from './paths.ts'
import { plantWorlds } from './planting.ts'
import { someWorlds } from './some-worlds.ts'
import { NOW, type World } from './world.ts'

const SEED = 7
// They are there beside one another; every worker of the first walks.
const WORLDS = 6
const ASKED = 2

describe('what the program answers in a world', () => {
  let database: TestDatabase
  let owner: pg.PoolClient
  let app: ReturnType<typeof createApp>
  let worlds: World[]

  beforeAll(async () => {
    database = await testDatabase()
    owner = await database.owner.connect()
    const folder = mkdtempSync(join(tmpdir(), 'trellis-paths-'))
    afterFile(async () => {
      owner.release()
      rmSync(folder, { recursive: true, force: true })
    })
    await buildAssets(join(folder, 'assets'))
    app = createApp({
      ...{ database: database.kysely, installation: 'real', clock: () => NOW, env: {} },
      ...{ assets: readAssets(join(folder, 'assets')), assetsFolder: join(folder, 'assets') },
    })
    worlds = someWorlds(WORLDS, SEED)
    await plantWorlds(owner, worlds)
  })

  const walk = async (world: World, worker: string): Promise<Walked> => {
    const cookie = `trellis_session=${await startSession(database.kysely, worker)}`
    return walkAs(app, worlds, world, worker, async (path) => {
      const answer = await app.request(`http://localhost${path}`, { headers: { cookie } })
      return { status: answer.status, text: await answer.text() }
    })
  }

  it('holds by every address of a record, and in every list, what its worker may read and nothing else', async () => {
    const all: Walked[] = []
    for (const world of worlds.slice(0, ASKED))
      for (const { id } of world.workers) all.push(await walk(world, id))
    expect(all.flatMap(({ wrong }) => wrong).slice(0, 20)).toEqual([])
    const sum = (of: 'opened' | 'shut' | 'lists') => all.reduce((before, one) => before + one[of], 0)
    expect(sum('opened')).toBeGreaterThan(100)
    expect(sum('shut')).toBeGreaterThan(100)
    expect(sum('lists')).toBeGreaterThan(100)
  }, 120_000)

  it('would tell of a rule that lets everybody read', async () => {
    const [world] = worlds
    const rule = (using: string) => owner.query(`alter policy circle_reads on young_person using (${using})`)
    await rule('true')
    const { wrong } = await walk(world as World, world?.workers[0]?.id ?? '')
    await rule("id = any((select circle_people('support'))::uuid[])")
    expect(wrong.some(({ what }) => what.startsWith('tells of young_person'))).toBe(true)
    expect(wrong.some(({ what }) => what.includes('where there is nothing for them'))).toBe(true)
  }, 120_000)
})
