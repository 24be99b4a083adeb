import { setTimeout as pause } from 'node:timers/promises'
import { keepPace } from './pace.ts'

/** Counts what comes from one place and slows what is too much. */
export type Attempts = {
  /** Ends when one more from this network address may begin: at once, or after a moment when there are very many. */
  begin: (address: string) => Promise<void>
  /** Whether one more answer to this sign-in from this address is still fine. */
  mayFinish: (address: string, state: string) => Promise<boolean>
}

// A whole school signs in at nine, so beginning is cheap; the secrets behind it (32 random bytes) cannot be guessed. Nobody is
// refused: who floods from a network would lock out everybody else in it.
const BEGINNINGS_A_MINUTE = 300
const PAUSE_MS = 1_000
// Of one sign-in, whose state only the browser that began it knows.
const ANSWERS_A_MINUTE = 10

/** A fresh count, nothing in it. */
export function countAttempts(): Attempts {
  const beginnings = keepPace(BEGINNINGS_A_MINUTE, 60)
  const answers = keepPace(ANSWERS_A_MINUTE, 60)
  return {
    begin: async (address) => {
      if (!(await beginnings(address)).ok) await pause(PAUSE_MS)
    },
    mayFinish: async (address, state) => (await answers(`${address} ${state.slice(0, 100)}`)).ok,
  }
}
