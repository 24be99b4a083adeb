import { cleanName } from '../../words/index.ts'

/** One of a worker's passkeys, as they see it. */
export type Passkey = { id: string; name: string; madeAt: Date; usedAt: Date | null }

/** A passkey as far as checking its answer goes. */
export type NamedPasskey = {
  id: string
  worker: { id: string; placeId: string; active: boolean }
  publicKey: Uint8Array<ArrayBuffer>
}

/** What a passkey is asked for; an answer to one is none to another. */
export type Purpose = 'sign_in' | 'again' | 'make'

/** What was asked, once it is answered. */
export type Question = { workerId: string | null; returnTo: string }

/** What may be done with a passkey. */
export const passkeyCan = {
  /** Not the last one of somebody with no other way in. */
  beTakenAway: (ofWorker: number, otherWays: number): boolean => ofWorker + otherWays > 1,
} as const

const LONGEST_NAME = 60

/** What a passkey is called: what was typed, or else what it was made with. */
export const nameOf = (typed: string, device: string): string =>
  cleanName(typed).slice(0, LONGEST_NAME).trim() || device

/** How a worker is named to a passkey, which shows it to nobody: the bytes of their id. */
export const handleOf = (worker: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(worker.replaceAll('-', ''), 'hex'))
