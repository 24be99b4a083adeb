import type { Contact, Schedule, Status } from '../entry.ts'
import type { AccessFeature, HelpsWith } from '../facets.ts'
import type { Fields } from '../reading/feed.ts'

/** A term that a service is filed under, as it is stored. */
export type TermKept = {
  id: string
  name: string
  description: string | null
  parentId: string | null
  uri: string | null
  code: string | null
  taxonomyId: string
  taxonomyName: string
}

/** Who runs a service, as it is stored. */
export type ProviderKept = {
  id: string
  name: string
  description: string | null
  url: string | null
  email: string | null
  phone: string | null
}

/** A place of a service, as it is stored. */
export type LocationKept = {
  id: string
  originalId: string | null
  linkId: string | null
  locationType: 'physical' | 'postal' | 'virtual'
  name: string | null
  address: string | null
  city: string | null
  postcode: string | null
  latitude: number | null
  longitude: number | null
  accessNotes: string | null
  gettingThere: string | null
}

/** When a service is on, and how to reach its people, as they are stored. */
export type ScheduleKept = Schedule & { id: string }
export type ContactKept = Contact & { id: string }

/** What the short form of a service is made of. */
export type EntryListed = {
  id: string
  name: string
  description: string | null
  descriptionHtml: string | null
  url: string | null
  email: string | null
  status: Status
  alert: string | null
  minimumAge: number | null
  maximumAge: number | null
  fees: string | null
  accreditations: string | null
  assuredDate: string | null
  lastModified: Date | null
  changedAt: Date
  /** Whether it is as its source gave it, with nothing that somebody told us since. */
  untouched: boolean
  assurerEmail: string | null
  sourceName: string | null
  provider: ProviderKept | null
}

/** A service with all its parts and its source's own record, for giving out in full. */
export type EntryGiven = EntryListed & {
  originalId: string | null
  base: string | null
  goneFromSource: boolean
  summary: string | null
  phone: string | null
  free: boolean | null
  eligibility: string | null
  waitingTime: string | null
  applicationProcess: string | null
  attendingType: string | null
  attendingAccess: string | null
  languages: string[]
  goodFor: string[]
  helpsWith: HelpsWith[]
  accessFeatures: AccessFeature[]
  justTurnUp: boolean | null
  canReferSelf: boolean | null
  placesFree: number | null
  placesToldAt: Date | null
  lastConfirmedOn: string
  told: string[]
  raw: Fields | null
  terms: TermKept[]
  locations: LocationKept[]
  schedules: ScheduleKept[]
  contacts: ContactKept[]
}

/** Which place of which service: what a service_at_location is made of. */
export type AtLocation<Entry> = { entry: Entry; place: LocationKept; distance: number | null }
