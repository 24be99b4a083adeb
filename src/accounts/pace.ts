import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Env } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Visit } from './visit.ts'

/** What is left to somebody after they have asked, or how many seconds they must wait. */
export type Allowance = { ok: boolean; left: number; seconds: number }

/**
 * Counts what comes from one asker in so many seconds. A whole school shares one network address, so counts are wide and
 * only floods are stopped; nothing is counted against a person, so that nobody can be locked out by somebody else. In
 * each process's memory: a minute or an hour is short.
 */
export function keepPace(
  points: number,
  seconds: number,
): (asker: string, cost?: number) => Promise<Allowance> {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (asker, cost = 1) => {
    const outcome = await limiter.consume(asker, cost).catch((refused: unknown) => refused)
    if (!(outcome instanceof RateLimiterRes)) throw outcome
    return {
      ok: outcome.consumedPoints <= points,
      left: Math.max(0, points - outcome.consumedPoints),
      seconds: Math.max(1, Math.ceil(outcome.msBeforeNext / 1000)),
    }
  }
}

/** Says whether one more of these from whoever visits is still fine. */
export type Pace<What extends string> = (c: Context<Visit>, what: What) => Promise<boolean>

/** Counts several things apart, each so many times an hour from one network address. */
export function hourlyPace<What extends string>(
  most: Readonly<Record<What, number>>,
  addressOf: (c: Context<Visit>) => string = askerOf,
): Pace<What> {
  const counts = new Map(
    Object.entries<number>(most).map(([what, points]) => [what, keepPace(points, 3_600)]),
  )
  return async (c, what) => (await counts.get(what)?.(addressOf(c)))?.ok ?? true
}

const own = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^(?:::1$|f[cd])/i

/**
 * Who asks. Behind a proxy of our own network it is the last address that the proxy names; what somebody further
 * away writes there is not believed. Of an IPv6 address the first half counts: the second changes at will.
 */
export function askerOf<E extends Env>(c: Context<E>): string {
  const connection = connectionOf(c)
  const named = own.test(connection) ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const address = (named || connection).slice(0, 60)
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}

// Without a connection, as in a test of a room alone, everybody is one.
function connectionOf<E extends Env>(c: Context<E>): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
