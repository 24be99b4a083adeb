import type { DateOnly, Weekday } from '../words/index.ts'
import type { AccessFeature, HelpsWith, Tier } from './facets.ts'

/** When a service runs. Times are 'HH:MM'; days are empty where the source gives only words. */
export type Schedule = {
  days: readonly Weekday[]
  opens: string | null
  closes: string | null
  freq: 'weekly' | 'monthly' | null
  /** Of a monthly one: the week of the month, 1 to 5, or -1 for the last; null where nobody has said. */
  week: number | null
  validFrom: DateOnly | null
  validTo: DateOnly | null
  words: string | null
}

/** Where a service is. Latitude and longitude in degrees, both or neither. */
export type Location = {
  name: string | null
  address: string | null
  city: string | null
  postcode: string | null
  latitude: number | null
  longitude: number | null
  accessNotes: string | null
  gettingThere: string | null
}

/** One thing that happens when a young person walks in, in order. */
export type WalkInStep = { title: string; text: string; picture?: string }

/** Somebody whom one meets there, and what to look for. */
export type PersonThere = { name: string; role: string; text: string }

/** A way to reach those who run it. Phone numbers are in E.164 form or short numbers. */
export type Contact = { title: string | null; phone: string | null; email: string | null }

export type Status = 'active' | 'inactive' | 'defunct' | 'temporarily closed'

/** An entry in the directory: something a young person can go to. */
export type Service = {
  id: string
  name: string
  summary: string | null
  provider: { name: string; url: string | null; email: string | null; phone: string | null } | null
  /** The place whose directory it is in; null is for everybody. */
  placeId: string | null
  teamId: string | null
  description: string | null
  descriptionHtml: string | null
  url: string | null
  email: string | null
  phone: string | null
  status: Status
  alert: string | null
  minimumAge: number | null
  maximumAge: number | null
  fees: string | null
  free: boolean | null
  eligibility: string | null
  waitingTime: string | null
  applicationProcess: string | null
  attendingType: string | null
  attendingAccess: string | null
  accreditations: string | null
  languages: readonly string[]
  goodFor: readonly string[]
  helpsWith: readonly HelpsWith[]
  accessFeatures: readonly AccessFeature[]
  /** Which of the two are read out of what they say about themselves, and told by nobody. */
  inferred: { helps: boolean; access: boolean }
  /** For signed-in workers only (rule 11). */
  tiers: readonly Tier[]
  justTurnUp: boolean | null
  canReferSelf: boolean | null
  /** Places free, and when that was said: both or neither. */
  placesFree: number | null
  placesToldAt: Date | null
  door: string | null
  walkIn: readonly WalkInStep[]
  whoYouMeet: readonly PersonThere[]
  safeguarding: string | null
  picture: string | null
  assuredDate: DateOnly | null
  /** The day somebody last stood for this entry. */
  lastConfirmedOn: DateOnly
  withdrawnOn: DateOnly | null
  source: { name: string; importedAt: Date | null } | null
  lastSeen: Date
  locations: readonly Location[]
  schedules: readonly Schedule[]
  contacts: readonly Contact[]
}

/** What may be done with a service. */
export const serviceCan = {
  /** Seen by the public: its page stays while it is closed, and goes when it is withdrawn. */
  beSeen: (service: Pick<Service, 'withdrawnOn'>): boolean => service.withdrawnOn === null,
  /** Asked to take on a young person. */
  beAsked: (service: Pick<Service, 'withdrawnOn' | 'status'>): boolean =>
    service.withdrawnOn === null && service.status === 'active',
}

/** Whether its source's last whole list no longer had it. */
export function hasVanished(service: Pick<Service, 'source' | 'lastSeen'>): boolean {
  const { importedAt } = service.source ?? {}
  return importedAt !== null && importedAt !== undefined && service.lastSeen < importedAt
}

/** Whether it is for this age: true, false, or undefined where the service does not say. */
export function isForAge(
  service: Pick<Service, 'minimumAge' | 'maximumAge'>,
  age: number,
): boolean | undefined {
  const { minimumAge, maximumAge } = service
  if (minimumAge === null && maximumAge === null) return undefined
  return age >= (minimumAge ?? 0) && age <= (maximumAge ?? 120)
}
