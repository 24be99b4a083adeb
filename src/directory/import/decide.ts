import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../../database/index.ts'
import {
  type Reading,
  type ReadingFrom,
  type ReadService,
  type Recognised,
  readRecognised,
} from '../reading/record.ts'
import { decisionsOn, hold, type ToHold } from './held-store.ts'

/** A record as it came, and the how-manieth of its id in the list. */
export type Numbered = (Recognised | Extract<Reading, { outcome: 'refused' }>) & { nth: number }

/** What to do with the records of one batch. */
export type Sorted = {
  new: ReadService[]
  changed: ReadService[]
  unchanged: number
  /** What a person must see, unless a person has decided it as it stands. */
  doubtful: ToHold[]
  refused: { id: string | null; reason: string }[]
  /** Ids of stored services that this batch speaks of. */
  seen: string[]
}

type Stored = { id: string; digest: string | null; source_id: string | null; source: string | null }

/**
 * Sorts a batch before anything is written: what is new, what has changed since it was last taken in, what a person must
 * see. Only the new and the changed are read; what stands as it did is known by its fingerprint.
 */
export async function sortOut(
  database: Kysely<DB>,
  records: readonly Numbered[],
  from: ReadingFrom & { sourceId: string },
): Promise<Sorted> {
  const sorted: Sorted = { new: [], changed: [], unchanged: 0, doubtful: [], refused: [], seen: [] }
  const stored = await storedServices(database, records)
  for (const record of records) {
    if (record.outcome === 'refused') {
      sorted.refused.push({ id: record.id, reason: record.reason })
      continue
    }
    const there = stored.get(record.id)
    if (there) sorted.seen.push(there.id)
    sort(sorted, record, there, from)
  }
  return sorted
}

async function storedServices(
  database: Kysely<DB>,
  records: readonly Numbered[],
): Promise<Map<string, Stored>> {
  const ids = records.flatMap((record) => (record.outcome === 'refused' ? [] : [record.id]))
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('service')
    .leftJoin('directory_source', 'directory_source.id', 'service.source_id')
    .select(['service.id', 'service.digest', 'service.source_id', 'directory_source.name as source'])
    .where(sql<boolean>`service.id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function sort(
  sorted: Sorted,
  record: Recognised & { nth: number },
  there: Stored | undefined,
  from: ReadingFrom & { sourceId: string },
): void {
  const { nth, originalId, raw, digest } = record
  const doubt = (reason: string) => void sorted.doubtful.push({ originalId, nth, raw, digest, reason })
  if (nth > 1) return doubt(`The same id stands ${nth === 2 ? 'twice' : `${nth} times`} in this list.`)
  if (there && there.source_id !== from.sourceId)
    return doubt(`A service from ${there.source ?? 'this directory itself'} already has this id.`)
  if (there?.digest === digest) {
    sorted.unchanged++
    return
  }
  const reading = readRecognised(record, from)
  if (reading.outcome === 'held') doubt(reading.reason)
  else if (reading.outcome === 'read') (there ? sorted.changed : sorted.new).push(reading.service)
}

/** What came of the doubtful ones. */
export type Settled = {
  unchanged: number
  held: { id: string; reason: string }[]
  refused: { id: string; reason: string }[]
  seen: string[]
}

/** Holds the doubtful for a person, save those a person has decided about as they stand. */
export async function settle(acting: Acting, doubtful: readonly ToHold[], source: string): Promise<Settled> {
  const settled: Settled = { unchanged: 0, held: [], refused: [], seen: [] }
  const before = await decisionsOn(acting, source, doubtful)
  const undecided: ToHold[] = []
  for (const doubt of doubtful) {
    const decision = before.find(
      (row) => row.original_id === doubt.originalId && row.nth === doubt.nth && row.digest === doubt.digest,
    )
    if (decision?.decision === 'accepted') {
      settled.unchanged++
      if (decision.service_id) settled.seen.push(decision.service_id)
    } else if (decision) {
      settled.refused.push({ id: doubt.originalId, reason: 'A person looked at it and turned it down.' })
    } else {
      undecided.push(doubt)
      settled.held.push({ id: doubt.originalId, reason: doubt.reason })
    }
  }
  await hold(acting, source, undecided)
  return settled
}
