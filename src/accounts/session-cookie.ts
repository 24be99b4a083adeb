import type { Context } from 'hono'
import { ourCookie } from './cookie.ts'
import { workerForSession } from './sessions.ts'
import type { SignedInWorker, Visit } from './visit.ts'
import type { Reading } from './worker.ts'

const session = ourCookie('trellis_session')
const browser = ourCookie('trellis_sign_in')

/**
 * Who is signed in in this browser, or null: what the hall asks for every request. `origin` is where the
 * browser sees this server, because the cookie is called otherwise over TLS; roles are as they stand at `now`.
 */
export async function sessionOf(
  c: Context<Visit>,
  database: Reading,
  { origin, now }: { origin: string; now: Date },
): Promise<SignedInWorker | null> {
  const token = session.read(c, origin)
  return token ? workerForSession(database, token, now) : null
}

/** The session token this browser sent, or undefined. */
export const sessionToken = (c: Context<Visit>): string | undefined => session.read(c)

/** Gives the browser its session, until the browser is closed or the session ends. */
export const setSessionCookie = (c: Context<Visit>, token: string): void => session.write(c, token)

/** Takes the session from the browser. */
export const clearSessionCookie = (c: Context<Visit>): void => session.drop(c)

/** What this browser was given when it set out to sign in, so that nobody else's sign-in can end in it. */
export const browserSecret = (c: Context<Visit>): string | undefined => browser.read(c)

/** Gives the browser that secret, for the ten minutes a sign-in may take. */
export const setBrowserSecret = (c: Context<Visit>, secret: string): void => browser.write(c, secret, 600)
