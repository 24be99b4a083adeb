import { uuidV5 } from '../../words/index.ts'
import { costOf } from '../reading/cost.ts'
import { safeHtml } from '../reading/safe-html.ts'
import { listIn } from '../reading/source-record.ts'
import { paragraphOf, rawText } from '../reading/text-fields.ts'
import { languagesOf } from '../reading/topics.ts'
import { contactsOf } from '../reading/who-runs-it.ts'
import { asGiven } from './as-given.ts'
import type { AtLocation, EntryGiven, EntryListed } from './given-entry.ts'
import { linkIdOf, locationIdOf, locationListed, locationsGiven } from './location.ts'
import { takeOut } from './matching-parts.ts'
import { organizationListed, organizationNested } from './organization.ts'
import { phonesOf } from './phone.ts'
import { schedulesGiven } from './schedule.ts'
import { type ServiceGiven, type ServiceListedGiven, shapes } from './shapes.ts'
import { attributesGiven } from './taxonomy.ts'
import { written } from './written.ts'

/** A service in short, as lists give it. */
export function serviceListed(entry: EntryListed): ServiceListedGiven {
  return { ...factsOf(entry), organization: entry.provider ? organizationListed(entry.provider) : undefined }
}

function factsOf(entry: EntryListed) {
  const { description, descriptionHtml, provider } = entry
  return {
    id: entry.id,
    organization_id: provider?.id,
    name: entry.name,
    description: writtenAs(description, descriptionHtml),
    url: entry.url ?? undefined,
    email: entry.email ?? undefined,
    status: entry.status,
    fees: entry.fees ?? undefined,
    accreditations: entry.accreditations ?? undefined,
    minimum_age: entry.minimumAge ?? undefined,
    maximum_age: entry.maximumAge ?? undefined,
    assured_date: entry.assuredDate ?? undefined,
    assurer_email: organisations(entry),
    alert: entry.alert ?? undefined,
    last_modified: modifiedOf(entry)?.toISOString(),
  }
}

// Plain words where they say all of it, else HTML, of which only paragraphs, lists, bold, italics and links are left.
const writtenAs = (plain: string | null, html: string | null): string | undefined =>
  (html === null || (plain !== null && safeHtml(plain) === html) ? plain : html) ?? undefined

/** What the source says of its last change holds until somebody here tells us something else. */
const modifiedOf = ({ lastModified, changedAt, untouched }: EntryListed): Date | null =>
  untouched ? lastModified : changedAt

// Whoever checked an entry is a person, unless it is the address of the organisation itself.
function organisations({ assurerEmail, email, provider }: EntryListed): string | undefined {
  const own = [email, provider?.email].map((address) => address?.toLowerCase())
  return assurerEmail && own.includes(assurerEmail.trim().toLowerCase()) ? assurerEmail.trim() : undefined
}

/** A service with everything that belongs to it. `origin` is where people see its page. */
export function serviceGiven(entry: EntryGiven, origin: string): ServiceGiven {
  const links = locationsGiven(entry.locations, entry).map((location, at) => ({
    id: linkIdOf(entry.locations[at] as (typeof entry.locations)[number]),
    location_id: location.id,
    location,
  }))
  return { ...serviceNested(entry, origin), service_at_locations: links }
}

function serviceNested(entry: EntryGiven, origin: string) {
  // Whatever the record lacks that a service must have, the entry has.
  const { raw, name, status } = entry
  const given = raw ? asGiven(shapes.service, { ...raw, name, status }, entry) : undefined
  return {
    ...factsOf(entry),
    ...costsOf(entry, given?.cost_options),
    schedules: schedulesGiven(entry),
    service_areas: given?.service_areas ?? [],
    languages: languagesGiven(entry, given?.languages),
    organization: entry.provider ? organizationNested(entry.provider, entry) : undefined,
    funding: given?.funding ?? [],
    contacts: contactsGiven(entry),
    attributes: attributesGiven(entry),
    phones: phonesOf(entry.id, entry.phone),
    eligibility_description: entry.eligibility ?? undefined,
    wait_time: entry.waitingTime ?? undefined,
    application_process: entry.applicationProcess ?? undefined,
    attending_type: entry.attendingType ?? undefined,
    attending_access: entry.attendingAccess ?? undefined,
    x_trellis: oursOf(entry, origin),
  }
}

