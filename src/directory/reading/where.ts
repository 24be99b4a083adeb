import { isUuid, parsePostcode } from '../../words/index.ts'
import { type Fields, isFields } from './feed.ts'
import { listIn, objectIn } from './source-record.ts'
import { lineOf, type Notes, paragraphOf, rawText } from './text-fields.ts'

/** Somewhere a service can be gone to. Latitude and longitude in degrees, both or neither. */
export type ReadLocation = {
  originalId: string | null
  /** The id of the link between service and place, where the source gave a valid one. */
  linkId: string | null
  name: string | null
  address: string | null
  city: string | null
  postcode: string | null
  latitude: number | null
  longitude: number | null
  accessNotes: string | null
  gettingThere: string | null
}

/** The places of a service: `service_at_locations` with their `location`, or `locations`. At most 50. */
export function locationsOf(record: Fields, notes: Notes): ReadLocation[] {
  const places = placesIn(record)
  if (places.length > 50) notes.push(`It has ${places.length} places; the first 50 are kept.`)
  return places
    .slice(0, 50)
    .map(({ place, link }) => ({ ...locationIn(place, notes), linkId: idOf(link) }))
    .filter((place) => place.name || place.address || place.postcode || place.latitude !== null)
}

/** Each place in a record as its source gives it, and the `service_at_location` that leads to it. */
export function placesIn(record: Fields): { place: Fields; link: Fields | null }[] {
  const at = listIn(record, 'service_at_locations').flatMap((link) => {
    const place = link.location ?? link
    return isFields(place) ? [{ place, link: place === link ? null : link }] : []
  })
  return at.length > 0 ? at : listIn(record, 'locations', 'location').map((place) => ({ place, link: null }))
}

function idOf(link: Fields | null): string | null {
  const id = rawText(link?.id)
  return id && isUuid(id) ? id.toLowerCase() : null
}

function locationIn(place: Fields, notes: Notes): Omit<ReadLocation, 'linkId'> {
  const address = objectIn(place, 'addresses', 'physical_addresses', 'address') ?? {}
  const lines = ['address_1', 'address_2', 'address_3', 'address_4', 'city', 'region', 'state_province']
    .map((key) => lineOf(address[key], 'address', notes))
    .filter((line): line is string => line !== null)
  return {
    originalId: rawText(place.id),
    name: lineOf(place.name, 'name of the place', notes),
    address: [...new Set(lines)].join(', ') || lineOf(place.address, 'address', notes),
    city: lineOf(address.city, 'town', notes),
    postcode: postcodeOf(address.postal_code ?? place.postcode, notes),
    ...pointOf(place, notes),
    accessNotes: accessOf(place, notes),
    gettingThere: paragraphOf(place.transportation, 'way there', notes),
  }
}

function postcodeOf(value: unknown, notes: Notes): string | null {
  const text = rawText(value)
  if (text === null) return null
  const typed = parsePostcode(text)
  if (typed.ok) return typed.postcode
  notes.push(`The postcode “${text.slice(0, 20)}” is none and was left out.`)
  return null
}

function pointOf(place: Fields, notes: Notes): { latitude: number | null; longitude: number | null } {
  const [north, east] = [rawText(place.latitude), rawText(place.longitude)]
  const none = { latitude: null, longitude: null }
  if (north === null || east === null) return none
  // To the centimetre: what is finer is noise, and may be finer than the database can multiply.
  const [latitude, longitude] = [Number(north), Number(east)].map(
    (degrees) => Math.round(degrees * 1e7) / 1e7,
  ) as [number, number]
  const real = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  // 0, 0 is in the sea off Africa: it is what a form writes when nobody filled it in.
  if (real && !(latitude === 0 && longitude === 0)) return { latitude, longitude }
  notes.push(`Latitude ${north.slice(0, 20)}, longitude ${east.slice(0, 20)} is nowhere and was left out.`)
  return none
}

function accessOf(place: Fields, notes: Notes): string | null {
  const told = listIn(place, 'accessibility', 'accessibility_for_disabilities').flatMap((entry) =>
    ['description', 'accessibility', 'details'].map((key) => paragraphOf(entry[key], 'access', notes)),
  )
  return [...new Set(told.filter(Boolean))].join('\n') || null
}
