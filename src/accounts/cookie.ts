import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Visit } from './visit.ts'

type C = Context<Visit>

/** One of our cookies: reading it, giving it to the browser and taking it from there. */
export type OurCookie = {
  read: (c: C, origin?: string) => string | undefined
  /** Kept for so many seconds; without, until the browser is closed. */
  write: (c: C, value: string, maxAge?: number) => void
  drop: (c: C) => void
}

const overTls = (origin: string): boolean => origin.startsWith('https:')

/**
 * The one way in which we keep a cookie: no script reads it, and over TLS the prefix of its name binds it to TLS and, where
 * every page is sent it, to this host. Browsers refuse those prefixes over plain http, where the demo runs.
 */
export function ourCookie(
  name: string,
  { path = '/', sameSite = 'Lax' as 'Lax' | 'Strict' } = {},
): OurCookie {
  const prefix = path === '/' ? '__Host-' : '__Secure-'
  const named = (origin: string) => (overTls(origin) ? prefix + name : name)
  const attributes = (origin: string) => ({ path, httpOnly: true, sameSite, secure: overTls(origin) })
  return {
    read: (c, origin = c.var.origin) => getCookie(c, named(origin)),
    write: (c, value, maxAge) =>
      setCookie(c, named(c.var.origin), value, {
        ...attributes(c.var.origin),
        ...(maxAge === undefined ? {} : { maxAge }),
      }),
    drop: (c) => void deleteCookie(c, named(c.var.origin), attributes(c.var.origin)),
  }
}
