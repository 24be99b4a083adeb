import type { SignedInWorker } from '../accounts/index.ts'
import type { Acting } from '../database/index.ts'
import type { Answers, Section } from '../ui/questions/index.ts'
import type { ReferralForm } from './forms/index.ts'

/** A programme that somebody is referred to: what it asks besides, of whoever refers by this form. */
export type AskedFor = {
  key: string
  name: string
  /** Null where it asks nothing besides. */
  section: Section | null
  /** The teams that run it: one of them gets the referral, where it takes first referrals. */
  teams: readonly string[]
  /** What was said, in the words of the programme. */
  said: (answers: Answers) => readonly { asks: string; says: string }[]
}

/** Finds it; null where no such programme runs here, or none that has a way in for whoever sends so. The hall registers it. */
export type FindAskedFor = (
  acting: Acting,
  asked: { programme: string; wayIn: ReferralForm['wayIn']; worker: SignedInWorker | null },
) => Promise<AskedFor | null>

/** What the letter keeps of it, with the general answers: what was asked for and what was said, as it was asked. */
export function lettered(answers: Answers, asked: AskedFor | null): Record<string, unknown> {
  if (!asked) return answers
  const general = Object.entries(answers).filter(([name]) => !name.startsWith('asks-'))
  return { ...Object.fromEntries(general), asked_for: asked.name, said: asked.said(answers) }
}
