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

/** The same of what a worker asks a service or another team for; null where it asks nothing of them. The hall registers it. */
export type FindAskedAt = (
  acting: Acting,
  asked: { service: string; worker: SignedInWorker },
) => Promise<AskedFor | null>

/** What a letter keeps of it: what was asked for and what was said, as it was asked. */
export const askedIn = (answers: Answers, asked: AskedFor | null) =>
  asked ? { programme: asked.key, asked_for: asked.name, said: asked.said(answers) } : {}

/** The same with the general answers. */
export function lettered(answers: Answers, asked: AskedFor | null): Record<string, unknown> {
  if (!asked) return answers
  const general = Object.entries(answers).filter(([name]) => !name.startsWith('asks-'))
  return { ...Object.fromEntries(general), ...askedIn(answers, asked) }
}

/** What a letter says of it, line by line: nothing where no programme was asked for. */
export function saidIn({
  asked_for: name,
  said,
}: Record<string, unknown>): { label: string; text: string }[] {
  if (typeof name !== 'string' || !Array.isArray(said)) return []
  return said.map(({ asks, says }) => ({ label: String(asks), text: String(says) }))
}
