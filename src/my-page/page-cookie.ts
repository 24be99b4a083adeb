import type { Context } from 'hono'
import { ourCookie, type Visit } from '../accounts/index.ts'

type C = Context<Visit>

// Sent to this room's pages and no others, and never along from another site; it goes when the browser does.
const page = ourCookie('trellis_my_page', { path: '/my', sameSite: 'Strict' })

/** The session of the page that this browser has open, or an empty text. */
export const sessionInHand = (c: C): string => page.read(c) ?? ''

/** Opens the page in this browser. */
export function takeSession(c: C, session: string): void {
  page.write(c, session)
}

/** Nothing of the page stays in this browser. */
export function dropSession(c: C): void {
  page.drop(c)
}
