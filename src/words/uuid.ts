import { createHash, randomUUID } from 'node:crypto'

/** The namespace under which ids from elsewhere become ours; chosen once, never to change. */
const IMPORTED = '6f1b7c52-0d0e-4b57-9a3c-2f4f5a1d9e60'

/** A new random id (UUID version 4), made by the program so that it can be known before it is stored. */
export function newId(): string {
  return randomUUID()
}

/** Whether the text is a UUID of version 1 to 8 in the standard variant (RFC 9562), in either case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text)
}

/** The UUID version 5 of a name in a namespace (RFC 9562, section 5.5). Throws a RangeError for a bad namespace. */
export function uuidV5(namespace: string, name: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(namespace)) throw new RangeError(`"${namespace.slice(0, 40)}" is not a UUID`)
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
  const bytes = hash.digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/**
 * Our id for a thing imported from a source: its own id when that is a valid UUID (in small letters), else the
 * UUID version 5 of source and id. The same source and id always give the same; keep the original beside it.
 */
export function idFromSource(source: string, originalId: string): string {
  // As JSON, so that no pair of source and id can be written like another.
  return isUuid(originalId)
    ? originalId.toLowerCase()
    : uuidV5(IMPORTED, JSON.stringify([source, originalId]))
}
