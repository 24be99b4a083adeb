import { idFromSource, isUuid, uuidV5 } from '../../words/index.ts'
import type { Fields } from '../reading/feed.ts'
import { locationsOf, placesIn } from '../reading/where.ts'
import { asGiven } from './as-given.ts'
import type { LocationKept } from './given-entry.ts'
import { takeOut } from './matching-parts.ts'
import { type LocationGiven, shapes } from './shapes.ts'
import { written } from './written.ts'

type From = { raw: Fields | null; sourceName: string | null; base: string | null }

/** The id of a service's link to a place: its source's own, where that is a valid one. */
export const linkIdOf = ({ id, linkId }: LocationKept): string => linkId ?? id

/** The id of a place, the same for every service that its source says is there. */
export function locationIdOf({ id, originalId }: LocationKept, sourceName: string | null): string {
  if (originalId === null) return uuidV5(id, 'location')
  return isUuid(originalId) ? originalId.toLowerCase() : idFromSource(sourceName ?? '', originalId)
}

/** Where a service is, in short. */
export const locationListed = (kept: LocationKept, sourceName: string | null) => ({
  id: locationIdOf(kept, sourceName),
  location_type: kept.locationType,
  name: kept.name ?? undefined,
  latitude: kept.latitude ?? undefined,
  longitude: kept.longitude ?? undefined,
})

/** Where a service is. What its source says of the same places besides comes with them. */
export function locationsGiven(places: readonly LocationKept[], from: From): LocationGiven[] {
  const entries = from.raw ? placesIn(from.raw).map(({ place }) => place) : []
  return places.map((kept) => {
    const bare = bareOf(kept, from.sourceName)
    const entry = takeOut(entries, (one) => readsAs(one, kept))
    const given = entry && asGiven(shapes.location, entry, { id: bare.id, base: from.base })
    if (!given) return bare
    const whole = {
      ...given,
      ...locationListed(kept, from.sourceName),
      transportation: bare.transportation,
      addresses: given.addresses ?? bare.addresses,
      accessibility: given.accessibility ?? bare.accessibility,
    }
    return readsAs(written(whole), kept)
      ? whole
      : { ...whole, addresses: bare.addresses, accessibility: bare.accessibility }
  })
}

function bareOf(kept: LocationKept, sourceName: string | null): LocationGiven {
  const { accessNotes, gettingThere, locationType } = kept
  const listed = locationListed(kept, sourceName)
  const access = accessNotes ? [{ id: uuidV5(kept.id, 'accessibility'), description: accessNotes }] : []
  return {
    ...listed,
    transportation: gettingThere ?? undefined,
    addresses:
      kept.address || kept.city || kept.postcode
        ? [{ id: uuidV5(kept.id, 'address'), ...linesOf(kept), country: 'GB', address_type: locationType }]
        : [],
    accessibility: access,
  }
}

// The stored address is all its lines in one, the town among them.
function linesOf({ address, city, postcode }: LocationKept) {
  const at = city && address ? `, ${address}, `.indexOf(`, ${city}, `) : -1
  const split = city && address && at >= 0
  return {
    address_1: split ? address.slice(0, Math.max(0, at - 2)) : (address ?? ''),
    city: city ?? '',
    state_province: split ? address.slice(at + city.length + 2) : '',
    postal_code: postcode ?? '',
  }
}

/** Whether a place of a record says what is stored. */
function readsAs(entry: Fields, kept: LocationKept): boolean {
  const [read] = locationsOf({ locations: [entry] }, [])
  const facts = [
    'name',
    'address',
    'city',
    'postcode',
    'latitude',
    'longitude',
    'accessNotes',
    'gettingThere',
  ] as const
  return read !== undefined && facts.every((fact) => read[fact] === kept[fact])
}