// The stored words have the prices of the options in them: they are told apart again where nobody has changed them.
function costsOf({ raw, fees, free }: EntryGiven, options: ServiceGiven['cost_options'] = []) {
  const said = paragraphOf(raw?.fees, '', [])
  const again = costOf(written({ fees: said, cost_options: options }), [])
  return again.fees === fees && again.free === free
    ? { fees: said ?? undefined, cost_options: options }
    : { fees: fees ?? undefined, cost_options: [] }
}

function languagesGiven({ id, raw, languages }: EntryGiven, given: ServiceGiven['languages'] = []) {
  if (
    raw &&
    given.length > 0 &&
    languagesOf({ languages: written(given) }, []).join('\n') === languages.join('\n')
  )
    return given
  return languages.map((name) => ({ id: uuidV5(id, `language ${name}`), name }))
}

function contactsGiven({ id, raw, contacts, told, base }: EntryGiven) {
  const entries = raw ? listIn(raw, 'contacts') : []
  const reached = contacts.map((kept) => {
    const { title, phone, email } = kept
    const entry = takeOut(entries, (one) => {
      const [read] = contactsOf({ contacts: [one] }, [])
      return read?.title === title && read.phone === phone && read.email === email
    })
    const given =
      entry && asGiven(shapes.contact, { id: entry.id, attributes: entry.attributes }, { id: kept.id, base })
    return {
      ...(given ?? { id: kept.id }),
      ...{ title: title ?? undefined, email: email ?? undefined, phones: phonesOf(kept.id, phone) },
    }
  })
  // Whom the source names by what they are, with no way to reach them.
  const titled = told.includes('contacts') ? [] : entries.filter((entry) => rawText(entry.title))
  const others = titled.map((entry, at) =>
    asGiven(shapes.contact, { id: entry.id, title: entry.title }, { id: uuidV5(id, `titled ${at}`), base }),
  )
  return [...reached, ...others.filter((contact) => contact !== undefined)]
}

function oursOf(entry: EntryGiven, origin: string): ServiceGiven['x_trellis'] {
  return {
    summary: entry.summary ?? undefined,
    good_for: entry.goodFor,
    free: entry.free ?? undefined,
    just_turn_up: entry.justTurnUp ?? undefined,
    can_refer_self: entry.canReferSelf ?? undefined,
    places_free: entry.placesFree ?? undefined,
    places_told_at: entry.placesToldAt?.toISOString(),
    last_confirmed_on: entry.lastConfirmedOn,
    source: entry.sourceName ?? undefined,
    original_id: entry.originalId ?? undefined,
    gone_from_source: entry.goneFromSource || undefined,
    changed_at: entry.changedAt.toISOString(),
    page: `${origin}/services/${entry.id}`,
  }
}

/** A service at a place, in short. */
export const atLocationListed = ({ entry, place, distance }: AtLocation<EntryListed>) => ({
  id: linkIdOf(place),
  service_id: entry.id,
  location_id: locationIdOf(place, entry.sourceName),
  location: locationListed(place, entry.sourceName),
  service: serviceListed(entry),
  distance: distance === null ? undefined : Math.round(distance),
})

/** A service at a place, with everything that belongs to both. */
export function atLocationGiven({ entry, place, distance }: AtLocation<EntryGiven>, origin: string) {
  const at = entry.locations.findIndex(({ id }) => id === place.id)
  const location = locationsGiven(entry.locations, entry)[at]
  return {
    id: linkIdOf(place),
    service_id: entry.id,
    location_id: locationIdOf(place, entry.sourceName),
    location,
    service: serviceNested(entry, origin),
    distance: distance === null ? undefined : Math.round(distance),
  }
}

/** What is left of a service that was withdrawn, for those who keep a copy: that it is gone, and nothing else. */
export const withdrawnStub = ({ id, changedAt }: { id: string; changedAt: Date }): ServiceListedGiven => ({
  id,
  name: 'Withdrawn',
  status: 'defunct',
  last_modified: changedAt.toISOString(),
})

/** The least of a service: which it is, and when it last changed. */
export const minimalOf = ({ id, changedAt }: { id: string; changedAt: Date }) => ({
  id,
  modified_date: changedAt.toISOString(),
})
