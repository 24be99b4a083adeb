import type { Context } from 'hono'
import { newToken, ourCookie, type Visit } from '../accounts/index.ts'
import { OWN_PAGE_DAYS } from './own-page.ts'

type C = Context<Visit>

// Sent to this room's pages and no others, and never along from another site; it goes when the browser does.
const page = ourCookie('trellis_my_page', { path: '/my', sameSite: 'Strict' })

// Which browser this is, so that somebody else's wrong codes do not keep it out: sent when its link is opened from a message too, and
// kept as long as a link lasts.
const browser = ourCookie('trellis_my_browser', { path: '/my' })
const BROWSER_SECONDS = OWN_PAGE_DAYS * 86_400

/** What this browser is known by since it opened a page, or a new secret. */
export const browserInHand = (c: C): string => browser.read(c) ?? newToken()

/** From now on this browser is known by this secret. */
export const rememberBrowser = (c: C, secret: string): void => browser.write(c, secret, BROWSER_SECONDS)

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
