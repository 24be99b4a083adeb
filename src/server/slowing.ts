import { createMiddleware } from 'hono/factory'
import { keepPace, type Visit } from '../accounts/index.ts'
import { sessionInHand } from '../my-page/index.ts'
import { tooMuch } from './problems.tsx'
import type { HallSettings } from './settings.ts'

/** Pages and forms of one person in a minute: ten a second, which no hand asks for. */
const REQUESTS_A_MINUTE = 600
/** What one person may send in a day, in bytes: twenty of the largest files, or more words than anybody writes. */
const BYTES_A_DAY = 320_000_000
/** What does not say how long it is counts as the longest form. */
const UNSAID = 1_000_000

/**
 * Slows whoever is signed in, and whoever has a page of a young person or a parent open, each for themselves: nobody is kept out by
 * somebody else. Whoever has neither is slowed by what they do, in the rooms.
 */
export function slowing({ env }: Pick<HallSettings, 'env'>) {
  const asks = keepPace(Number(env.TRELLIS_REQUESTS_A_MINUTE) || REQUESTS_A_MINUTE, 60)
  const sends = keepPace(BYTES_A_DAY, 86_400)
  return createMiddleware<Visit>(async (c, next) => {
    const who = c.req.path.startsWith('/my') ? sessionInHand(c).slice(0, 60) : (c.var.worker?.id ?? '')
    if (who === '') return next()
    const asked = await asks(who)
    if (!asked.ok) return tooMuch(c, asked.seconds, 'minute')
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const sent = await sends(who, Math.round(Number(c.req.header('content-length') ?? UNSAID)) || 0)
    return sent.ok ? next() : tooMuch(c, sent.seconds, 'day')
  })
}
