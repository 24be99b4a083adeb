import { isCovered, nextCovered, type PublishedHours } from '../../accounts/index.ts'

/** How long whoever was told has to say that they have read it. */
export const ACKNOWLEDGE_MINUTES = 30

/** Who was told of an urgent answer, as what, and by when they say that they have read it. */
export type Told = {
  workerId: string
  name: string
  stands: 'reader' | 'cover'
  at: Date
  acknowledgeBy: Date
}

/** An answer that a person must read at once: which items, since when, who was told, and who has read it. */
export type Urgent = {
  askId: string
  supportId: string
  youngPersonId: string
  items: readonly string[]
  raisedAt: Date
  told: readonly Told[]
  acknowledged: { name: string; at: Date } | null
}

/** What may be done with an urgent answer. */
export const urgentCan = {
  beAcknowledged: ({ acknowledged }: Pick<Urgent, 'acknowledged'>): boolean => acknowledged === null,
} as const

const later = (at: Date): Date => new Date(at.getTime() + ACKNOWLEDGE_MINUTES * 60_000)

/**
 * By when an answer that came in at that instant is to be read. Within the hours the clock starts at once; outside them
 * when they begin again; and at once where a team has published none, because a worker was there.
 */
export const acknowledgeBy = (cover: PublishedHours, at: Date): Date =>
  later(isCovered(cover, at) ? at : (nextCovered(cover, at) ?? at))
