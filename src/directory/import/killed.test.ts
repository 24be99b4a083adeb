import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { feedServer, pageOf } from '../fetching/feed-server-factory.ts'
import type { ImportReport } from './report.ts'

// The built command, killed in earnest with SIGKILL again and again, beside one that nobody disturbs.

const folder = mkdtempSync(join(tmpdir(), 'trellis-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SERVICES = 600
const SOURCE = 'A list of many'

/** A list of so many services; the second edition has changed a third of them, lost a tenth and brought new ones. */
function edition(which: 1 | 2): unknown[] {
  const from = which === 1 ? 0 : SERVICES / 10
  const list: unknown[] = Array.from({ length: SERVICES }, (_, at) => service(from + at, which))
  // Held, held, and refused.
  list.splice(150, 0, { id: 'nameless', description: `Nobody named it, edition ${which}` })
  list.splice(450, 0, { ...service(from + 5, which), name: 'The same id again' })
  list.splice(250, 0, { name: 'No id at all' })
  return list
}

const service = (n: number, which: number) => ({
  id: `s${n}`,
  name: `Club ${n}`,
  description: `Number ${n} is for everybody. ${which === 2 && n % 3 === 0 ? 'Now with biscuits.' : ''}`,
  organization: { id: `o${n % 90}`, name: `Trust ${n % 90}${which === 2 && n % 90 < 9 ? ' of old' : ''}` },
  service_taxonomys: [{ id: `l${n}`, taxonomy: { id: `t${n % 11}`, name: `Kind ${n % 11}` } }],
  service_at_locations: Array.from({ length: 1 + (n % 2) }, (_, p) => ({
    location: {
      id: `p${n}-${p}`,
      name: `Hall ${n}`,
      latitude: 53 + (n % 70) / 100,
      longitude: 0.1 + p / 100,
    },
  })),
  regular_schedules: Array.from({ length: which === 2 && n % 3 === 0 ? 1 : 2 }, (_, p) => ({
    ...{ id: `r${n}-${p}`, byday: ['MO', 'TU', 'WE'][(n + p) % 3], opens_at: '16:00', closes_at: '17:00' },
  })),
  contacts: [{ id: `c${n}`, name: 'The office', phones: [{ number: '01632 960 155' }] }],
})

const fileOf = (which: 1 | 2): string => {
  const path = join(folder, `edition-${which}.json`)
  writeFileSync(path, JSON.stringify(edition(which)))
  return path
}

function begin(db: TestDatabase, file: string, more: string[] = []): ChildProcess {
  const command = [join(projectFolder(), 'build', 'cli.js'), 'directory', 'import', file]
  const { PATH, HOME } = process.env
  return spawn(process.execPath, [...command, '--source', SOURCE, '--json', ...more], {
    env: { PATH, HOME, DATABASE_URL: db.appUrl, DATABASE_OWNER_URL: db.ownerUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function toItsEnd(db: TestDatabase, file: string, more?: string[]): Promise<ImportReport> {
  const child = begin(db, file, more)
  const said = Promise.all([text(child.stdout as never), text(child.stderr as never)])
  const [code] = await once(child, 'exit')
  const [printed, problem] = await said
  if (code !== 0) throw new Error(`The import ended with ${code}: ${problem}`)
  return JSON.parse(printed)
}

/** Lets an import take in so many records and kills it then; answers with how many it had really taken in. */
async function killedAfter(
  db: TestDatabase,
  file: string,
  records: number,
  more?: string[],
): Promise<number> {
  const before = await runs(db)
  const child = begin(db, file, more)
  const left = once(child, 'exit')
  const taken = async () => {
    const rows = await runs(db)
    return rows.length > before.length ? (rows[0]?.read ?? 0) : -1
  }
  while (child.exitCode === null && (await taken()) < records) await pause(4)
  child.kill('SIGKILL')
  const [, signal] = await left
  expect(signal, 'it was still at work').toBe('SIGKILL')
  return taken()
}

const runs = async (db: TestDatabase) =>
  (
    await db.owner.query<{ read: number; state: string }>(
      'select read, state from import_run order by taken_at desc',
    )
  ).rows

/** Everything that an import leaves, save what no two can share: the moment, and ids that are drawn by lot. */
async function leftIn(db: TestDatabase): Promise<Record<string, unknown[]>> {
  const questions = {
    services: `select to_jsonb(s) - array['source_id', 'first_seen', 'last_seen', 'changed_at', 'last_confirmed_on'] as row,
        f.name as source, s.last_seen < f.imported_at as flagged, s.last_seen > f.imported_at as ahead
      from service s left join directory_source f on f.id = s.source_id order by s.id`,
    organisations: `select to_jsonb(p) - array['source_id', 'changed_at'] as row from provider p order by id`,
    locations: 'select to_jsonb(l) as row from service_location l order by id',
    schedules: 'select to_jsonb(h) as row from service_schedule h order by id',
    contacts: 'select to_jsonb(c) as row from service_contact c order by id',
    terms:
      'select to_jsonb(t) as row, x.name from taxonomy_term t join taxonomy x on x.id = t.taxonomy_id order by t.id',
    words: 'select word from directory_word order by word',
    towns: 'select plain from town order by plain',
    held: `select original_id, nth, reason, digest, raw, decision, h.last_seen = f.imported_at as current
      from held_record h join directory_source f on f.id = h.source_id order by original_id, nth`,
    versions: `select service_id, nth, because, actor_kind, entry->>'name' as name, entry->>'digest' as digest,
        jsonb_array_length(entry->'schedules') as times from service_version order by service_id, nth`,
    sources: 'select name, place_id, base_url from directory_source',
  }
  const answers = Object.entries(questions).map(async ([what, question]) => [
    what,
    (await db.owner.query(question)).rows,
  ])
  return Object.fromEntries(await Promise.all(answers))
}

describe('an import that is killed half-way, and run again', () => {
  let calm: TestDatabase
  let killed: TestDatabase
  beforeAll(async () => {
    execFileSync(process.execPath, [join(projectFolder(), 'prepare.mjs')], { stdio: 'ignore' })
    ;[calm, killed] = [await testDatabase(), await testDatabase()]
  }, 120_000)

  it.each([
    { which: 1, points: [0, 400], reads: SERVICES + 3 },
    { which: 2, points: [400], reads: SERVICES + 3 },
  ] as const)(
    'leaves what an undisturbed one does: edition $which',
    async ({ which, points, reads }) => {
      const file = fileOf(which)
      const undisturbed = await toItsEnd(calm, file)
      expect(undisturbed).toMatchObject({ read: reads, vanished: which === 1 ? 0 : SERVICES / 10 })

      const began = (await runs(killed)).length
      for (const point of points) {
        const taken = await killedAfter(killed, file, point)
        expect(taken).toBeGreaterThanOrEqual(point)
        // Only whole batches are there: no record is counted that is not stored, and nothing is said to be gone.
        expect(taken % 200).toBe(0)
        const { services, sources } = await leftIn(killed)
        expect(sources).toHaveLength(1)
        const gone = services?.filter((row) => (row as { flagged: boolean }).flagged)
        expect(gone).toEqual([])
      }
      const last = await toItsEnd(killed, file)
      expect(last).toMatchObject({ read: reads, vanished: undisturbed.vanished })
      expect(last.unchanged + last.held.length + last.refused.length).toBeGreaterThanOrEqual(
        points.at(-1) ?? 0,
      )
      expect(last.held.length).toBe(undisturbed.held.length)

      const states = (await runs(killed))
        .map(({ state }) => state)
        .reverse()
        .slice(began)
      expect(states).toEqual([...points.map(() => 'failed'), 'done'])
      const [without, withKills] = [await leftIn(calm), await leftIn(killed)]
      for (const [what, rows] of Object.entries(without)) expect(withKills[what], what).toEqual(rows)
      expect(without.services?.length).toBe(which === 1 ? SERVICES : SERVICES * 1.1)
      expect(without.versions?.length).toBe(which === 1 ? 0 : undisturbed.changed)
      expect(undisturbed.changed).toBeGreaterThan(which === 1 ? -1 : SERVICES / 4)
    },
    60_000,
  )

  it('goes on with a feed in pages where it was, and leaves what an undisturbed one does', async () => {
    const services = Array.from({ length: 750 }, (_, n) => service(n, 1))
    const feed = await feedServer((at) => pageOf(services, Number(at.searchParams.get('page') ?? 1), 250))
    const [calm, killed] = [await testDatabase(), await testDatabase()]
    try {
      const address = feed.url('/services').href
      expect(await toItsEnd(calm, address, ['--allow-private'])).toMatchObject({ read: 750, new: 750 })
      // In the middle of the second page, of which the first 200 are taken in.
      const taken = await killedAfter(killed, address, 450, ['--allow-private'])
      feed.asked.length = 0
      expect(await toItsEnd(killed, address, ['--allow-private'])).toMatchObject({
        ...{ read: 750 - taken, new: 750 - taken, vanished: 0 },
      })
      expect(feed.asked.filter(({ path }) => path === '/services?page=2').length).toBe(taken < 750 ? 1 : 0)
      const [without, withKills] = [await leftIn(calm), await leftIn(killed)]
      expect(without.services).toHaveLength(750)
      for (const [what, rows] of Object.entries(without)) {
        const same =
          what === 'services' ? (list: unknown[] = []) => list.map(unseen) : (list: unknown[] = []) => list
        expect(same(withKills[what]), what).toEqual(same(rows))
      }
      expect(withKills.services?.filter((row) => (row as Seen).flagged)).toEqual([])
    } finally {
      await feed.close()
    }
  }, 60_000)
})

type Seen = { flagged: boolean; ahead: boolean }
// A list that was read in two goes has some services that were seen after it began.
const unseen = (row: unknown) => ({ ...(row as Seen), ahead: null })
