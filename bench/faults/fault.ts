/** What a fault is told: its seed, and where its lines go. */
export type Proving = { seed: number; say: (line: string) => void }

/**
 * One fault: it arranges, breaks, counts against a ledger that the broken thing cannot reach, and says what it found.
 * Gives whether all was as it should be.
 */
export type Fault = (given: Proving) => Promise<boolean>

/** Whether what `bin/trellis history verify` says is that every record is as it was written. */
export const isProven = (history: string): boolean => /^\d+ records verified$/.test(history)

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
