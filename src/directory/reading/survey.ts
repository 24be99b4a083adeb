import { createHash } from 'node:crypto'
import { Refusal } from '../../database/index.ts'
import { type Fields, isFields } from './feed.ts'
import type { Named } from './json-bytes.ts'
import { type Piece, piecesOf } from './json-pieces.ts'
import { isAtLocation, servicesIn } from './records-in.ts'
import { Tables, tableNamed } from './tables.ts'
import { rawText } from './text-fields.ts'

/** Something whose bytes can be read from the beginning, more than once. */
export type Document = Named & { open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** What a whole document was found to be, before anything in it is taken in. */
export type Survey = {
  /** Only a list can show that something is gone; a single service cannot. */
  whole: boolean
  records: number
  /** The fingerprint of its services' ids, in order: two pages that are the same have the same. */
  ids: string
  /** What a page says beside its services, as of its number and how many there are. */
  head: Fields
  /** The lists of a package that services are joined with; null where services come whole. */
  tables: Tables | null
  single: Fields | null
}

/** More records than any one country has; a list of more is a mistake or a trap. */
const MOST_RECORDS = 1_000_000
const MOST_FIELDS = 2_000
const MOST_HEAD = 64 * 1024 * 1024

const serviceLists = ['contents', 'content', 'services', 'service', 'services.csv']

/** Whether a piece is an element of the list that the services stand in. */
const isRecord = (piece: Piece): boolean =>
  piece.in === 'list' && (piece.key === null || serviceLists.includes(piece.key))

/**
 * Reads a document from end to end and takes nothing in: what it is, and that it is JSON to its last byte, so that
 * nothing is half-written because its end was missing. Throws a Refusal when it is no JSON or holds no services.
 */
export async function survey(document: Document): Promise<Survey> {
  const look = new Look(document)
  for await (const pieces of piecesOf(document.open(), document)) for (const piece of pieces) look.at(piece)
  return look.found()
}

class Look {
  readonly #document: Document
  readonly #head: Record<string, unknown> = {}
  readonly #tables = new Tables()
  readonly #ids = createHash('sha256')
  #fields = 0
  #headBytes = 0
  #records = 0
  #listed = false
  #object = false
  #joined = false

  constructor(document: Document) {
    this.#document = document
  }

  at(piece: Piece): void {
    if (piece.key !== null) this.#object = true
    if (isRecord(piece)) this.#record(piece)
    else if (piece.in === 'list')
      this.#joined = this.#tables.add(tableNamed(piece.key ?? ''), piece, this.#document) || this.#joined
    else if (piece.key === null) this.#listed = piece.in === 'key'
    else {
      if (serviceLists.includes(piece.key) && Array.isArray(piece.value)) this.#listed = true
      this.#headBytes += piece.bytes
      if (++this.#fields <= MOST_FIELDS && this.#headBytes <= MOST_HEAD) this.#head[piece.key] = piece.value
    }
  }

  #record({ value, bytes }: Piece): void {
    this.#listed = true
    if (isAtLocation(value)) this.#joined = this.#tables.addAtLocation(value, bytes, this.#document)
    for (const record of servicesIn(value)) {
      this.#records++
      this.#ids.update(`${isFields(record) ? rawText(record.id) : ''}\n`)
    }
    if (this.#records > MOST_RECORDS)
      throw new Refusal(
        `${this.#document.name} is no list of services: it has more than ${MOST_RECORDS.toLocaleString('en-GB')} of them.`,
      )
  }

  found(): Survey {
    const found = { records: this.#records, ids: this.#ids.digest('hex'), head: this.#head, single: null }
    const whole = !runsServices(this.#head)
    if (this.#listed) return { ...found, whole, tables: this.#joined ? this.#tables : null }
    const single = this.#object ? wholeService(this.#tables.backInto(this.#head)) : null
    if (single && 'id' in single && ['name', 'description', 'organization'].some((key) => key in single))
      return { ...found, records: 1, whole: false, tables: null, single }
    throw new Refusal(
      `${this.#document.name} holds no services: it should be a list of services, or a page of Open Referral UK with its services in "contents".`,
    )
  }
}

/** Whether a document is one organisation with the services that it runs. */
const runsServices = (head: Fields): boolean => 'id' in head && 'name' in head

function wholeService(record: Fields): Fields {
  if (!isAtLocation(record)) return record
  const { service, ...place } = record
  return { ...service, service_at_locations: [place] }
}

/** The services of a document that was surveyed, one by one, joined with what stands beside them. */
export async function* recordsOf(document: Document, surveyed: Survey): AsyncGenerator<unknown> {
  const { single, tables, head } = surveyed
  const organization = runsServices(head) ? { organization: head } : {}
  if (single) yield single
  if (single) return
  for await (const pieces of piecesOf(document.open(), document))
    for (const piece of pieces) {
      if (!isRecord(piece)) continue
      if (tables && isAtLocation(piece.value)) continue
      for (const record of servicesIn(piece.value))
        yield isFields(record) ? { ...organization, ...(tables ? tables.joined(record) : record) } : record
    }
  if (tables) yield* tables.atLocations()
}
