import type { Hono } from 'hono'
import { startSession, type Visit } from '../src/accounts/index.ts'
import type { HallSettings } from '../src/server/index.ts'
import { invented } from './saltmere.ts'

/** A page somebody opened: where, what came back, how many bytes. */
export type Opened = { path: string; status: number; text: string }

const ORIGIN = 'http://localhost:3000'

/** Opens pages as somebody of Saltmere, called by name; as nobody without one. */
export async function visitor(app: Hono<Visit>, database: HallSettings['database'], name?: string) {
  const cookie = name ? `trellis_session=${await startSession(database, invented(name))}` : ''
  return async (path: string): Promise<Opened> => {
    const answer = await app.request(`${ORIGIN}${path}`, { headers: { cookie } })
    return { path, status: answer.status, text: await answer.text() }
  }
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

/** Follows the links from some pages, a few of each kind, and answers every page opened. */
export async function walk(
  visit: (path: string) => Promise<Opened>,
  from: readonly string[],
  { ofEachKind = 2, most = 60 } = {},
): Promise<Opened[]> {
  const opened: Opened[] = []
  const kinds = new Map<string, number>()
  const asked = new Set<string>()
  const waiting = [...from]
  for (let path = waiting.shift(); path !== undefined && opened.length < most; path = waiting.shift()) {
    const seen = kinds.get(kindOf(path)) ?? 0
    if (asked.has(path) || leftOut.test(path) || seen >= ofEachKind) continue
    asked.add(path)
    kinds.set(kindOf(path), seen + 1)
    const page = await visit(path)
    opened.push(page)
    waiting.push(...linksIn(page.text))
  }
  return opened
}
