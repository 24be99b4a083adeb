import type { Acting } from '../../database/index.ts'
import type { Reading, ReadService } from '../reading/record.ts'
import { decisionsOn, hold, type ToHold } from './held-store.ts'

/** What to do with the records of one batch. */
export type Decided = {
  new: ReadService[]
  changed: ReadService[]
  unchanged: number
  held: { id: string; reason: string }[]
  refused: { id: string | null; reason: string }[]
  /** Ids of stored services that this batch speaks of. */
  seen: string[]
}

type Numbered = Reading & { nth: number }

/**
 * Sorts a batch: what is new, what has changed since it was last taken in, what a person must see (and is stored for
 * them), and what a person has already decided about the very same record.
 */
export async function decideOn(
  acting: Acting,
  readings: readonly Numbered[],
  source: string,
): Promise<Decided> {
  const decided: Decided = { new: [], changed: [], unchanged: 0, held: [], refused: [], seen: [] }
  const stored = await storedServices(acting, readings)
  const doubtful: ToHold[] = []
  for (const reading of readings) {
    if (reading.outcome === 'refused') {
      decided.refused.push({ id: reading.id, reason: reading.reason })
      continue
    }
    const there = stored.get(reading.outcome === 'read' ? reading.service.id : reading.id)
    const doubt = doubtAbout(reading, there, source)
    if (doubt) doubtful.push({ ...doubt, nth: reading.nth })
    else if (reading.outcome === 'read') sort(decided, reading.service, there)
    if (there) decided.seen.push(there.id)
  }
  await settle(acting, decided, doubtful, source)
  return decided
}

type Stored = { id: string; digest: string | null; source_id: string | null; source: string | null }

async function storedServices(acting: Acting, readings: readonly Numbered[]): Promise<Map<string, Stored>> {
  const ids = readings.flatMap((reading) =>
    reading.outcome === 'refused' ? [] : [reading.outcome === 'read' ? reading.service.id : reading.id],
  )
  if (ids.length === 0) return new Map()
  const rows = await acting.tx
    .selectFrom('service')
    .leftJoin('directory_source', 'directory_source.id', 'service.source_id')
    .select(['service.id', 'service.digest', 'service.source_id', 'directory_source.name as source'])
    .where('service.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function sort(decided: Decided, service: ReadService, there: Stored | undefined): void {
  if (!there) decided.new.push(service)
  else if (there.digest === service.digest) decided.unchanged++
  else decided.changed.push(service)
}

type Doubt = Omit<ToHold, 'nth'>

function doubtAbout(reading: Numbered, there: Stored | undefined, source: string): Doubt | undefined {
  if (reading.outcome === 'refused') return undefined
  const { originalId, raw, digest } = reading.outcome === 'read' ? reading.service : reading
  const because = (reason: string) => ({ originalId, raw, digest, reason })
  if (reading.nth > 1)
    return because(`The same id stands ${reading.nth === 2 ? 'twice' : `${reading.nth} times`} in this list.`)
  if (reading.outcome === 'held') return because(reading.reason)
  if (there && there.source_id !== source)
    return because(`A service from ${there.source ?? 'this directory itself'} already has this id.`)
  return undefined
}

/** Holds the doubtful for a person, save those a person has decided about as they stand. */
async function settle(
  acting: Acting,
  decided: Decided,
  doubtful: readonly ToHold[],
  source: string,
): Promise<void> {
  const before = await decisionsOn(acting, source, doubtful)
  const undecided: ToHold[] = []
  for (const doubt of doubtful) {
    const decision = before.find(
      (row) => row.original_id === doubt.originalId && row.nth === doubt.nth && row.digest === doubt.digest,
    )
    if (decision?.decision === 'accepted') {
      decided.unchanged++
      if (decision.service_id) decided.seen.push(decision.service_id)
    } else if (decision) {
      decided.refused.push({ id: doubt.originalId, reason: 'A person looked at it and turned it down.' })
    } else {
      undecided.push(doubt)
      decided.held.push({ id: doubt.originalId, reason: doubt.reason })
    }
  }
  await hold(acting, source, undecided)
}
