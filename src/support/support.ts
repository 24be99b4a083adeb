export type SupportState = 'open' | 'paused' | 'ended'

/** A link worker's time with a young person: who is responsible now, and by when something happens. */
export type Support = {
  id: string
  placeId: string
  youngPersonId: string
  teamId: string
  teamName: string
  organisationId: string
  referralId: string
  state: SupportState
  /** Nobody once it has ended; exactly one worker until then. */
  workerId: string | null
  workerName: string | null
  dueOn: string | null
  dueWhat: string | null
  openedAt: Date
  firstContactAt: Date | null
  pausedUntil: string | null
  endedAt: Date | null
  endingReason: string | null
  followUpOn: string | null
  followedUpAt: Date | null
  /** Somebody has written down that they died; a second person has confirmed it. */
  died: boolean
  diedSure: boolean
  /** The record is kept and not used: nothing new is shared from it. */
  restricted: boolean
}

/** Who looks at a support: the workers whose work they do today (their own and those they cover), and the teams they lead. */
export type Beholder = {
  workerIds: readonly string[]
  managedTeams: readonly string[]
  supervisedTeams: readonly string[]
}

type Seen = Pick<Support, 'state' | 'workerId' | 'teamId' | 'followUpOn' | 'followedUpAt'>

const holds = ({ workerId }: Seen, who: Beholder): boolean =>
  workerId !== null && who.workerIds.includes(workerId)

const leads = ({ teamId }: Seen, who: Beholder): boolean =>
  who.managedTeams.includes(teamId) || who.supervisedTeams.includes(teamId)

const isMine = (support: Seen, who: Beholder): boolean => holds(support, who) || leads(support, who)

/** What may be done with a support, by whom. The screen, the route and the API all ask here. */
export const supportCan = {
  /** Contacts, goals, ratings, steps and looks back: until it has ended, also while it is paused. */
  beWorkedOn: (support: Seen, who: Beholder): boolean => support.state !== 'ended' && isMine(support, who),
  bePaused: (support: Seen, who: Beholder): boolean => support.state === 'open' && isMine(support, who),
  beResumed: (support: Seen, who: Beholder): boolean => support.state === 'paused' && isMine(support, who),
  /** By the worker who has it, or the manager of the team; never by a supervisor alone. */
  beHandedOn: (support: Seen, who: Beholder): boolean =>
    support.state !== 'ended' && (holds(support, who) || who.managedTeams.includes(support.teamId)),
  beEnded: (support: Seen, who: Beholder): boolean => support.state !== 'ended' && isMine(support, who),
  /** Only once, and only when a date was agreed; whoever can still see it may. */
  beFollowedUp: (support: Seen): boolean =>
    support.state === 'ended' && support.followUpOn !== null && support.followedUpAt === null,
  /** By a supervisor of the team, never about their own work. */
  beSupervised: (support: Seen, who: Beholder): boolean =>
    support.state !== 'ended' && who.supervisedTeams.includes(support.teamId) && !holds(support, who),
  /** Notes of supervision: the worker and the supervisor; not the manager, not the record. */
  showSupervision: (support: Seen, who: Beholder): boolean =>
    holds(support, who) || who.supervisedTeams.includes(support.teamId),
}

export const endingReasons = [
  { value: 'completed', label: 'Completed: they have what they came for' },
  { value: 'young_person_chose_to_stop', label: 'They chose to stop' },
  { value: 'said_no_before_starting', label: 'They said no before we started' },
  { value: 'not_right_for_them', label: 'It was not right for them' },
  { value: 'moved_away', label: 'They moved away' },
  { value: 'stepped_up', label: 'Stepped up to specialist care' },
  { value: 'passed_to_social_care', label: 'Passed to social care' },
  { value: 'lost_contact', label: 'We lost contact' },
  { value: 'other', label: 'Another reason' },
] as const

// Nobody chooses it from a list: it is written once a death is confirmed.
const died = { value: 'died', label: 'They died' }

const reasonLabels: Record<string, string> = Object.fromEntries(
  [...endingReasons, died].map(({ value, label }) => [value, label]),
)

/** The words for why a support ended. */
export const endingReasonWords = (reason: string | null): string =>
  reason === null ? '' : (reasonLabels[reason] ?? reason)
