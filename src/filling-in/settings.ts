import type { Acting } from '../database/index.ts'
import type { Survey } from './survey.ts'

/** Somebody said in a named survey what a person must read at once. Whose it is stands with the answers, by their id. */
export type UrgentAnswer = { roundId: string; answersId: string; item: string }

/** A named survey that was handed in: what it asked, and what was answered. */
export type HandedIn = { survey: Survey; answers: Uint8Array }

/** One more page for whoever handed a survey in, and what the way to it is called. */
export type OneMore = { href: string; text: string }

/** What the hall does with an answer that a person must read at once, and with a named survey that was handed in. */
export type FillingInSettings = {
  onUrgentAnswer: (acting: Acting, urgent: UrgentAnswer) => Promise<void>
  afterwards: (acting: Acting, handedIn: HandedIn) => Promise<OneMore | null>
}
