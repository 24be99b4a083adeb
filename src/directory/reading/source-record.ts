import { createHash } from 'node:crypto'
import { type Fields, isFields } from './feed.ts'

/** Raised when what a record reads as changes, so that every record is read again. */
export const READING = 3

const DEEPEST = 64

/** Deeper nesting than any record has: it would exhaust whoever reads it. */
export class TooDeep extends Error {}

/**
 * A record as the database can keep it: without NUL and half characters, which no text column takes.
 * Throws TooDeep past 64 levels.
 */
export function keepable(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw new TooDeep()
  if (typeof value === 'string') return cleaned(value)
  if (Array.isArray(value)) return value.map((entry) => keepable(entry, depth + 1))
  if (!isFields(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [cleaned(key), keepable(entry, depth + 1)]),
  )
}

/** The fingerprint of a record: the same whatever the order of its fields. SHA-256, in hex. */
export function fingerprint(record: unknown): string {
  return createHash('sha256')
    .update(`${READING} ${JSON.stringify(inOrder(record))}`)
    .digest('hex')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isFields(value)) return value
  return Object.keys(value)
    .sort()
    .map((key) => [key, inOrder(value[key])])
}

const cleaned = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '')

/** The first of these fields that is a list, as objects; a single object counts as a list of one. */
export function listIn(record: Fields, ...keys: string[]): Fields[] {
  for (const key of keys) {
    const value = record[key]
    if (Array.isArray(value) && value.length > 0) return value.filter(isFields)
    if (isFields(value)) return [value]
  }
  return []
}

/** The first of these fields that is an object, or the first object of a list. */
export const objectIn = (record: Fields, ...keys: string[]): Fields | undefined => listIn(record, ...keys)[0]
