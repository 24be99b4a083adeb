import { en } from '../words/index.ts'
import type { Location, Service } from './entry.ts'

/** 'Anyone 11 to 17', or nothing when no age is known. */
export function agesOf({
  minimumAge,
  maximumAge,
}: Pick<Service, 'minimumAge' | 'maximumAge'>): string | undefined {
  const { ages } = en.directory
  const from = minimumAge || null
  if (from !== null && maximumAge !== null)
    return from === maximumAge ? ages.only({ age: from }) : ages.between({ from, to: maximumAge })
  if (from !== null) return ages.over({ from })
  return maximumAge === null ? undefined : ages.upTo({ to: maximumAge })
}

/** One line for a place: its name, address and postcode, nothing said twice. */
export function addressLine({
  name,
  address,
  postcode,
}: Pick<Location, 'name' | 'address' | 'postcode'>): string {
  const parts = [name, address, postcode].filter((part): part is string => Boolean(part))
  return parts.filter((part, at) => !parts.slice(0, at).some((before) => before.includes(part))).join(', ')
}

/** A public map at a place: by its point, else by its postcode. Nothing of the visitor goes with the link. */
export function mapLink({
  latitude,
  longitude,
  postcode,
}: Pick<Location, 'latitude' | 'longitude' | 'postcode'>): string | undefined {
  const map = 'https://www.openstreetmap.org'
  if (latitude !== null && longitude !== null)
    return `${map}/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
  return postcode === null ? undefined : `${map}/search?query=${encodeURIComponent(postcode)}`
}

/** The beginning of a text, on one line, cut after a whole word. */
export function firstWords(text: string | null, most = 160): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  return `${line.slice(0, most).replace(/\s+\S*$/, '')}…`
}
