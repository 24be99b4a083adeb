import type { Break } from './breaks.ts'
import type { Ends } from './ends.ts'
import type { Families } from './families.ts'
import type { Glass } from './glass.ts'
import type { Groups } from './groups.ts'
import type { Kept } from './kept.ts'
import type { Said } from './said.ts'
import type { NewIdentity, Sealing } from './sealings.ts'
import type { Surveys } from './surveys.ts'
import type { Walls } from './walls.ts'

/** The moment of every world: a Thursday in November, so that London and Greenwich have the same clock. */
export const NOW = new Date('2026-11-26T12:00:00Z')
/** The same moment as a day. */
export const TODAY = '2026-11-26'
/** When everybody in a world was born; each is called by their own id. */
export const BORN = '2012-01-01'

export const roles = [
  ...(['link_worker', 'provider', 'manager', 'supervisor', 'administrator', 'commissioner'] as const),
  'safeguarding_lead',
] as const
export const kinds = ['charity', 'council', 'youth_justice', 'school'] as const
export const openings = ['progress', 'referral', 'activity', 'support', 'going_along', 'nothing'] as const
export const states = ['sent', 'returned', 'declined', 'withdrawn', 'closed', 'accepted'] as const
export const purposes = ['answer_referral', 'tell_attendance', 'answer_measure', 'answer_offer'] as const

/** What a line of history is about: of most of these nobody around a young person is told. */
export const subjects = ['record', 'safeguarding_concern', 'sealing', 'personal_tie', 'not_together'] as const

export type Days = { from: string; to: string | null }
export type Membership = Days & { worker: string; team: string; role: (typeof roles)[number] | 'clinician' }
export type Cover = Days & { worker: string; by: string }
export type Entry = {
  id: string
  person: string
  worker: string | null
  team: string | null
  opens: (typeof openings)[number] | 'shared_plan'
  referral: string | null
  forSafety: boolean
  from: Date
  to: Date | null
}
export type Referral = {
  id: string
  person: string
  by: string | null
  toTeam: string
  state: (typeof states)[number]
}
export type Support = { id: string; person: string; team: string; worker: string; referral: string }
export type Link = {
  id: string
  person: string
  purpose: (typeof purposes)[number]
  referral: string | null
  ask: string | null
  lasts: boolean
  used: boolean
}
export type Share = { referral: string; person: string; stage: 'asked' | 'accepted'; agreed: string | null }
export type Decision = {
  id: string
  person: string
  referral: string | null
  sharing: boolean
  forSafety: boolean
  withdrawn: boolean
}
export type OwnPage = { id: string; person: string; by: string; lasts: boolean; takenBack: boolean }
export type Contact = { id: string; support: string; person: string; by: string; noteFor: string | null }

/** A small place and what is written down in it, about which two models must say the same. */
export type World = Walls &
  Said &
  Families &
  Groups &
  Surveys &
  Kept &
  Glass &
  Ends & {
    place: string
    organisations: { id: string; kind: (typeof kinds)[number] }[]
    teams: { id: string; organisation: string }[]
    workers: { id: string; organisation: string }[]
    memberships: Membership[]
    covers: Cover[]
    people: { id: string; team: string; school?: string | null }[]
    referrals: Referral[]
    supports: Support[]
    entries: Entry[]
    supporters: { id: string; person: string }[]
    samePersons: { id: string; person: string; other: string; by: string; undone: boolean }[]
    decisions: Decision[]
    shares: Share[]
    asks: { id: string; support: string; person: string; by: string }[]
    answerSets: { id: string; ask: string; support: string; person: string }[]
    links: Link[]
    contacts: Contact[]
    goals: { id: string; support: string; person: string }[]
    supervisions: { id: string; support: string; person: string; supervisor: string }[]
    attendances: { id: string; referral: string; person: string; session: string | null }[]
    histories: { id: string; about: string | null; people: string[]; subject: (typeof subjects)[number] }[]
    messages: { id: string; toWorker: string | null; about: string | null }[]
    drafts: { id: string; owner: string }[]
    ownPages: OwnPage[]
    breaks: Break[]
    sealings: Sealing[]
    identities: NewIdentity[]
  }
