import type { Hono } from 'hono'
import { startSession, type Visit } from '../src/accounts/index.ts'
import type { HallSettings } from '../src/server/index.ts'
import { newId } from '../src/words/index.ts'
import { invented } from './saltmere.ts'

/** A page somebody opened: where, and what came back. */
export type Opened = { path: string; status: number; type: string; text: string }

const ORIGIN = 'http://localhost:3000'

/** Opens pages as somebody of Saltmere, called by name; as nobody without one. */
export async function visitor(app: Hono<Visit>, database: HallSettings['database'], name?: string) {
  const cookie = name ? `trellis_session=${await startSession(database, invented(name))}` : ''
  return (path: string) => opened(app, path, { headers: { cookie } })
}

/** Opens pages as a young person who has just been given a page of their own by this worker. */
export async function ownVisitor(
  app: Hono<Visit>,
  database: HallSettings['database'],
  worker: string,
  young: string,
) {
  const cookie = `trellis_session=${await startSession(database, invented(worker))}`
  const sends = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
    app.request(`${ORIGIN}${path}`, {
      ...{ method: 'POST', body: new URLSearchParams(fields) },
      headers: { origin: ORIGIN, ...headers },
    })
  const handed = await sends(`/young-people/${young}/own-page`, { how: 'show', once: newId() }, { cookie })
  const keys = await handed.text()
  const link = /\/my\/in\/[\w-]{43}/.exec(keys)?.[0] ?? ''
  const inside = await sends(link, { code: /\d{3} \d{3}/.exec(keys)?.[0] ?? '' }, {})
  const own = inside.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return (path: string) => opened(app, path, { headers: { cookie: own } })
}

async function opened(
  app: Hono<Visit>,
  path: string,
  how: { headers: Record<string, string> },
): Promise<Opened> {
  const answer = await app.request(`${ORIGIN}${path}`, how)
  const type = answer.headers.get('content-type') ?? ''
  return { path, status: answer.status, type, text: await answer.text() }
}

// Addresses that differ by ids or numbers only are of one kind.
const kindOf = (path: string): string =>
  path
    .replace(/\?.*/, (query) => query.replace(/=[^&]*/g, '='))
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\d+/g, 'n')

const linksIn = (html: string): string[] =>
  [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

// Signing in belongs to a browser, and the kit's pictures to the kit.
const leftOut = /^\/(sign-in|assets|kit|demo\/identity)|\.(css|js|svg|woff2|ico|ics)\b/

/**
 * Follows the links from some pages, a few of each kind, and answers every page opened. Where several walk with the same `kinds`,
 * a few of each kind are opened by all of them together.
 */
export async function walk(
  visit: (path: string) => Promise<Opened>,
  from: readonly string[],
  { ofEachKind = 2, most = 60, kinds = new Map<string, number>() } = {},
): Promise<Opened[]> {
  const opened: Opened[] = []
  const asked = new Set<string>()
  const waiting = [...from]
  for (let path = waiting.shift(); path !== undefined && opened.length < most; path = waiting.shift()) {
    const seen = kinds.get(kindOf(path)) ?? 0
    const enough = seen >= ofEachKind && !from.includes(path)
    if (asked.has(path) || leftOut.test(path) || enough) continue
    asked.add(path)
    kinds.set(kindOf(path), seen + 1)
    const page = await visit(path)
    opened.push(page)
    waiting.push(...linksIn(page.text))
  }
  return opened
}
