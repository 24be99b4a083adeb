import { isUuid } from '../../words/index.ts'
import { addressOf, readAsked } from '../finding/asked.ts'

/** Where a frame leads, and the page here that shows the same; `service` is the one thing it shows, if it is one. */
export type Framed = { frame: string; page: string; service?: string }

/**
 * What somebody wants to show, from the address they pasted: of a search here, of one page here, or nothing for all.
 * Undefined for an address of another site, or of another kind of page.
 */
export function framedFor(pasted: string, origin: string): Framed | undefined {
  const text = pasted.trim()
  const url = URL.parse(text || '/services', `${origin}/`)
  if (!url || url.origin !== new URL(origin).origin) return undefined
  const one = /^\/services\/([^/]+)\/?$/.exec(url.pathname)?.[1]
  if (one && isUuid(one)) return { frame: `/embed/services/${one}`, page: `/services/${one}`, service: one }
  if (!/^\/services\/?$/.test(url.pathname)) return undefined
  const page = addressOf({ ...readAsked(url.searchParams), view: 'list', page: 1 })
  return { frame: `/embed${page}`, page }
}
