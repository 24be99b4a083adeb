import { type DateOnly, dateInLondon, idFromSource, isAfter } from '../../words/index.ts'
import { accessFeatures as allFeatures, helpsWith } from '../facets.ts'
import { featuresIn, helpsIn } from '../open-referral/our-taxonomies.ts'
import { accessFeaturesOf } from './access-features.ts'
import { dateOf, emailOf, momentOf, urlOf } from './contact-fields.ts'
import { costOf } from './cost.ts'
import { type Fields, isFields } from './feed.ts'
import { helpsWithOf } from './helps-with.ts'
import { plainWords, safeHtml } from './safe-html.ts'
import { fingerprint, keepable, objectIn, TooDeep } from './source-record.ts'
import { cut, LONGEST, lineOf, type Notes, paragraphOf, rawText, wholeNumber } from './text-fields.ts'
import { languagesOf, termIdsIn, termsOf } from './topics.ts'
import { schedulesOf } from './when.ts'
import { locationsOf } from './where.ts'
import { contactsOf, phonesIn, providerOf } from './who-runs-it.ts'

/** Where a record comes from, and the moment at which it is read. */
export type ReadingFrom = { source: string; base: string | null; now: Date }

/** A service as it was read, ready to store, with notes on what was changed or left out. */
export type ReadService = ReturnType<typeof inferredOf>

/** A record that was told from every other, not yet read: its ids, itself as it can be kept, and its fingerprint. */
export type Recognised = {
  outcome: 'recognised'
  id: string
  originalId: string
  raw: Fields
  digest: string
}

type Refused = { outcome: 'refused'; id: string | null; reason: string }

/** What became of one record: a service, or doubtful (for a person to see), or refused. */
export type Reading =
  | { outcome: 'read'; service: ReadService }
  | { outcome: 'held'; id: string; originalId: string; reason: string; raw: Fields; digest: string }
  | Refused

/** A name to use in place of the record's, given by a person, and an id for a second record of the same id. */
export type Decided = { name?: string; id?: string }

const statuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const
type Status = (typeof statuses)[number]

/**
 * Tells one record of a feed from every other: most stand as they did the last time and need not be read again. What is
 * no object, has no id or is nested past reason is refused.
 */
export function recognise(record: unknown, source: string): Recognised | Refused {
  if (!isFields(record)) return { outcome: 'refused', id: null, reason: 'It is not an object with fields.' }
  const originalId = rawText(record.id)
  if (originalId === null)
    return {
      outcome: 'refused',
      id: null,
      reason: 'It has no id, so it could not be recognised the next time.',
    }
  if (originalId.length > 300)
    return { outcome: 'refused', id: originalId.slice(0, 80), reason: 'Its id has more than 300 characters.' }
  try {
    const raw = keepable(record) as Fields
    const id = idFromSource(source, originalId)
    return { outcome: 'recognised', id, originalId, raw, digest: fingerprint(raw) }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    return { outcome: 'refused', id: originalId, reason: 'It is nested more than 64 levels deep.' }
  }
}

/** Reads one recognised record: whatever is usable is kept; what has no name is held. */
export function readRecognised(known: Recognised, from: ReadingFrom, decided: Decided = {}): Reading {
  const { originalId, raw, digest } = known
  const id = decided.id ?? known.id
  const notes: Notes = []
  const name = decided.name ?? lineOf(raw.name, 'name', notes)
  if (name === null) return { outcome: 'held', id, originalId, reason: 'It has no name.', raw, digest }
  const service = serviceIn(raw, { id, originalId, name, digest }, from, notes)
  return { outcome: 'read', service: inferredOf(service) }
}

/** Recognises and reads one record of a feed. */
export function readRecord(record: unknown, from: ReadingFrom, decided: Decided = {}): Reading {
  const known = recognise(record, from.source)
  return known.outcome === 'refused' ? known : readRecognised(known, from, decided)
}

