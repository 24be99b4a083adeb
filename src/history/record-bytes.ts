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

// Kept from row to row: making them anew for each took a third of the time.
const starts = new Int32Array(columns.length)
const lengths = new Int32Array(columns.length)

/** The first column that is not what the row's own canonical bytes say it was; null when all agree. */
export function disagreement(record: Buffer): Column | null {
  findColumns(record)
  let at = starts[CANONICAL] as number
  const end = at + (lengths[CANONICAL] as number)
  for (const { name, written, at: column } of steps) {
    if (at + 5 > end) return 'canonical'
    const told = record[at] === 0 ? NULL : record.readUInt32BE(at + 1)
    const from = at + 5
    at = from + Math.max(told, 0)
    if (at > end) return 'canonical'
    const length = lengths[column] as number
    if ((told === NULL) !== (length === NULL)) return name
    if (told !== NULL && !isWritten(record, written, { from, told, start: starts[column] as number, length }))
      return name
  }
  return at === end ? null : 'canonical'
}

function findColumns(record: Buffer): void {
  let at = 4
  for (let column = 0; column < columns.length; column++) {
    const length = record.readInt32BE(at + 4)
    starts[column] = at + 8
    lengths[column] = length
    at += 8 + Math.max(length, 0)
  }
}

/** Where a value stands in the canonical bytes (`from`, `told` bytes long), and where in its column. */
type Both = { from: number; told: number; start: number; length: number }

function isWritten(record: Buffer, written: Written, { from, told, start, length }: Both): boolean {
  if (written === 'uuid') return told === 36 && isUuid(record, from, start)
  if (written === 'text')
    return told === length && record.compare(record, from, from + told, start, start + length) === 0
  return record.toString('latin1', from, from + told) === asText(record, written, start)
}

const hyphens = [4, 6, 8, 10]
const HYPHEN = 0x2d
const digits = Buffer.from('0123456789abcdef')

/** Whether the 36 characters at one place are the 16 bytes at the other. */
function isUuid(record: Buffer, text: number, bytes: number): boolean {
  let at = text
  for (let byte = 0; byte < 16; byte++) {
    if (hyphens.includes(byte) && record[at++] !== HYPHEN) return false
    const value = record[bytes + byte] as number
    if (record[at++] !== digits[value >> 4] || record[at++] !== digits[value & 15]) return false
  }
  return true
}

/** Latin 1, because that is how the canonical bytes beside it are read. */
function asText(record: Buffer, written: Written, start: number): string {
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
