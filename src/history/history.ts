import { createHash } from 'node:crypto'
import type { Acting } from '../database/index.ts'
import { newId } from '../words/index.ts'

/** What happened: an act on one subject, or a look at a page. Ids and names of fields only, never values. */
export type Happening = {
  act: string
  subject: { kind: string; id: string | null }
  youngPerson?: string | null
  /** Everybody a list showed. */
  people?: readonly string[]
  fields?: readonly string[]
}

const SCHEMA_VERSION = 1

/**
 * The bytes a sealer will chain: each part with its length before it, so that no two different rows can give the
 * same bytes. Order and version are fixed; a new shape is a new version.
 */
export function canonicalBytes(parts: readonly (string | null)[]): Buffer {
  const pieces: Buffer[] = []
  for (const part of parts) {
    const text = Buffer.from(part ?? '', 'utf8')
    const length = Buffer.alloc(5)
    length.writeUInt8(part === null ? 0 : 1, 0)
    length.writeUInt32BE(text.length, 1)
    pieces.push(length, text)
  }
  return Buffer.concat(pieces)
}

const personList = (ids: readonly string[]): string =>
  createHash('sha256')
    .update([...ids].sort().join(','))
    .digest('hex')

/** One row of history as it will be written by this transaction's actor. */
export function historyRow(acting: Acting, happening: Happening) {
  const { actor, request } = acting
  const people = happening.people ?? []
  const fields = happening.fields ?? []
  const id = newId()
  return {
    id,
    place_id: actor.place,
    actor_kind: actor.kind,
    actor_id: actor.id,
    act: happening.act,
    subject_kind: happening.subject.kind,
    subject_id: happening.subject.id,
    young_person_id: happening.youngPerson ?? null,
    people: [...people],
    fields: [...fields],
    request_id: request,
    schema_version: SCHEMA_VERSION,
    canonical: canonicalBytes([
      String(SCHEMA_VERSION),
      id,
      actor.place,
      actor.kind,
      actor.id,
      happening.act,
      happening.subject.kind,
      happening.subject.id,
      happening.youngPerson ?? null,
      personList(people),
      fields.join(','),
      request,
    ]),
  }
}

/** Writes one change or one look into history, in the caller's transaction: if it fails, so does the act. */
export async function record(acting: Acting, happening: Happening): Promise<void> {
  await acting.tx.insertInto('history').values(historyRow(acting, happening)).execute()
}

/** A look at one page about a young person, or at a list of them. */
export const recordLook = (
  acting: Acting,
  screen: string,
  shown: { youngPerson?: string; people?: readonly string[]; subject?: string; fields?: readonly string[] },
): Promise<void> =>
  record(acting, {
    act: 'looked',
    subject: { kind: screen, id: shown.subject ?? null },
    youngPerson: shown.youngPerson ?? null,
    people: shown.people ?? [],
    fields: shown.fields ?? [],
  })
