import { type Context, Hono } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import type { Kysely } from 'kysely'
import { askerOf, keepPace } from '../../accounts/index.ts'
import type { DB } from '../../database/index.ts'
import { htmlDocument } from '../../ui/index.ts'
import { type Clock, dateInLondon, en } from '../../words/index.ts'
import { serviceCan } from '../entry.ts'
import { FramedList, FramedService } from '../screens/framed.tsx'
import { serviceById } from '../store.ts'
import { foundFor } from './found.ts'
import { framedFor } from './show.ts'

/** What the hall gives to what stands in other people's pages: no session, no actor, nobody's cookie. */
export type FramedSettings = {
  database: Kysely<DB>
  clock: Clock
  css: string
  publicUrl?: string
  place: () => Promise<{ id: string; name: string }>
}

// A whole school shares one network address, and every visitor of its site asks.
const A_MINUTE = 600
const SHOWN = 10

/**
 * Light pages for other people's sites: the only ones of ours that may be framed. They read no cookie and set none, hold
 * no form and no script, and load nothing but our own stylesheet and font.
 */
export function framedRoutes({ database, clock, css, publicUrl, place }: FramedSettings): Hono {
  const pace = keepPace(A_MINUTE, 60)
  const app = new Hono()
  app.use('/embed/*', async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    const { ok, seconds } = await pace(askerOf(c))
    if (!ok)
      return c.text(en.embedding.tooMany, 429, {
        ...{ 'retry-after': String(seconds), 'cache-control': 'no-store' },
      })
    return next()
  })
  app.use('/embed/*', etag({ retainedHeaders: [...RETAINED_304_HEADERS, ...Object.keys(headers)] }))
  const about = async (c: Context) => ({
    ...{ css, today: dateInLondon(clock()), placeName: (await place()).name },
    origin: publicUrl ?? new URL(c.req.url).origin,
  })
  app.get('/embed/services', async (c) => {
    const around = await about(c)
    const query = new URL(c.req.url).searchParams
    const asking = { today: around.today, place: (await place()).id }
    const page = framedFor(`/services?${query}`, around.origin)?.page ?? '/services'
    const found = await foundFor(database, query, asking, SHOWN)
    return c.html(htmlDocument(<FramedList found={found} page={page} {...around} />))
  })
  app.get('/embed/services/:id', async (c) => {
    const service = await serviceById(database, c.req.param('id'))
    if (!service || !serviceCan.beSeen(service)) return c.text('There is nothing here any more.', 404)
    return c.html(htmlDocument(<FramedService service={service} {...(await about(c))} />))
  })
  return app
}

const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  'cache-control': 'public, max-age=300',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
}
