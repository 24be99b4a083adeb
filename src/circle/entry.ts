import { toldOf } from '../policy/index.ts'
import { type DateOnly, dateInLondon, plainDate, shortDay, spokenDay } from '../words/index.ts'

/** How much of a record an entry of the circle opens. */
export type Opens =
  | 'support'
  | 'activity'
  | 'referral'
  | 'progress'
  | 'going_along'
  | 'shared_plan'
  | 'nothing'

/** Somebody around a young person: who, why, what that opens, from when to when. */
export type Entry = {
  id: string
  workerId: string | null
  teamId: string | null
  /** The worker, the person beside them, or the whole team. */
  name: string
  /** 'link worker, Northside Link Workers' */
  role: string
  organisationKind: string | null
  opens: Opens
  basis: string
  referralState: string | null
  supportId: string | null
  startsAt: Date
  endsAt: Date | null
  endedBecause: string | null
}

const reasons: Record<string, string> = {
  sent_referral: 'sent the referral',
  asked_to_take_on: 'asked to take them on',
  accepted_referral: 'took them on',
  support: 'supports them',
  handed_on: 'took over',
  chosen: 'chosen by the young person',
  parental_responsibility: 'has parental responsibility',
  safeguarding: 'for their safety',
  goes_along: 'goes along with them',
  shared_plan: 'takes part in a plan of several agencies',
}

/** Asked and not yet accepted: what they see is little, and drawn dashed. */
export const isAsked = ({ opens, referralState }: Pick<Entry, 'opens' | 'referralState'>): boolean =>
  (opens === 'activity' || opens === 'referral') && (referralState === 'sent' || referralState === 'returned')

/** Which ring of the drawing: 0 sees everything, 2 a little; null is not drawn. */
export function ringOf({ opens }: Pick<Entry, 'opens'>): 0 | 1 | 2 | null {
  if (opens === 'support') return 0
  if (opens === 'activity' || opens === 'referral' || opens === 'shared_plan') return 1
  return opens === 'progress' || opens === 'going_along' ? 2 : null
}

// In the words of the row of the policy by which they see it.
function opensWords(entry: Pick<Entry, 'opens' | 'referralState'>): string {
  return toldOf(entry.opens === 'activity' && isAsked(entry) ? 'asked' : entry.opens) ?? 'Nothing'
}

/** 'Everything, until 2 January 2027': what they can see, and until when where that is settled. */
export function seesWords(entry: Pick<Entry, 'opens' | 'referralState' | 'endsAt'>, today: DateOnly): string {
  const sees = opensWords(entry)
  if (!entry.endsAt) return entry.opens === 'support' ? `${sees}, while support is open` : sees
  const until = dateInLondon(entry.endsAt)
  return `${sees}, until ${until.slice(0, 4) === today.slice(0, 4) ? spokenDay(until) : plainDate(until)}`
}

/** 'Since Tue 24 Nov: took them on' */
export const sinceWords = ({ startsAt, basis }: Pick<Entry, 'startsAt' | 'basis'>): string =>
  `Since ${shortDay(dateInLondon(startsAt))}: ${reasons[basis] ?? basis}`

/** 'Everything, from Tue 24 Nov to Fri 27 Nov': what somebody could see who is not there any more. */
export const pastWords = (entry: Pick<Entry, 'opens' | 'referralState' | 'startsAt' | 'endsAt'>): string =>
  `${opensWords({ ...entry, referralState: null })}, from ${plainDate(dateInLondon(entry.startsAt))}${
    entry.endsAt ? ` to ${plainDate(dateInLondon(entry.endsAt))}` : ''
  }`
