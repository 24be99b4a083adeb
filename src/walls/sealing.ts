import type { DateOnly } from '../words/index.ts'

/** A sealing, as one of those who look after it reads it: asked for, standing, said no to, or over. */
export type Sealing = {
  id: string
  youngPersonId: string
  called: string
  reason: string
  reviewOn: DateOnly
  proposedBy: string
  proposedByName: string
  proposedAt: Date
  secondId: string
  secondName: string
  sealedAt: Date | null
  declinedBecause: string | null
  declinedByName: string | null
  reviewedBecause: string | null
  openingBecause: string | null
  openingAskedBy: string | null
  openingAskedByName: string | null
  openedByName: string | null
  openedAt: Date | null
}

/** Somebody who reads a sealed record by name, and since when they were named for what. */
export type SealingReader = { workerId: string; name: string; leads: boolean; because: string | null }

/** A colleague who could be the second, or look after a sealing with the two. */
export type MaySeal = { workerId: string; name: string; lead: boolean }

const waits = ({ sealedAt, declinedBecause }: Sealing): boolean => !sealedAt && !declinedBecause
const stands = ({ sealedAt, openedAt }: Sealing): boolean => sealedAt !== null && openedAt === null

/** What may be done about a sealing, by one of those who look after it. Sealing takes two people, and so does opening again. */
export const sealingCan = {
  beConfirmed: (one: Sealing, by: string): boolean => waits(one) && one.secondId === by,
  beDeclined: (one: Sealing, by: string): boolean =>
    waits(one) && (one.secondId === by || one.proposedBy === by),
  beReviewed: stands,
  nameReaders: stands,
  haveOpeningAsked: (one: Sealing): boolean => stands(one) && one.openingAskedBy === null,
  /** Whoever asked may take it back, and another may say no: it stays sealed. */
  stayClosed: (one: Sealing): boolean => stands(one) && one.openingAskedBy !== null,
  beOpened: (one: Sealing, by: string): boolean =>
    stands(one) && one.openingAskedBy !== null && one.openingAskedBy !== by,
} as const

/** How a sealing stands, in a sentence. */
export function sealingSays(one: Sealing): string {
  if (one.declinedBecause) return 'It was not sealed.'
  if (one.openedAt) return 'It is not sealed any more.'
  if (one.sealedAt) return 'It is sealed.'
  return `It is not sealed yet: ${one.secondName} has to agree.`
}
