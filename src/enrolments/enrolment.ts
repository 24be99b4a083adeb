import type { DateOnly } from '../words/index.ts'

/** Where somebody stands in a programme; see docs/words.md, "Place in a group". Who comes first, then who may, then who did. */
export const enrolmentStates = [
  'attending',
  'taken_up',
  'offered',
  'waiting',
  'completed',
  'stopped',
] as const
export type EnrolmentState = (typeof enrolmentStates)[number]

/** Somebody takes part in a programme, or waits to, by the version they began on. */
export type Enrolment = {
  id: string
  youngPersonId: string
  supportId: string
  /** The referral by which a place was asked for; null where it is done in the support itself. */
  referralId: string | null
  placeId: string
  runId: string
  programme: string
  version: number
  state: EnrolmentState
  groupId: string | null
  waitingSince: Date
  answerBy: DateOnly | null
  beganOn: DateOnly | null
  /** Why they come although something said of whom it is for does not fit. */
  override: string | null
  /** Which of the two that their programme compares they are in; null where it is neither, or nobody said. */
  arm: string | null
  changeId: string
}

/** The states in which somebody has a seat of a group. */
export const seated: readonly EnrolmentState[] = ['offered', 'taken_up', 'attending']

/** After so many days in which nobody saw them, whoever takes part is named to those who run it. Our own choice: three weeks. */
export const NOT_SEEN_DAYS = 21

/** Whoever takes part is finishing once what is left for them is so many days. Our own choice: two weeks. */
export const FINISHING_DAYS = 14

/** How many of those who stand somewhere are listed at once. */
export const PARTS_A_PAGE = 50

/** Where somebody is in a programme, as its team sees it: their state, or finishing, or through and asked how it goes. */
export const standings = [
  'attending',
  'finishing',
  'taken_up',
  'offered',
  'waiting',
  'follow_up',
  'completed',
  'stopped',
] as const satisfies readonly (EnrolmentState | 'finishing' | 'follow_up')[]
export type StandingHere = (typeof standings)[number]

/** What may be done with somebody's part in a programme. Screens and routes ask here. */
export const enrolmentCan = {
  /** Whoever waits is offered a free seat. */
  beOffered: ({ state, referralId }: Pick<Enrolment, 'state' | 'referralId'>): boolean =>
    state === 'waiting' && referralId !== null,
  /** An offer is answered by the young person, or by a worker with their words. */
  beAnswered: ({ state }: Pick<Enrolment, 'state'>): boolean => state === 'offered',
  /** An offer that nobody answered is taken back by a person, never by a clock. */
  beTakenBack: ({ state }: Pick<Enrolment, 'state'>): boolean => state === 'offered',
  /** Whoever has a seat leaves it. */
  beEnded: ({ state }: Pick<Enrolment, 'state'>): boolean => state === 'taken_up' || state === 'attending',
} as const

/** How each state is said to those who run it. */
export const stateWords: Record<EnrolmentState, string> = {
  waiting: 'Waiting for a place',
  offered: 'Offered a place',
  taken_up: 'Said yes',
  attending: 'Comes',
  completed: 'Went the whole way',
  stopped: 'Stopped',
}

/** How it is said where somebody is. */
export const standingWords: Record<StandingHere, string> = {
  ...stateWords,
  finishing: 'Finishing',
  follow_up: 'Asked afterwards how it goes',
}
