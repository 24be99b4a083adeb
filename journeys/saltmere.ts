import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { plantWhoIsWho } from '../demo/saltmere.ts'
import { afterFile, type TestDatabase, testDatabase } from '../src/database/testing.ts'
import { type Running, startServer } from '../src/server/index.ts'
import { buildAssets } from '../src/ui/build-assets.ts'
import { type Clock, type MovableClock, movableClock } from '../src/words/index.ts'
import { AxeBeside, openContext, Visitor } from './browser.ts'
import { Caller } from './caller.ts'

/** Saltmere running for one file of journeys: a server, a clock to move, and people who come to it. */
export type Saltmere = {
  url: string
  database: TestDatabase
  clock: MovableClock
  running: Running
  /**
   * Somebody at a browser: signed in when they are a worker of Saltmere, and then the same browser each time they are
   * asked for; else somebody new. `at` is another address of the server.
   */
  somebody: (given?: { is?: string; phone?: boolean; script?: boolean; at?: string }) => Promise<Visitor>
  /** Somebody who speaks HTTP: a browser without eyes, for what no person does by hand. */
  caller: () => Caller
  /** What was sent to this address, newest first, once the queue is quiet. */
  messagesTo: (address: string) => Promise<{ subject: string; body: string; at: Date }[]>
}

/** Tuesday 24 November 2026, nine in the morning: term time. */
export const TUESDAY = new Date('2026-11-24T09:00:00Z')

// A clock that stands still would make everything happen at once: each time it is asked, a millisecond has gone.
function ticking(clock: Clock): Clock {
  let asked = 0
  return () => new Date(clock().getTime() + asked++)
}

let built: Promise<string> | undefined

// Once for all the journeys that run in one process, one after another.
function assets(): Promise<string> {
  built ??= (async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'trellis-assets-')), 'assets')
    await buildAssets(folder)
    return folder
  })()
  return built
}

/** Opens Saltmere on a database of its own; all is closed after the file's last test. */
export async function openSaltmere(
  given: { now?: Date; plant?: (database: TestDatabase, now: Date) => Promise<void> } = {},
): Promise<Saltmere> {
  const database = await testDatabase()
  const now = given.now ?? TUESDAY
  // In a demo the programmes that come with it are published.
  await database.owner.query("insert into installation (kind) values ('demo')")
  await plantWhoIsWho(database.kysely)
  await given.plant?.(database, now)
  const clock = movableClock(now)
  // The key of the history and its heads.
  const data = mkdtempSync(join(tmpdir(), 'trellis-journey-'))
  const running = await startServer({
    database: { appUrl: database.appUrl },
    port: 0,
    installation: 'demo',
    clock: ticking(clock.now),
    assets: await assets(),
    // Journeys ask faster than any hand.
    env: { TRELLIS_DATA: data, TRELLIS_REQUESTS_A_MINUTE: '1000000' },
  })
  const beside = new AxeBeside()
  const people = new Map<string, Promise<Visitor>>()
  afterFile(async () => {
    await running.stop()
    rmSync(data, { recursive: true, force: true })
  })
  return {
    url: running.url,
    database,
    clock,
    running,
    somebody: (who = {}) => {
      const key = who.is && JSON.stringify(who)
      const known = key ? people.get(key) : undefined
      const visitor = known ?? somebody(beside, who.at ?? running.url, who)
      if (key) people.set(key, visitor)
      return visitor
    },
    caller: () => new Caller(running.url),
    messagesTo: (address) => messagesTo(database, address),
  }
}

async function somebody(
  beside: AxeBeside,
  origin: string,
  { is, phone = false, script = false }: { is?: string; phone?: boolean; script?: boolean },
): Promise<Visitor> {
  const viewport = phone ? { width: 375, height: 812 } : { width: 1280, height: 900 }
  const context = await openContext({ viewport, javaScriptEnabled: script })
  context.setDefaultTimeout(10_000)
  const visitor = new Visitor(await context.newPage(), beside, origin)
  if (is) await signIn(visitor, is)
  return visitor
}

const seenSigningIn = new Set<string>()

// By the page the first time that this process sees somebody sign in at this width; after that it is known, and taken as done.
async function signIn(visitor: Visitor, name: string): Promise<void> {
  const width = String(visitor.page.viewportSize()?.width)
  if (seenSigningIn.has(width)) {
    const caller = await new Caller(visitor.origin).signsIn(name)
    await visitor.page.context().addCookies(caller.carries())
    await visitor.opens('/referrals')
  } else {
    await visitor.opens('/sign-in?return_to=/referrals')
    await visitor.presses(new RegExp(name))
    seenSigningIn.add(width)
  }
}

// Told, and neither sent, withheld nor failed yet.
const waiting = `select 1 from message
  where sent_at is null and withheld_because is null and failed_because is null limit 1`

async function messagesTo({ owner }: TestDatabase, address: string) {
  await vi.waitFor(async () => expect((await owner.query(waiting)).rowCount).toBe(0), {
    timeout: 20_000,
    interval: 50,
  })
  const { rows } = await owner.query<{ subject: string; body: string; at: Date }>(
    'select subject, body, sent_at as at from message where address = $1 and sent_at is not null order by made_at desc, id',
    [address],
  )
  return rows
}
