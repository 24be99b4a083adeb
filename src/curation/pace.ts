import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Visit } from '../accounts/index.ts'

/** What anybody may send without signing in, and how much of it from one network address in an hour. */
const mostInAnHour = { claim: 12, report: 30, feedback: 60 } as const

export type SentByAnybody = keyof typeof mostInAnHour

/** Says whether one more of these from here is still fine. */
export type Pace = (c: Context<Visit>, what: SentByAnybody) => Promise<boolean>

const connectionAddress = (c: Context<Visit>): string => getConnInfo(c).remote.address ?? 'unknown'

/**
 * Counts what comes from one network address. A whole school shares one, so the counts are wide: they stop a flood, and
 * a person reads every one of these anyway. In this process's memory: an hour is short.
 */
export function keepPace(addressOf: (c: Context<Visit>) => string = connectionAddress): Pace {
  const limiters = Object.fromEntries(
    Object.entries(mostInAnHour).map(([what, points]) => [
      what,
      new RateLimiterMemory({ points, duration: 3_600 }),
    ]),
  )
  return async (c, what) => {
    const limiter = limiters[what]
    if (!limiter) return true
    return limiter.consume(addressOf(c)).then(
      () => true,
      () => false,
    )
  }
}
