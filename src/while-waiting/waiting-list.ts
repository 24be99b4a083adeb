import { normaliseName } from '../words/index.ts'

/** How somebody on a list is reached, and whose phone or address it is. */
export type Reached = {
  reference: string
  /** A first name: the offer needs no more. */
  called: string
  audience: 'young_person' | 'parent_or_carer'
  channel: 'text' | 'email'
  address: string
}

export type OfferState = 'held' | 'left_out' | 'offered' | 'yes' | 'no' | 'lapsed'

/** How each is said to the service. */
export const offerStateWords: Record<OfferState, string> = {
  held: 'For you to look at',
  left_out: 'Left out',
  offered: 'Asked, no answer yet',
  yes: 'Said yes',
  no: 'Said no',
  lapsed: 'Did not answer',
}

/** A list that a service sent: whose it is, who answers for it, who would be there, and until when they may say. */
export type WaitingList = {
  id: string
  teamId: string
  team: string
  answererId: string
  answerer: string
  service: string
  supporters: string
  answerBy: string
  rowsRead: number
  madeAt: Date
  closedAt: Date | null
}

/** What may be done with a list. Screens and routes ask here. */
export const waitingListCan = {
  beChanged: ({ closedAt }: Pick<WaitingList, 'closedAt'>): boolean => closedAt === null,
}

/** A request to look again at somebody's place on a list. */
export type LookingAgain = {
  id: string
  offerId: string
  listId: string
  youngPersonId: string
  reference: string
  called: string
  askedBy: 'young_person' | 'worker'
  workerName: string | null
  words: string
  askedAt: Date
  answerBy: string
  answeredAt: Date | null
  answeredBy: string | null
  outcome: Outcome | null
  answerWords: string | null
}

/** What came of it. */
export type Outcome = 'sooner' | 'same_place' | 'contact' | 'other'

export const outcomeWords: Record<Outcome, string> = {
  sooner: 'They are seen sooner',
  contact: 'We get in touch with them now',
  same_place: 'Their place stays as it is',
  other: 'Something else',
}

/** Whether two rows are about the same young person, as far as a list can say. */
export const isSame = (one: Reached, other: Pick<Reached, 'reference'> & Partial<Reached>): boolean =>
  one.reference === other.reference ||
  (one.address === other.address && normaliseName(one.called) === normaliseName(other.called ?? ''))
