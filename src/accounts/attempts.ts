import { keepPace } from './pace.ts'

/** Counts what comes from one place and says when it is too much. */
export type Attempts = {
  /** Whether one more from this network address is still fine. */
  mayBegin: (address: string) => Promise<boolean>
  /** Whether one more answer to this sign-in from this address is still fine. */
  mayFinish: (address: string, state: string) => Promise<boolean>
}

// A whole school signs in at nine, so beginning is cheap; the secrets behind it (32 random bytes) cannot be guessed.
const BEGINNINGS_A_MINUTE = 300
const ANSWERS_A_MINUTE = 10

/** A fresh count, nothing in it. */
export function countAttempts(): Attempts {
  const beginnings = keepPace(BEGINNINGS_A_MINUTE, 60)
  const answers = keepPace(ANSWERS_A_MINUTE, 60)
  return {
    mayBegin: async (address) => (await beginnings(address)).ok,
    mayFinish: async (address, state) => (await answers(`${address} ${state.slice(0, 100)}`)).ok,
  }
}
