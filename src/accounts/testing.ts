import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import { type Actor, actorTransaction, type DB } from '../database/index.ts'
import { newId } from '../words/index.ts'
import { sessionOf } from './session-cookie.ts'
import type { Visit } from './visit.ts'

/** A hall with nothing in it but visits and the rooms a test brings, on a port of its own. */
export type TestHall = { origin: string; port: number; stop: () => Promise<void> }

/** Serves these routes as the real hall does, without its header and footer. `now` is what the visits say. */
export async function testHall(
  database: Kysely<DB>,
  rooms: Hono<Visit>[],
  now: Date = new Date('2026-11-24T09:00:00Z'),
): Promise<TestHall> {
  const app = new Hono<Visit>()
  app.notFound((c) => c.text('Page not found', 404))
  app.use(async (c, next) => {
    const { origin } = new URL(c.req.url)
    const worker = await sessionOf(c, database, { origin, now })
    const request = newId()
    const actor: Actor = worker
      ? { kind: 'worker', id: worker.id, place: worker.placeId }
      : { kind: 'public', id: null, place: newId() }
    c.set('worker', worker)
    c.set('actor', actor)
    c.set('now', now)
    c.set('request', request)
    c.set('origin', origin)
    c.set('act', (work) => actorTransaction(database, { actor, now, request }, work))
    c.set('database', database)
    c.set('actAs', (as, work) => actorTransaction(database, { actor: as, now, request }, work))
    c.set('page', ({ title, children, status }) =>
      c.html(`<title>${title}</title>${children}`, status ?? 200),
    )
    await next()
    // As the real hall does, which is what an answer made by somebody else must survive.
    c.header('cache-control', 'no-store')
  })
  for (const room of rooms) app.route('/', room)
  app.get('/whoami', (c) => c.text(c.var.worker?.name ?? 'nobody'))
  const server = serve({ fetch: app.fetch, port: 0 })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A browser without JavaScript: keeps cookies, follows redirects, says where it is. */
export class TestBrowser {
  private readonly cookies = new Map<string, { value: string; path: string }>()
  /** The address last arrived at, and every one on the way. */
  at = ''
  way: string[] = []
  private readonly network: string | null

  /** In this network, as a proxy of ours would name it. */
  constructor(network: string | null = null) {
    this.network = network
  }

  /** Opens a page, or sends a form when given fields. */
  async open(address: string, form?: Record<string, string>): Promise<{ status: number; text: string }> {
    this.way = []
    let url = new URL(address, this.at || undefined)
    let body = form && new URLSearchParams(form)
    for (let steps = 0; steps < 15; steps++) {
      const answer = await this.once(url, body)
      this.way.push(url.href)
      this.at = url.href
      const next = answer.headers.get('location')
      if (!next) return { status: answer.status, text: await answer.text() }
      await answer.body?.cancel()
      url = new URL(next, url)
      body = undefined
    }
    throw new Error(`went round in circles at ${this.at}`)
  }

  /** One request without following where it leads. */
  async once(url: URL, body?: URLSearchParams): Promise<Response> {
    const cookie = [...this.cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const headers: Record<string, string> = {
      ...{ cookie, ...(this.at ? { referer: this.at } : {}) },
      ...(this.network ? { 'x-forwarded-for': this.network } : {}),
    }
    const answer = await fetch(url, { method: body ? 'POST' : 'GET', body, headers, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    return answer
  }

  /** The value of a cookie this browser keeps. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value
  }

  /** Puts a cookie there that this browser was not given. */
  keepCookie(name: string, value: string): void {
    this.cookies.set(name, { value, path: '/' })
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
    if (!value || attributes.some((one) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(one)))
      this.cookies.delete(name)
    else this.cookies.set(name, { value, path })
  }
}

/** Something to ask, made ready beforehand: asking it is what takes time, and it gives all that was answered. */
export type Ready = () => Promise<string>

const median = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0

/** How likely it is that two lots of times differ so much in rank when they are the same (Mann and Whitney, two-sided). */
export function rankTest(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((ms) => ({ ms, of: 1 })), ...other.map((ms) => ({ ms, of: 0 }))].sort(
    (first, second) => first.ms - second.ms,
  )
  const ranks = all.reduce((sum, { of }, at) => sum + of * (at + 1), 0)
  const [n, m] = [one.length, other.length]
  const u = ranks - (n * (n + 1)) / 2
  const z = Math.abs(u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  // Twice the tail of the normal distribution, to four places (Abramowitz and Stegun 26.2.17).
  const t = 1 / (1 + 0.2316419 * z)
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return Math.min(1, 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly)
}

/** Asks both in turn, either first as often, and gives their times; what they say must be the same to the letter. */
async function timesOf(known: () => Promise<Ready>, unknown: () => Promise<Ready>, each: number) {
  const times = { known: [] as number[], unknown: [] as number[] }
  const warm = Math.ceil(each / 25)
  for (let nth = 0; nth < each + warm; nth++) {
    const order = nth % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
    const said: string[] = []
    for (const which of order) {
      const ask = await (which === 'known' ? known() : unknown())
      const began = performance.now()
      said.push(await ask())
      // The first ones only warm up.
      if (nth >= warm) times[which].push(performance.now() - began)
    }
    if (said[0] !== said[1]) throw new Error(`known and unknown say different things:\n${said.join('\n')}`)
  }
  return times
}

/**
 * Throws where the two can be told apart. Of two that cannot, one comparison in a hundred seems to tell them all the same: then all is
 * measured anew, twice at most. What really differs does so each time.
 */
export async function takeTheSameTime(
  known: () => Promise<Ready>,
  unknown: () => Promise<Ready>,
  each = 500,
): Promise<void> {
  let found = { apart: 0, chance: 0 }
  for (let tried = 0; tried < 3; tried++) {
    const times = await timesOf(known, unknown, each)
    found = {
      apart: Math.abs(median(times.known) - median(times.unknown)),
      chance: rankTest(times.known, times.unknown),
    }
    if (found.apart < 5 && found.chance > 0.01) return
  }
  throw new Error(
    `known and unknown are ${found.apart} ms apart, by chance with a probability of ${found.chance}`,
  )
}
