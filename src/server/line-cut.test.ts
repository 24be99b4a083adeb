import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { startSession } from '../accounts/index.ts'
import { actorTransaction, appPool, type DB } from '../database/index.ts'
import { afterFile, type TestDatabase, testDatabase } from '../database/testing.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import { createApp } from './index.ts'

// A real line between the server and its database, which hands on what comes a twentieth of a second later.
const sockets = new Set<Socket>()
let isWhole = true
/** What a line that says nothing keeps back, to be heard by the database when it speaks again. */
let keptBack: (() => void)[] | null = null
let proxy: Server
let database: TestDatabase
let kysely: Kysely<DB>
let app: ReturnType<typeof createApp>
let worker: { id: string; place: string; cookie: string }
vi.spyOn(console, 'error').mockImplementation(() => {})

beforeAll(async () => {
  database = await testDatabase()
  const address = new URL(database.appUrl.replace('@/', '@local/'))
  const socket = `${address.searchParams.get('host')}/.s.PGSQL.${address.searchParams.get('port') ?? 5432}`
  proxy = createServer((near) => {
    sockets.add(near)
    near.on('error', () => {})
    near.on('close', () => sockets.delete(near))
    if (!isWhole) return near.destroy()
    const far = dial(socket)
    const inTurn = (does: () => void) => (keptBack ? keptBack.push(does) : does())
    far.on('error', () => near.destroy())
    near.on('close', () => inTurn(() => far.destroy()))
    far.on('close', () => near.destroy())
    near.on('data', (bytes) => setTimeout(() => inTurn(() => far.writable && far.write(bytes)), 50))
    far.on('data', (bytes) => inTurn(() => near.writable && near.write(bytes)))
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const { port } = proxy.address() as { port: number }
  const { username, password, pathname } = address
  const pool = appPool(`postgresql://${username}:${password}@127.0.0.1:${port}${pathname}`, 4)
  kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  afterFile(async () => {
    await kysely.destroy()
    proxy.close()
  })
  const place = await makePlace(database.kysely)
  const organisation = await makeOrganisation(database.kysely, { place })
  const team = await makeTeam(database.kysely, { place, organisation })
  const id = await makeWorker(database.kysely, {
    place,
    organisation,
    roles: [{ team, role: 'link_worker' }],
  })
  worker = { id, place, cookie: `trellis_session=${await startSession(database.kysely, id)}` }
  app = createApp({
    ...{ database: kysely, installation: 'demo', clock: () => new Date('2026-11-24T09:00:00Z') },
    ...{ assets: { css: '', js: '' }, assetsFolder: '', env: {} },
  } as never)
})

const today = async () => app.request('http://localhost/today', { headers: { cookie: worker.cookie } })

/** Writes a row of history about this id, once: as a form that is sent again is taken once. */
const writes = (id: string) =>
  actorTransaction(
    kysely,
    { actor: { kind: 'worker', ...worker }, now: new Date('2026-11-24T09:00:00Z'), request: id },
    (acting) => record(acting, { act: 'changed', subject: { kind: 'plan', id } }),
  ).then(
    () => true,
    () => false,
  )
const written = async (ids: string[]) =>
  (
    await database.owner.query<{ id: string; times: number }>(
      'select subject_id as id, count(*)::int as times from history where subject_id = any($1) group by subject_id',
      [ids],
    )
  ).rows

describe.each(['cut', 'reset', 'silent'] as const)('a line to the database that is %s', (how) => {
  it('fails within five seconds with a page that says so, keeps what was acknowledged, and is well within ten', async () => {
    expect((await today()).status).toBe(200)
    const ids = Array.from({ length: 12 }, newId)
    const writing = Promise.all(ids.map(writes))
    const reading = Promise.all(Array.from({ length: 4 }, today))
    await pause(160)
    if (how === 'silent') keptBack = []
    else isWhole = false
    for (const socket of sockets) {
      if (how === 'cut') socket.destroy()
      if (how === 'reset') socket.resetAndDestroy()
    }
    const broken = performance.now()
    const [told, pages] = await Promise.all([writing, reading])
    expect(performance.now() - broken).toBeLessThan(5_000)
    const refused = pages.filter(({ status }) => status === 503)
    expect(refused.length).toBeGreaterThan(0)
    expect(pages.filter(({ status }) => status !== 503 && status !== 200)).toEqual([])
    expect(refused[0]?.headers.get('retry-after')).toBe('10')
    expect(await refused[0]?.text()).toContain('We cannot get to our records just now')
    expect(told).toContain(false)

    const late = keptBack ?? []
    isWhole = true
    keptBack = null
    for (const does of late) does()
    const mended = performance.now()
    while ((await today()).status !== 200) await pause(50)
    expect(performance.now() - mended).toBeLessThan(10_000)
    const found = await written(ids)
    const acknowledged = ids.filter((_, at) => told[at])
    expect(found.filter(({ times }) => times > 1)).toEqual([])
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
  })
})
