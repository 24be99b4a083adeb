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

/** 'Bus Street 1' as a place is called in a sentence: its name, else the first line of its address. */
export const placeName = ({ name, address, postcode }: Pick<Location, 'name' | 'address' | 'postcode'>) =>
  name ?? address?.split(/[,\n]/)[0]?.trim() ?? postcode ?? ''

/** Where one need not go anywhere for it, how it happens: 'It happens online.' */
export function awayLine({ attendingType }: Pick<Service, 'attendingType'>): string | undefined {
  const type = (attendingType ?? '').toLowerCase()
  const { going } = en
  if (type === 'phone' || type === 'telephone') return going.byPhone
  if (type === 'home visit') return going.theyCome
  return type === 'online' || type === 'virtual' ? going.online : undefined
}

/** What it costs on one line: 'Free.', or what they say where that is short. */
export function shortCost({ free, fees }: Pick<Service, 'free' | 'fees'>): string | undefined {
  if (free) return en.directory.service.free
  const line = fees?.split('\n')[0]?.trim()
  return line && line.length <= 40 ? (/[.!?]$/.test(line) ? line : `${line}.`) : undefined
}

/** A way there from wherever one is, as a public map plans it: only where it ends is told. */
export function wayThere({
  latitude,
  longitude,
}: Pick<Location, 'latitude' | 'longitude'>): string | undefined {
  if (latitude === null || longitude === null) return undefined
  return `https://www.openstreetmap.org/directions?to=${latitude}%2C${longitude}`
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
