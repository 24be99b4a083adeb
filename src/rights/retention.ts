import type { DateOnly } from '../words/index.ts'

/** How well a rule is known: read at second hand, or from memory and to be checked by whoever deploys. */
export type Known = 'second hand' | 'from memory'

/** What the day is worked out from; the rules themselves are one table of the database (`retention_rule`). */
export type RetentionFacts = {
  dateOfBirth: DateOnly | null
  /** When the last support ended, or the referral that came to none; null while one is open. */
  endedOn: DateOnly | null
  /** The last time that somebody saw or talked with them, where that is known. */
  lastContactOn: DateOnly | null
  /** When they died, where that is known and confirmed. */
  diedOn: DateOnly | null
}

/** Until when a record is kept by one rule, why, and where that stands. */
export type Kept = { rule: string; until: DateOnly; because: string; source: string; known: Known }

/** What comes of all rules: a date by the longest of them, or why there is none. */
export type Retention = { kept: Kept; others: Kept[] } | { none: string }

/**
 * Until when a record is kept: the rules that fit it, the longest first. Nothing follows by itself: people look first, and
 * a hold goes before every date.
 */
export function retentionOf(facts: RetentionFacts, rules: readonly Kept[]): Retention {
  if (facts.endedOn === null)
    return { none: 'There is no date yet: support is open, or nobody has ended it.' }
  if (facts.dateOfBirth === null)
    return {
      none: 'There is no date of birth, so no date can be worked out. Find it out, or ask whoever is responsible for records.',
    }
  const [kept, ...others] = rules
  return kept ? { kept, others } : { none: 'Nobody has said what kind of record this is.' }
}
