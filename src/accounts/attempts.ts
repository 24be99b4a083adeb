import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Counts what comes from one place and says when it is too much. */
export type Attempts = {
  /** Whether one more from this network address is still fine. */
  mayBegin: (address: string) => Promise<boolean>
  /** Whether one more answer to this sign-in from this address is still fine. */
  mayFinish: (address: string, state: string) => Promise<boolean>
}

// A whole school shares one address and signs in at nine, so beginning is cheap and only floods are stopped;
// nothing is counted against a person, so that nobody can be locked out by somebody else. In each process's
// memory: a minute is short, and the secrets behind it (32 random bytes) cannot be guessed anyway.
const BEGINNINGS_A_MINUTE = 300
const ANSWERS_A_MINUTE = 10

/** A fresh count, nothing in it. */
export function countAttempts(): Attempts {
  const beginnings = new RateLimiterMemory({ points: BEGINNINGS_A_MINUTE, duration: 60 })
  const answers = new RateLimiterMemory({ points: ANSWERS_A_MINUTE, duration: 60 })
  const mayTake = async (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
    limiter.consume(key).then(
      () => true,
      () => false,
    )
  return {
    mayBegin: (address) => mayTake(beginnings, address),
    mayFinish: (address, state) => mayTake(answers, `${address} ${state.slice(0, 100)}`),
  }
}
