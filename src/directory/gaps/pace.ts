import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Visit } from '../../accounts/index.ts'

/** What anybody may leave here without signing in. */
export type Left = 'gap' | 'search'

/** Says whether one more of these from here is still fine. */
export type Pace = (c: Context<Visit>, what: Left) => Promise<boolean>

// Without a connection, as in a test of the room alone, everybody is one.
const addressOf = (c: Context<Visit>): string =>
  typeof c.env === 'object' && c.env !== null && 'incoming' in c.env
    ? (getConnInfo(c).remote.address ?? 'unknown')
    : 'unknown'

/**
 * Counts what comes from one network address in an hour. A whole school shares one, so the counts are wide and only
 * floods are stopped. In this process's memory, and forgotten with the hour.
 */
export function keepPace(most: Readonly<Record<Left, number>> = { gap: 30, search: 300 }): Pace {
  const limiters = {
    gap: new RateLimiterMemory({ points: most.gap, duration: 3_600 }),
    search: new RateLimiterMemory({ points: most.search, duration: 3_600 }),
  }
  return (c, what) =>
    limiters[what].consume(addressOf(c)).then(
      () => true,
      () => false,
    )
}
