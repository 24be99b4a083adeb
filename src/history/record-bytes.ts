import { createHash } from 'node:crypto'

/**
 * One row of history as bytes, put together by the server: every column with its type and length before it, so that no
 * two different rows give the same. What is chained is this, in this order; a new column is a new version of it.
 */
export const RECORD = `record_send(row(h.position, h.id, h.at, h.place_id, h.actor_kind, h.actor_id, h.act,
  h.subject_kind, h.subject_id, h.young_person_id, h.people, h.fields, h.request_id, h.schema_version, h.canonical))`

const columns = [
  'position',
  'id',
  'at',
  'place_id',
  'actor_kind',
  'actor_id',
  'act',
  'subject_kind',
  'subject_id',
  'young_person_id',
  'people',
  'fields',
  'request_id',
  'schema_version',
  'canonical',
] as const
type Column = (typeof columns)[number]

/** How a column stands in the canonical bytes. */
type Written = 'uuid' | 'text' | 'number' | 'people' | 'fields'

/** The canonical bytes of version 1 (see history.ts), worked out here once more and apart from there. */
const canonical: readonly [Column, Written][] = [
  ['schema_version', 'number'],
  ['id', 'uuid'],
  ['place_id', 'uuid'],
  ['actor_kind', 'text'],
  ['actor_id', 'uuid'],
  ['act', 'text'],
  ['subject_kind', 'text'],
  ['subject_id', 'uuid'],
  ['young_person_id', 'uuid'],
  ['people', 'people'],
  ['fields', 'fields'],
  ['request_id', 'text'],
]

const NULL = -1
const steps = canonical.map(([name, written]) => ({ name, written, at: columns.indexOf(name) }))
const CANONICAL = columns.indexOf('canonical')
const NOBODY = createHash('sha256').digest('hex')

/** The first column that is not what the row's own canonical bytes say it was; null when all agree. */
export function disagreement(record: Buffer): Column | null {
  const { starts, lengths } = placesIn(record)
  const length = lengths[CANONICAL] ?? NULL
  let at = starts[CANONICAL] ?? 0
  const end = at + length
  for (const { name, written, at: column } of steps) {
    const start = starts[column] ?? 0
    const size = lengths[column] ?? NULL
    if (at + 5 > end) return 'canonical'
    const told = record[at] === 0 ? NULL : record.readUInt32BE(at + 1)
    const from = at + 5
    at = from + Math.max(told, 0)
    if (at > end) return 'canonical'
    if ((told === NULL) !== (size === NULL)) return name
    if (size === NULL) continue
    const same =
      written === 'text'
        ? size === told && record.compare(record, from, at, start, start + size) === 0
        : record.toString('latin1', from, at) === asWritten(record, written, start)
    if (!same) return name
  }
  return at === end ? null : 'canonical'
}

function placesIn(record: Buffer): { starts: number[]; lengths: number[] } {
  const starts: number[] = []
  const lengths: number[] = []
  let at = 4
  for (let column = 0; column < columns.length; column++) {
    const length = record.readInt32BE(at + 4)
    starts.push(at + 8)
    lengths.push(length)
    at += 8 + Math.max(length, 0)
  }
  return { starts, lengths }
}

/** Latin 1, because that is how the canonical bytes beside it are read. */
function asWritten(record: Buffer, written: Written, start: number): string {
  if (written === 'uuid') return uuidAt(record, start)
  if (written === 'number') return String(record.readInt32BE(start))
  const elements = elementsOf(record, start)
  if (written === 'fields')
    return elements.map(([from, length]) => record.toString('latin1', from, from + length)).join(',')
  if (elements.length === 0) return NOBODY
  const ids = elements.map(([from]) => uuidAt(record, from)).sort()
  return createHash('sha256').update(ids.join(',')).digest('hex')
}

function uuidAt(record: Buffer, at: number): string {
  const hex = record.toString('hex', at, at + 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Where the elements of an array begin, and how long they are. */
function elementsOf(record: Buffer, start: number): [from: number, length: number][] {
  if (record.readInt32BE(start) === 0) return []
  const count = record.readInt32BE(start + 12)
  const elements: [number, number][] = []
  let at = start + 20
  for (let one = 0; one < count; one++) {
    const length = record.readInt32BE(at)
    elements.push([at + 4, length])
    at += 4 + Math.max(length, 0)
  }
  return elements
}
