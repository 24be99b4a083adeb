import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '../../src/accounts/index.ts'
import { afterFile, type TestDatabase, testDatabase } from '../../src/database/testing.ts'
import { createApp, rowOf } from '../../src/server/index.ts'
import { buildAssets } from '../../src/ui/build-assets.ts'
import { readAssets } from '../../src/ui/index.ts'
import { notWalked } from './addresses.ts'
import { putDoors, sessionOf, walkLinks, walkOwnPages, walkParents } from './keys.ts'
import { type Asks, addressesOf, type Walked, walkAs } from './paths.ts'
import { plantWorlds } from './planting.ts'
import { tablesInWords } from './rows.ts'
import { peopleMet, sendAs, sendWithin } from './sending.ts'
import { someWorlds } from './some-worlds.ts'
import { NOW, type World } from './world.ts'

const SEED = 7
// They are there beside one another; every worker of the first walks.
const WORLDS = 12
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
      ...{
        database: database.kysely,
        installation: 'real',
        clock: () => NOW,
        env: { TRELLIS_REQUESTS_A_MINUTE: '1000000' },
      },
      ...{ assets: readAssets(join(folder, 'assets')), assetsFolder: join(folder, 'assets') },
    })
    worlds = someWorlds(WORLDS, SEED)
    await plantWorlds(owner, worlds)
    // What is asked onward has a support of its own from the first moment: nobody is asked whether it may.
    await owner.query('alter table referral disable trigger user')
    for (const world of worlds) await putDoors(owner, world)
    await owner.query('alter table referral enable trigger user')
  })

  const asking =
    (cookie: string): Asks =>
    async (path, form) => {
      const body = new URLSearchParams(form).toString()
      // Whatever does not say how long it is counts as the longest form, and there are only so many of those in a day.
      const said = {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
      }
      const headers = { cookie, origin: 'http://localhost', ...(form && said) }
      const sent = form && { method: 'POST', body }
      const answer = await app.request(`http://localhost${path}`, { ...sent, headers })
      return {
        status: answer.status,
        to: answer.headers.get('location') ?? '',
        text: await answer.text(),
      }
    }
  const asWorker = async (worker: string) =>
    asking(`trellis_session=${await startSession(database.kysely, worker)}`)
  const asPage = (page: string) => asking(`trellis_my_page=${sessionOf(page)}`)
  const walk = async (world: World, worker: string): Promise<Walked> =>
    walkAs(app, worlds, world, worker, await asWorker(worker))

  /** Everybody who works in a world, and the addresses to which they need not send: in the first to all, in the others to what somebody sent to. */
  function senders(): [World, string, Set<string>][] {
    const sent = new Set<string>()
    return worlds.flatMap((world, nth) =>
      world.workers.map(({ id }): [World, string, Set<string>] => [world, id, nth === 0 ? new Set() : sent]),
    )
  }
  const keep = (sent: Set<string>, walked: Walked): Walked => {
    for (const path of walked.sent) sent.add(path)
    return walked
  }

  const reached = new Set<string>()
  const together = (all: readonly Walked[]) => {
    for (const walked of all) for (const path of walked.reached) reached.add(path)
    expect(all.flatMap(({ wrong }) => wrong).slice(0, 20)).toEqual([])
    const sum = (of: 'opened' | 'shut' | 'lists') => all.reduce((before, one) => before + one[of], 0)
    return { opened: sum('opened'), shut: sum('shut'), lists: sum('lists') }
  }

  it('holds by every address of a record, and in every list, what its worker may read and nothing else', async () => {
    const all: Walked[] = []
    for (const world of worlds.slice(0, ASKED))
      for (const { id } of world.workers) all.push(await walk(world, id))
    const { opened, shut, lists } = together(all)
    expect(Math.min(opened, shut, lists)).toBeGreaterThan(100)
  }, 120_000)

  it('shows whoever holds a link, their own page or a parent’s what that opens and nothing else', async () => {
    for (const walks of [
      (world: World) => walkLinks(app, worlds, world, asking('')),
      (world: World) => walkOwnPages(app, worlds, world, asPage),
      (world: World) => walkParents(app, worlds, world, asPage),
    ]) {
      const { opened, shut } = together((await Promise.all(worlds.map(walks))).flat())
      expect(Math.min(opened, shut)).toBeGreaterThan(5)
    }
  }, 120_000)

  it('answers a form about what is not there for its worker as one about what never was, and writes nothing', async () => {
    const before = await everything()
    const all: Walked[] = []
    for (const [world, id, sent] of senders())
      all.push(keep(sent, await sendAs(app, worlds, world, id, await asWorker(id), sent)))
    expect(together(all).shut).toBeGreaterThan(100)
    expect(await everything()).toEqual(before)
  }, 120_000)

  it('walks every address that names something of a young person, or says why not', () => {
    const named = [...addressesOf(app, 'GET'), ...addressesOf(app, 'POST')].filter(
      (path) => path.includes(':') && rowOf(path)?.open === undefined,
    )
    const left = Object.keys(notWalked)
    const isLeft = (path: string) => left.some((start) => path === start || path.startsWith(`${start}/`))
    expect(named.filter((path) => !reached.has(path) && !isLeft(path))).toEqual([])
    expect(left.filter((start) => !named.some((path) => path.startsWith(start)))).toEqual([])
    expect(named.filter((path) => reached.has(path) && isLeft(path))).toEqual([])
  })

  /** How every table of the sentences stands; that somebody was refused, or looked at what is theirs, is written down. */
  async function everything(): Promise<unknown[]> {
    const which = (table: string) =>
      table === 'history' ? " where act not in ('was_refused', 'looked')" : ''
    const parts = tablesInWords.map(
      (table) =>
        `select '${table}' as t, md5(string_agg(r::text, '' order by r::text)) from ${table} r${which(table)}`,
    )
    return (await owner.query(parts.join(' union all '))).rows
  }

  /** How what is written of everybody stands, table by table. */
  async function ofEverybody(): Promise<Map<string, string>> {
    const { rows: named } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'young_person_id' and table_name = any($1)`,
      [tablesInWords],
    )
    const parts = named.map(
      ({ name }) =>
        `select '${name} ' || young_person_id as k, md5(string_agg(r::text, '' order by r::text)) as v
         from ${name} r where young_person_id is not null group by young_person_id`,
    )
    const { rows } = await owner.query<{ k: string; v: string }>(parts.join(' union all '))
    return new Map(rows.map(({ k, v }) => [k, v]))
  }

  const wrongWith = async (rule: string, table: string, walks: () => Promise<Walked[]>) => {
    const { rows } = await owner.query<{ using: string }>(
      'select qual as using from pg_policies where policyname = $1 and tablename = $2',
      [rule, table],
    )
    await owner.query(`alter policy ${rule} on ${table} using (true)`)
    const all = await walks()
    await owner.query(`alter policy ${rule} on ${table} using (${rows[0]?.using})`)
    return all.flatMap(({ wrong }) => wrong.map(({ what }) => what))
  }

  it('would tell of a rule that lets everybody read', async () => {
    const [world] = worlds as [World]
    const walks = async () => [await walk(world, world.workers[0]?.id ?? '')]
    const wrong = await wrongWith('circle_reads', 'young_person', walks)
    expect(wrong.some((what) => what.startsWith('tells of young_person'))).toBe(true)
    expect(wrong.some((what) => what.includes('where there is nothing for them'))).toBe(true)
    const mine = async () =>
      (await Promise.all(worlds.map((one) => walkOwnPages(app, worlds, one, asPage)))).flat()
    expect(await wrongWith('own_reads', 'circle_member', mine)).not.toEqual([])
  }, 120_000)

  // The last, for what it sends is written.
  it('changes nothing of anybody of whom a worker reads nothing, whatever they send', async () => {
    const all: Walked[] = []
    let changed = 0
    for (const [world, id, sent] of senders()) {
      const before = await ofEverybody()
      all.push(keep(sent, await sendWithin(app, worlds, world, id, await asWorker(id), sent)))
      const after = await ofEverybody()
      const others = [...after].filter(([key, stands]) => before.get(key) !== stands)
      const met = peopleMet(world, id)
      expect(others.map(([key]) => key).filter((key) => !met.has(key.split(' ')[1] ?? ''))).toEqual([])
      changed += others.length
    }
    expect(together(all).opened).toBeGreaterThan(100)
    expect(changed).toBeGreaterThan(5)
  }, 120_000)
})
