import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openBundled } from '../../src/database/bundled-server.ts'
import { migrate } from '../../src/database/index.ts'
import { compareRooms, plantRooms } from '../offices/comparing.ts'
import { rooms } from '../offices/index.ts'
import { mutantsOfRooms } from '../offices/mutants.ts'
import { inTurn } from './asking.ts'
import { compareWorld } from './comparing.ts'
import { allMutants, isCaught, isNoticed, type Mutant } from './mutants.ts'
import { plantWorlds } from './planting.ts'
import { someWorlds } from './some-worlds.ts'

/**
 * How many worlds share a database: every one is asked about beside the others, and none may be seen from another. With twice as many
 * the rules look at twice as many rows of others at each question, which takes an eighth longer.
 */
const TOGETHER = 50

/** How many worlds a rule made wrong is met in, at most: the first few tell of nearly every one. */
const MET = 200

/** Logins to a database of its own with some worlds in it. */
type Ground = { owner: pg.Client; app: pg.Client; close: () => Promise<void> }

/** A server for worlds; `ground` makes one more migrated and empty database. */
async function openServer() {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-worlds-'))
  const server = await openBundled({
    env: { PATH: process.env.PATH, TRELLIS_DATA: join(folder, 'data') },
    keeper: 'command',
    name: 'the proof',
    report: () => {},
    durable: false,
  })
  const within = (url: string, name: string) => url.replace('/trellis?', `/${name}?`)
  const keeper = new pg.Client(server.ownerUrl)
  await keeper.connect()
  await keeper.query('create database worlds')
  const urls = { ownerUrl: within(server.ownerUrl, 'worlds'), appUrl: within(server.appUrl, 'worlds') }
  await migrate({ ...urls, report: () => {} })
  let made = 0
  const ground = async (): Promise<Ground> => {
    const name = `worlds_${made++}`
    await keeper.query(`create database ${name} template worlds strategy file_copy`)
    // A connection plans each of its thousands of equal questions once, which takes a quarter less time, and has the search path
    // of the functions and of the program's own connections; and sends a question without waiting for the answer to the last, as those do.
    const options = '-c plan_cache_mode=force_generic_plan -c search_path=pg_catalog,public'
    const owner = new pg.Client({ connectionString: within(server.ownerUrl, name), options })
    const app = new pg.Client({ connectionString: within(server.appUrl, name), options, pipeline: true })
    // When one part fails, the server is stopped under the other: its own error is the one to be told.
    for (const client of [owner, app]) client.on('error', () => {})
    await Promise.all([owner.connect(), app.connect()])
    return {
      ...{ owner, app },
      close: async () => {
        await Promise.all([owner.end(), app.end()])
        // The server's own housekeeping may be in it just now, and may not be sent away: then it goes with the server.
        await keeper.query(`drop database ${name} with (force)`).catch(() => {})
      },
    }
  }
  const stop = async () => {
    await keeper.end()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ground, stop }
}

/** Compares what is in nobody's record, all of it and as everybody, and reports each difference. */
export async function proveRooms(
  report: (line: string) => void,
): Promise<{ asked: number; differences: number }> {
  const server = await openServer()
  try {
    const { owner, app, close } = await server.ground()
    await plantRooms(owner, rooms)
    const { asked, differences } = await compareRooms(app, rooms)
    for (const { who, table, what } of differences) report(`${who}, ${table}: ${what}`)
    await close()
    return { asked, differences: differences.length }
  } finally {
    await server.stop()
  }
}

export type WorldsProof = { worlds: number; asked: number; differences: number; minutes: number }

/** Compares so many worlds, two databases at a time, and reports each difference at once. The same seed gives worlds of the same shape. */
export async function proveWorlds(
  { worlds, seed }: { worlds: number; seed: number },
  report: (line: string) => void,
): Promise<WorldsProof> {
  const began = performance.now()
  const server = await openServer()
  const proof: WorldsProof = { worlds: 0, asked: 0, differences: 0, minutes: 0 }
  const batches = Array.from({ length: Math.ceil(worlds / TOGETHER) }, (_, nth) => nth)
  const part = async () => {
    for (let nth = batches.shift(); nth !== undefined; nth = batches.shift()) {
      const { owner, app, close } = await server.ground()
      const batch = someWorlds(Math.min(TOGETHER, worlds - nth * TOGETHER), seed + nth)
      await plantWorlds(owner, batch)
      for (const [at, world] of batch.entries()) {
        const { asked, differences } = await compareWorld(app, world, undefined, inTurn(world, at))
        proof.asked += asked
        for (const { asker, act, table, what } of differences) report(`${asker} ${act} ${table}: ${what}`)
        proof.differences += differences.length
        proof.worlds++
      }
      await close()
      report(`${proof.worlds} worlds, ${proof.differences} differences.`)
    }
  }
  try {
    await Promise.all([part(), part()])
  } finally {
    await server.stop()
  }
  return { ...proof, minutes: (performance.now() - began) / 60_000 }
}

export type MutantsProof = { mutants: number; alive: string[]; minutes: number }

/** Makes every rule wrong in turn, or those whose name is like `only`, and looks whether the worlds tell. */
export async function proveMutants(
  { seed, only }: { seed: number; only: RegExp },
  report: (line: string) => void,
): Promise<MutantsProof> {
  const began = performance.now()
  const server = await openServer()
  const worlds = someWorlds(MET, seed)
  const alive: string[] = []
  let tried = 0
  const makeWrong = async (
    all: Mutant[],
    which: number,
    isNoticed: (mutant: Mutant) => Promise<boolean | null>,
  ) => {
    const mutants = all.filter(({ name }) => only.test(name))
    for (const mutant of mutants.filter((_, nth) => nth % 2 === which)) {
      const noticed = await isNoticed(mutant)
      if (noticed === null) continue
      if (!noticed) {
        alive.push(mutant.name)
        report(`not noticed: ${mutant.name}`)
      }
      if (++tried % 50 === 0) report(`${tried} made wrong, ${alive.length} not noticed.`)
    }
  }
  const part = async (which: number) => {
    const { owner, app, close } = await server.ground()
    await plantRooms(owner, rooms)
    await makeWrong(await mutantsOfRooms(owner), which, (mutant) =>
      isNoticed(
        owner,
        mutant,
        async () => (await compareRooms(app, rooms, { only: mutant.table })).differences.length > 0,
      ),
    )
    await close()
    const ground = await server.ground()
    await plantWorlds(ground.owner, worlds)
    await makeWrong(await allMutants(ground.owner), which, (mutant) =>
      isCaught(ground.owner, ground.app, mutant, worlds),
    )
    await ground.close()
  }
  try {
    await Promise.all([part(0), part(1)])
  } finally {
    await server.stop()
  }
  return { mutants: tried, alive, minutes: (performance.now() - began) / 60_000 }
}
