import type { Actor } from '../database/index.ts'

export type ReferralState = 'sent' | 'returned' | 'declined' | 'accepted' | 'withdrawn' | 'closed'

/** A referral as the rules see it: its parties, who is responsible, and by when something happens. */
export type Referral = {
  id: string
  placeId: string
  youngPersonId: string
  wayIn: string
  fromWorkerId: string | null
  fromTeamId: string | null
  toTeamId: string | null
  toServiceId: string | null
  state: ReferralState
  sentAt: Date
  answerBy: string
  holderWorkerId: string | null
  holderTeamId: string | null
  dueOn: string | null
  acknowledgedAt: Date | null
  decisionId: string
  supportFromId: string | null
}

/** Who looks at a referral: themselves, the teams they belong to, and those they lead. */
export type Beholder = { actor: Actor; teams: readonly string[]; ledTeams: readonly string[] }

/** Whether it asks a service to have somebody: a link worker's own, from a support, answered in its own way. */
export const isOnward = (referral: Pick<Referral, 'wayIn'>): boolean => referral.wayIn === 'onward'

/** As open, and as counted, as any other until somebody accepts, withdraws or closes it. */
export const isOpen = (referral: Pick<Referral, 'state'>): boolean =>
  referral.state === 'sent' || referral.state === 'returned' || referral.state === 'declined'

/** Whether this is whoever was asked: a team with an account, or the holder of the link it went to. */
export const isReceiver = ({ toTeamId }: Referral, who: Beholder): boolean =>
  who.actor.kind === 'link' || (toTeamId !== null && [...who.teams, ...who.ledTeams].includes(toTeamId))

const isSender = (referral: Referral, who: Beholder): boolean =>
  (referral.fromWorkerId !== null && referral.fromWorkerId === who.actor.id) ||
  (referral.fromTeamId !== null && who.ledTeams.includes(referral.fromTeamId)) ||
  (referral.holderWorkerId !== null && referral.holderWorkerId === who.actor.id)

/** Whether an answer is still waited for, in time or late. */
export const awaitsAnswer = ({ state }: Referral): boolean => state === 'sent' || state === 'returned'

/** What may be done with a referral, by whom. The screen, the route and the API all ask here. */
export const referralCan = {
  /** A late answer is still an answer: a returned referral can be accepted. A place is given elsewhere: see onward. */
  beAccepted: (referral: Referral, who: Beholder): boolean =>
    awaitsAnswer(referral) && isReceiver(referral, who) && !isOnward(referral),
  beDeclined: (referral: Referral, who: Beholder): boolean =>
    awaitsAnswer(referral) && isReceiver(referral, who),
  /** What was agreed to be shared with one service is not passed on to another. */
  bePassedOn: (referral: Referral, who: Beholder): boolean =>
    awaitsAnswer(referral) && isReceiver(referral, who) && who.actor.kind === 'worker' && !isOnward(referral),
  beWithdrawn: (referral: Referral, who: Beholder): boolean => isOpen(referral) && isSender(referral, who),
  beAskedAgain: (referral: Referral, who: Beholder): boolean =>
    (referral.state === 'returned' || referral.state === 'declined') && isSender(referral, who),
  /** The sender, or a manager of either side, says they have seen that it came back. */
  beAcknowledged: (referral: Referral, who: Beholder): boolean =>
    (referral.state === 'returned' || referral.state === 'declined') &&
    referral.acknowledgedAt === null &&
    (isSender(referral, who) || (referral.toTeamId !== null && who.ledTeams.includes(referral.toTeamId))),
  /** Only what came back can be closed, by whoever it came back to, saying what happens instead. */
  beClosed: (referral: Referral, who: Beholder): boolean =>
    (referral.state === 'returned' || referral.state === 'declined') && isSender(referral, who),
}

/** Working days the holder has to deal with what came back; our own choice, the same for everybody. */
export const DAYS_AFTER_RETURN = 5

/** Working days from acceptance to the first contact; the design's "within a week of yes". */
export const DAYS_TO_FIRST_CONTACT = 5

export const declineReasons = [
  { value: 'full', label: 'We are full at the moment' },
  { value: 'not_right', label: 'Something else would suit them better' },
  { value: 'area', label: 'They live or learn outside our area' },
  { value: 'age', label: 'They are too young or too old for us' },
  { value: 'already', label: 'They are already being supported by us or by somebody else' },
  { value: 'more_needed', label: 'They need more than we can safely give' },
  { value: 'said_no', label: 'They told us they do not want this' },
  { value: 'died', label: 'They have died' },
  { value: 'other', label: 'Another reason' },
] as const

/** Why a service cannot have somebody, of whom it knows a first name. */
export const placeReasons = [
  { value: 'full', label: 'We are full at the moment' },
  { value: 'not_running', label: 'It is not running at the moment' },
  { value: 'not_this_way', label: 'People come to us another way' },
  { value: 'other', label: 'Another reason' },
] as const

/** Why a young person goes somewhere no more. */
export const stopReasons = [
  { value: 'does_not_want', label: 'They do not want to go any more' },
  { value: 'finished', label: 'It has come to its end' },
  { value: 'on_their_own', label: 'They go on their own now, without us' },
  { value: 'did_not_suit', label: 'It did not suit them' },
  { value: 'other', label: 'Another reason' },
] as const

export const closeReasons = [
  { value: 'doing_it_ourselves', label: 'We are helping them ourselves' },
  { value: 'referred_elsewhere', label: 'We have asked somebody else' },
  { value: 'said_no', label: 'They do not want this' },
  { value: 'not_needed', label: 'Things are better and it is not needed' },
  { value: 'died', label: 'They have died' },
  { value: 'other', label: 'Another reason' },
] as const

// Recorded when a support ends; nobody chooses it from a list.
const supportEnded = { value: 'support_ended', label: 'Their support has ended' }

const labels: Record<string, string> = Object.fromEntries(
  [...placeReasons, ...stopReasons, ...declineReasons, ...closeReasons, supportEnded].map(
    ({ value, label }) => [value, label],
  ),
)

/** The words for a recorded reason. */
export const reasonWords = (reason: string | null): string =>
  reason === null ? '' : (labels[reason] ?? reason)
