import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How much one network address may ask for in a minute: an answer costs 1, a long or full one more. */
export const POINTS_A_MINUTE = 600

/** What is left to an address after it has asked, or how long it must wait. */
export type Allowance = { ok: boolean; left: number; seconds: number }

/** Counts what each network address asks for. In each process's memory: a minute is short. */
export function countAsking(points = POINTS_A_MINUTE) {
  const limiter = new RateLimiterMemory({ points, duration: 60 })
  return async (address: string, cost: number): Promise<Allowance> => {
    const outcome = await limiter.consume(address, cost).catch((refused: unknown) => refused)
    if (!(outcome instanceof RateLimiterRes)) throw outcome
    const seconds = Math.max(1, Math.ceil(outcome.msBeforeNext / 1000))
    return {
      ok: outcome.consumedPoints <= points,
      left: Math.max(0, points - outcome.consumedPoints),
      seconds,
    }
  }
}

const own = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^(?:::1$|f[cd])/i

/**
 * Who asks. Behind a proxy of our own network it is the last address that the proxy names; what somebody further
 * away writes there is not believed. Of an IPv6 address the first half counts: the second changes at will.
 */
export function askerOf(c: Context): string {
  const connection = connectionOf(c)
  const named = own.test(connection) ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const address = (named || connection).slice(0, 60)
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}

function connectionOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
