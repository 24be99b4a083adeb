import type { Role } from '../../accounts/index.ts'
import { awaitsAnswer, type Beholder, isOnward, isReceiver, type Referral } from '../referral.ts'

/** Who answers for a service with an account, and may meet the young person there. */
export const answering: readonly Role[] = ['provider', 'link_worker', 'clinician', 'manager']

/** Whole days for which a link to answer works at least; our own choice. */
export const LINK_DAYS = 14

/** Working days after the date to answer by for which a link still works: a late answer is still an answer. */
export const LINK_DAYS_AFTER = 5

/** Whole days for which a link to tell who came works: four weekly sessions. */
export const ATTENDANCE_LINK_DAYS = 28

/** Times in a row of not coming after which the link worker is asked to get in touch. */
export const MISSED_IN_A_ROW = 2

/** What those who run it may be told after a yes; each only where it was agreed. */
export const shareKinds = [
  { value: 'age', label: 'How old they are' },
  { value: 'wishes', label: 'When they like to go' },
  { value: 'emergency_contact', label: 'Whom to ring in an emergency' },
  { value: 'medical_needs', label: 'Medical needs' },
  { value: 'access_needs', label: 'What helps them take part' },
  { value: 'may_collect', label: 'Who may collect them' },
  { value: 'risk', label: 'Anything to know to keep them or others safe' },
  { value: 'said', label: 'What is asked about everybody' },
] as const

export type ShareKind = (typeof shareKinds)[number]['value']

/** What those who run it read: a first name, and after a yes what was agreed. `service` is what it is called. */
export type Shared = { first_name: string; service: string } & Partial<Record<ShareKind, string>>

/** Who came, in words. */
export const cameWords = {
  came: 'Came',
  did_not_come: 'Did not come',
  cancelled: 'We cancelled it',
} as const

export type Came = keyof typeof cameWords

/** Whether one of ours stands with the support that asked: its worker, or whoever leads the team. */
type Standing = { mine: boolean }

/** What may be done with a prescription, by whom. The screen and the route both ask here. */
export const prescriptionCan = {
  /** While the support goes on, by its worker or whoever leads the team. */
  beBegun: (support: { state: string } & Standing): boolean => support.state !== 'ended' && support.mine,
  /** By those who run it, in time or late. */
  beAnswered: (referral: Referral, who: Beholder): boolean =>
    isOnward(referral) && awaitsAnswer(referral) && isReceiver(referral, who),
  /** Who came is told by those who run it, as long as the young person goes there. */
  haveWhoCame: (referral: Referral, who: Beholder): boolean =>
    isOnward(referral) && referral.state === 'accepted' && isReceiver(referral, who),
  /** What is shared may be put right by whoever supports them, until it is over. */
  beCorrected: (referral: Referral, { mine }: Standing): boolean =>
    isOnward(referral) && mine && (awaitsAnswer(referral) || referral.state === 'accepted'),
  /** They go there no more, or the link worker hears who came and writes it down. */
  beStopped: (referral: Referral, { mine }: Standing): boolean =>
    isOnward(referral) && mine && referral.state === 'accepted',
} as const

/** The lines of what is shared, in the order it is asked, first name and service aside. */
export const sharedLines = (shared: Shared): { label: string; text: string }[] =>
  shareKinds.flatMap(({ value, label }) => {
    const text = shared[value]
    return text ? [{ label, text }] : []
  })
