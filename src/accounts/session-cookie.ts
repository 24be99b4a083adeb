import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { workerForSession } from './sessions.ts'
import type { SignedInWorker, Visit } from './visit.ts'
import type { Reading } from './worker.ts'

// The prefix binds the cookie to this host over TLS; browsers refuse it over plain http, where the demo runs.
const named = (name: string, origin: string): string =>
  origin.startsWith('https:') ? `__Host-${name}` : name
const attributes = (origin: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: origin.startsWith('https:') }) as const

const SESSION = 'trellis_session'
const BROWSER = 'trellis_sign_in'

/**
 * Who is signed in in this browser, or null: what the hall asks for every request. `origin` is where the
 * browser sees this server, because the cookie is called otherwise over TLS; roles are as they stand at `now`.
 */
export async function sessionOf(
  c: Context<Visit>,
  database: Reading,
  { origin, now }: { origin: string; now: Date },
): Promise<SignedInWorker | null> {
  const token = getCookie(c, named(SESSION, origin))
  return token ? workerForSession(database, token, now) : null
}

/** The session token this browser sent, or undefined. */
export const sessionToken = (c: Context<Visit>): string | undefined =>
  getCookie(c, named(SESSION, c.var.origin))

/** Gives the browser its session, until the browser is closed or the session ends. */
export function setSessionCookie(c: Context<Visit>, token: string): void {
  setCookie(c, named(SESSION, c.var.origin), token, attributes(c.var.origin))
}

/** Takes the session from the browser. */
export function clearSessionCookie(c: Context<Visit>): void {
  deleteCookie(c, named(SESSION, c.var.origin), attributes(c.var.origin))
}

/** What this browser was given when it set out to sign in, so that nobody else's sign-in can end in it. */
export const browserSecret = (c: Context<Visit>): string | undefined =>
  getCookie(c, named(BROWSER, c.var.origin))

/** Gives the browser that secret, for the ten minutes a sign-in may take. */
export function setBrowserSecret(c: Context<Visit>, secret: string): void {
  setCookie(c, named(BROWSER, c.var.origin), secret, { ...attributes(c.var.origin), maxAge: 600 })
}