function serviceIn(
  raw: Fields,
  known: { id: string; originalId: string; name: string; digest: string },
  from: ReadingFrom,
  notes: Notes,
) {
  const description = rawText(raw.description)
  const terms = termsOf(raw, from, notes)
  const kept = description && cut(description, LONGEST.description, 'description', notes)
  return {
    ...known,
    raw,
    provider: providerOf(raw, from, notes),
    description: kept && (plainWords(kept) || null),
    descriptionHtml: kept && (safeHtml(kept, from.base) || null),
    url: urlOf(raw.url, from.base, 'web address', notes),
    email: emailOf(raw.email, 'email address', notes),
    phone: phonesIn(raw, notes)[0] ?? null,
    status: statusOf(raw.status, notes),
    alert: paragraphOf(raw.alert, 'notice', notes),
    ...agesOf(raw, notes),
    ...costOf(raw, notes),
    eligibility: paragraphOf(
      raw.eligibility_description ?? objectIn(raw, 'eligibilitys')?.eligibility,
      'who it is for',
      notes,
    ),
    waitingTime: lineOf(raw.wait_time, 'waiting time', notes),
    applicationProcess: paragraphOf(raw.application_process, 'way to join', notes),
    attendingType: lineOf(raw.attending_type, 'way of attending', notes),
    attendingAccess: lineOf(raw.attending_access, 'way in', notes),
    accreditations: paragraphOf(raw.accreditations, 'accreditations', notes),
    languages: languagesOf(raw, notes),
    terms,
    topics: [...new Set(terms.map((term) => term.name))],
    assuredDate: assuredOf(raw, dateInLondon(from.now), notes),
    lastModified: modifiedOf(raw, notes),
    locations: locationsOf(raw, notes),
    schedules: schedulesOf(raw, notes),
    contacts: contactsOf(raw, notes),
    notes,
  }
}

// What its own words let us file it under, and what another Trellis filed it under: the closed lists by which it is found.
function inferredOf(service: ReturnType<typeof serviceIn>) {
  const { locations, attendingType, attendingAccess } = service
  const accessFeatures = accessFeaturesOf({
    ...service,
    places: locations.map(({ accessNotes }) => accessNotes),
    access: [attendingType, attendingAccess].filter(Boolean).join('. '),
  })
  const ids = termIdsIn(service.raw)
  const helps = new Set([...helpsWithOf(service), ...helpsIn(ids)])
  const features = new Set([...accessFeatures, ...featuresIn(ids)])
  return {
    ...service,
    helpsWith: helpsWith.filter((one) => helps.has(one)),
    accessFeatures: allFeatures.filter((one) => features.has(one)),
  }
}

/** When a record says that it was last changed. */
export const modifiedOf = (raw: Fields, notes: Notes): Date | null =>
  momentOf(raw.last_modified ?? objectIn(raw, 'pc_metadata')?.date_modified, 'date of the last change', notes)

function statusOf(value: unknown, notes: Notes): Status {
  const text = lineOf(value, 'status', notes)?.toLowerCase()
  const status = statuses.find((known) => known === text)
  if (text && !status) notes.push(`The status “${text.slice(0, 40)}” is not known; it is taken as active.`)
  return status ?? 'active'
}

function agesOf(raw: Fields, notes: Notes): { minimumAge: number | null; maximumAge: number | null } {
  const from = objectIn(raw, 'eligibilitys') ?? {}
  const years = { least: 0, most: 120 }
  const minimumAge = wholeNumber(raw.minimum_age ?? from.minimum_age, years, 'youngest age', notes)
  const maximumAge = wholeNumber(raw.maximum_age ?? from.maximum_age, years, 'oldest age', notes)
  // Nobody runs a service for those under one only: it is what an empty form writes.
  if (maximumAge === 0) return { minimumAge, maximumAge: null }
  if (minimumAge === null || maximumAge === null || minimumAge <= maximumAge)
    return { minimumAge, maximumAge }
  notes.push(`The ages ${minimumAge} to ${maximumAge} are the wrong way round and were left out.`)
  return { minimumAge: null, maximumAge: null }
}

function assuredOf(raw: Fields, today: DateOnly, notes: Notes): DateOnly | null {
  const given = raw.assured_date || objectIn(raw, 'pc_metadata')?.date_assured
  const date = dateOf(given, 'date of the last check', notes)
  if (date === null || !isAfter(date, today)) return date
  notes.push(`The date of the last check, ${date}, has not come yet and was left out.`)
  return null
}
