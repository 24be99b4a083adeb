import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Visit } from '../accounts/index.ts'
import { framedRoutes } from '../directory/index.ts'
import { developersPage, openReferralRoutes } from '../open-referral/index.ts'
import { assetRoutes } from './asset-routes.ts'
import { givingOut } from './giving-out.ts'
import { everyRouteIsKnown, letIn } from './matrix.ts'
import { failed, notFound } from './problems.tsx'
import { writingRefusals } from './refusals.ts'
import { mountRooms } from './rooms.tsx'
import type { HallSettings } from './settings.ts'
import { slowing } from './slowing.ts'
import { standingPages } from './standing/pages.tsx'
import { publicPlace, visiting } from './visiting.ts'

const MOST_BYTES = 1_000_000

// Where a file is sent, or a whole programme is written, a larger one still gets its sentence beside the field.
const withFile =
  /^\/(?:services\/[^/]+\/photos|directory\/uploads|school-surveys\/[^/]+\/(?:pupils|opt-outs)|programmes\/drafts\/[^/]+\/text)$/
const MOST_BYTES_WITH_FILE = 16_000_000

const OVER_TLS = 'max-age=31536000; includeSubDomains'

const headers = secureHeaders({
  strictTransportSecurity: OVER_TLS,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
})

/** What pages of ours that stand in other people's sites need of the hall. */
const framing = (
  { database, clock, assets, publicUrl }: HallSettings,
  place: ReturnType<typeof publicPlace>,
) => ({
  ...{ database, clock, publicUrl, place },
  css: assets.css,
})

/** The whole of what Trellis answers over HTTP. */
export function createApp(settings: HallSettings): Hono<Visit> {
  const app = new Hono<Visit>()
  app.onError(failed)
  app.notFound(notFound)
  // Of every answer, also of files and of what is given out: come over TLS only, and believe what it says it is; and nobody frames what does not say so.
  app.use(async (c, next) => {
    await next()
    c.header('strict-transport-security', OVER_TLS)
    c.header('x-content-type-options', 'nosniff')
    if (!c.res.headers.has('content-security-policy'))
      c.header('content-security-policy', "frame-ancestors 'none'")
  })
  app.get('/health', async (c) => {
    await settings.database.selectFrom('place').select('id').limit(1).execute()
    return c.text('ok')
  })
  app.route('/', assetRoutes(settings))
  const place = publicPlace(settings.database)
  app.route('/oruk', openReferralRoutes(givingOut(settings, place)))
  app.route('/', framedRoutes(framing(settings, place)))
  // On a phone with a poor signal most of the wait is the line. Packing tells an eavesdropper how long a page is, so no
  // page may hold a secret beside what a stranger made it repeat: ours hold none (the session is a SameSite cookie).
  app.use(compress())
  app.use(headers)
  app.use(visiting(settings, settings.clock, place))
  app.use(writingRefusals())
  const upTo = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => failed(new HTTPException(413), c) })
  const [forms, files] = [upTo(MOST_BYTES), upTo(MOST_BYTES_WITH_FILE)]
  app.use((c, next) => (withFile.test(c.req.path) ? files : forms)(c, next))
  // A form counts only when it comes from one of our own pages.
  app.use(csrf({ origin: (origin, c) => origin === c.var.origin || origin === new URL(c.req.url).origin }))
  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  app.use(slowing(settings))
  app.use(letIn)
  app.route('/', standingPages())
  app.route('/', developersPage())
  mountRooms(app, settings)
  everyRouteIsKnown(app.routes)
  return app
}
