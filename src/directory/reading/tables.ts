import { Refusal } from '../../database/index.ts'
import { type Fields, isFields } from './feed.ts'
import type { Named } from './json-bytes.ts'
import type { Piece } from './json-pieces.ts'
import { rawText } from './text-fields.ts'

/** More than this beside the services is not held in memory. */
const MOST_BYTES = 256 * 1024 * 1024
const MOST_OF_UNKNOWN = 10_000

// What the lists of a package are called: HSDS 3.0 and Open Referral UK 1.0, in one or many, with or without ".csv".
const known = new Set([
  ...['organization', 'location', 'service_at_location', 'address', 'physical_address', 'phone', 'contact'],
  ...['schedule', 'regular_schedule', 'cost_option', 'eligibility', 'language', 'accessibility', 'attribute'],
  ...['accessibility_for_disabilities', 'taxonomy', 'taxonomy_term', 'link_taxonomy', 'service_taxonomy'],
])

/** The one name of a list: 'addresses.csv', 'addresses' and 'address' are the same. */
export function tableNamed(key: string): string {
  const plain = key.toLowerCase().replace(/\.(?:csv|json)$/, '')
  if (known.has(plain)) return plain
  const ways = [plain.replace(/ies$/, 'y'), plain.replace(/es$/, ''), plain.replace(/s$/, '')]
  return ways.find((way) => known.has(way)) ?? plain
}

/** The lists of a package that gives services, organisations and places apart, joined by their ids. */
export class Tables {
  readonly #lists = new Map<string, unknown[]>()
  readonly #by = new Map<string, Map<string, Fields[]>>()
  readonly #places = new Map<string, Fields & { service_at_locations: Fields[] }>()
  #bytes = 0

  /** Keeps a row of a list; answers whether it is one that services are joined with. */
  add(table: string, { value: row, bytes }: Piece, named: Named): boolean {
    const list = this.#lists.get(table)
    if (!known.has(table) && list && list.length >= MOST_OF_UNKNOWN) return false
    this.#count(bytes, named)
    if (list) list.push(row)
    else this.#lists.set(table, [row])
    return known.has(table)
  }

  /** Keeps a service at a location with the others of the same service. */
  addAtLocation(at: Fields & { service: Fields }, bytes: number, named: Named): true {
    this.#count(bytes, named)
    const { service, ...place } = at
    const id = rawText(service.id) ?? `no id ${this.#places.size}`
    const there = this.#places.get(id)
    if (there) there.service_at_locations.push(place)
    else this.#places.set(id, { ...service, service_at_locations: [place] })
    return true
  }

  #count(bytes: number, { name }: Named): void {
    this.#bytes += bytes
    if (this.#bytes > MOST_BYTES)
      throw new Refusal(
        `${name} is too large to join: more than 256 megabytes stand beside its services. Give each service whole.`,
      )
  }

  /** The services of a list of services at locations, each once with all its places. */
  atLocations(): Iterable<Fields> {
    return this.#places.values()
  }

  /** A single record again, whose own lists were taken for those of a package. */
  backInto(head: Fields): Fields {
    return Object.fromEntries(
      Object.entries(head).map(([key, value]) => [
        key,
        (Array.isArray(value) && this.#lists.get(tableNamed(key))) || value,
      ]),
    )
  }

  /** A service with everything that stands about it in the other lists; what it says itself comes first. */
  joined(service: Fields): Fields {
    const id = rawText(service.id)
    const about = (table: string) => this.#of(table, 'service_id', id)
    const contacts = about('contact').map((contact) => ({
      ...contact,
      ...some('phones', this.#of('phone', 'contact_id', rawText(contact.id))),
    }))
    return {
      ...some(
        'service_at_locations',
        about('service_at_location').map((at) => this.#atLocation(at)),
      ),
      ...some('schedules', [...about('schedule'), ...about('regular_schedule')]),
      ...some('phones', about('phone')),
      ...some('contacts', contacts),
      ...some('cost_options', about('cost_option')),
      ...some('eligibilitys', about('eligibility')),
      ...some('languages', about('language')),
      ...some('taxonomies', this.#topics(id)),
      ...this.#organisation(rawText(service.organization_id)),
      ...service,
    }
  }

  #organisation(id: string | null): Fields {
    const organization = this.#of('organization', 'id', id)[0]
    return organization
      ? { organization: { ...some('phones', this.#of('phone', 'organization_id', id)), ...organization } }
      : {}
  }

  #atLocation(at: Fields): Fields {
    const own = rawText(at.id)
    const place = rawText(at.location_id)
    const here = (table: string) => this.#of(table, 'location_id', place)
    const location = this.#of('location', 'id', place)[0]
    return {
      ...some('schedules', [
        ...this.#of('schedule', 'service_at_location_id', own),
        ...this.#of('regular_schedule', 'service_at_location_id', own),
      ]),
      ...(location
        ? {
            location: {
              ...some('addresses', [...here('address'), ...here('physical_address')]),
              ...some('accessibility', [...here('accessibility'), ...here('accessibility_for_disabilities')]),
              ...location,
            },
          }
        : {}),
      ...at,
    }
  }

  #topics(service: string | null): Fields[] {
    const links = [
      ...this.#of('attribute', 'link_id', service),
      ...this.#of('link_taxonomy', 'link_id', service),
      ...this.#of('service_taxonomy', 'service_id', service),
    ]
    return links.flatMap((link) => [
      ...this.#of('taxonomy_term', 'id', rawText(link.taxonomy_term_id)),
      ...this.#of('taxonomy', 'id', rawText(link.taxonomy_id)),
    ])
  }

  // The rows of a list by one of their fields, found once for all of them.
  #of(table: string, field: string, value: string | null): Fields[] {
    if (value === null) return []
    const name = `${table} ${field}`
    let by = this.#by.get(name)
    if (!by) {
      by = new Map()
      for (const row of this.#lists.get(table) ?? []) {
        const key = isFields(row) ? rawText(row[field]) : null
        if (key === null) continue
        const there = by.get(key)
        if (there) there.push(row as Fields)
        else by.set(key, [row as Fields])
      }
      this.#by.set(name, by)
    }
    return by.get(value) ?? []
  }
}

const some = (key: string, rows: readonly Fields[]): Fields => (rows.length > 0 ? { [key]: rows } : {})
