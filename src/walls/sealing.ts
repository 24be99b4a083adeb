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
  /** Only for the two who know of it. */
  identity: NewIdentity | null
}

/** That another record goes on from a sealed one, under a new name: asked for by one of two, and agreed by the other. */
export type NewIdentity = {
  id: string
  goesOnId: string | null
  goesOn: string | null
  reason: string
  askedBy: string
  askedByName: string
  secondId: string
  secondName: string
  agreed: boolean
  knownTo: readonly string[]
  /** Who else has the support of the record before: they would have to know. */
  supportWith: string | null
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
  nameReaders: (one: Sealing): boolean => stands(one) && one.identity?.agreed !== true,
  haveOpeningAsked: (one: Sealing): boolean => stands(one) && one.openingAskedBy === null,
  /** Whoever asked may take it back, and another may say no: it stays sealed. */
  stayClosed: (one: Sealing): boolean => stands(one) && one.openingAskedBy !== null,
  beOpened: (one: Sealing, by: string): boolean =>
    stands(one) && one.openingAskedBy !== null && one.openingAskedBy !== by,
  goOnAsAnother: (one: Sealing): boolean => stands(one) && one.identity === null,
  /** Not once the record that was to go on is gone. */
  haveIdentityAgreed: ({ identity }: Sealing, by: string): boolean =>
    identity?.agreed === false &&
    identity.goesOn !== null &&
    identity.secondId === by &&
    identity.supportWith === null,
  haveIdentityTakenBack: ({ identity }: Sealing): boolean => identity?.agreed === false,
  /** There are two who know of it: one goes when another comes. */
  havePlaceHandedOn: (one: Sealing): boolean => stands(one) && one.identity?.agreed === true,
} as const

/** How a sealing stands, in a sentence. */
export function sealingSays(one: Sealing): string {
  if (one.declinedBecause) return 'It was not sealed.'
  if (one.openedAt) return 'It is not sealed any more.'
  if (one.sealedAt) return 'It is sealed.'
  return `It is not sealed yet: ${one.secondName} has to agree.`
}
