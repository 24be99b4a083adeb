import type { Acting } from '../database/index.ts'
import type { Survey } from './survey.ts'

/** Somebody said in a named survey what a person must read at once: whoever acts, and to which question. */
export type UrgentAnswer = { roundId: string; item: string }

/** A named survey that was handed in: what it asked, and what was answered. */
export type HandedIn = { survey: Survey; answers: Uint8Array }

/** One more page for whoever handed a survey in, and what the way to it is called. */
export type OneMore = { href: string; text: string }

/** What the hall does with an answer that a person must read at once, and with a named survey that was handed in. */
export type FillingInSettings = {
  /** `origin` is where messages lead to. */
  onUrgentAnswer: (acting: Acting, urgent: UrgentAnswer, origin: string) => Promise<void>
  /** A named survey was handed in, by whoever acts. */
  onHandedIn: (acting: Acting, roundId: string, origin: string) => Promise<void>
  afterwards: (acting: Acting, handedIn: HandedIn) => Promise<OneMore | null>
}
