import type { Kysely } from 'kysely'
import type { Acting, DB } from '../database/index.ts'
import { record } from '../history/index.ts'
import { idFromSource, isUuid } from '../words/index.ts'
import { keepServices } from './import/keep-services.ts'
import type { Fields } from './reading/feed.ts'
import { readRecord } from './reading/record.ts'

/** A record that an import could not decide, as a curator sees it. */
export type Held = {
  id: string
  originalId: string
  nth: number
  reason: string
  source: string
  firstSeen: Date
  raw: Fields
}

const waiting = (database: Kysely<DB>, place: string | null) =>
  database
    .selectFrom('held_record')
    .innerJoin('directory_source', 'directory_source.id', 'held_record.source_id')
    .where('held_record.decision', 'is', null)
    // What its source's last list no longer holds is nobody's question any more.
    .whereRef('held_record.last_seen', '>=', (where) =>
      where.fn.coalesce('directory_source.imported_at', 'held_record.last_seen'),
    )
    .where((where) =>
      where.or([
        where('directory_source.place_id', 'is', null),
        where('directory_source.place_id', '=', place),
      ]),
    )

/** What waits for a curator of this place, oldest first; at most 200. */
export async function heldRecords(database: Kysely<DB>, place: string | null): Promise<Held[]> {
  const rows = await waiting(database, place)
    .select([
      'held_record.id',
      'held_record.original_id as originalId',
      'held_record.nth',
      'held_record.reason',
      'held_record.first_seen as firstSeen',
      'held_record.raw',
      'directory_source.name as source',
    ])
    .orderBy('held_record.first_seen')
    .orderBy('held_record.original_id')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, raw: row.raw as Fields }))
}

/** What came of a decision: the service it made, nothing more, or why it could not be. */
export type HeldDecision =
  | { ok: true; service: string | null }
  | { ok: false; because: 'gone' | 'name' | 'unreadable' }

/** Takes a held record into the directory under a name that a curator gives. */
export async function acceptHeld(
  acting: Acting,
  id: string,
  name: string,
  worker: string,
): Promise<HeldDecision> {
  const held = await lockHeld(acting, id)
  if (!held) return { ok: false, because: 'gone' }
  if (name.trim() === '') return { ok: false, because: 'name' }
  const own = await idFor(acting, held)
  const reading = readRecord(
    held.raw,
    { source: held.source, base: held.base_url, now: acting.now },
    { name: name.trim(), id: own },
  )
  if (reading.outcome !== 'read') return { ok: false, because: 'unreadable' }
  await keepServices(acting.tx, [reading.service], {
    source: held.source_id,
    place: held.place_id,
    now: acting.now,
  })
  await decide(acting, id, { decision: 'accepted', worker, service: reading.service.id })
  return { ok: true, service: reading.service.id }
}

// A repeated id, or one that another source uses, belongs to that service: this one gets an id of its own.
async function idFor(acting: Acting, held: HeldRow): Promise<string> {
  if (held.service_id) return held.service_id
  const id = idFromSource(held.source, held.original_id)
  const there = await acting.tx
    .selectFrom('service')
    .select('source_id')
    .where('id', '=', id)
    .executeTakeFirst()
  const free = held.nth === 1 && (!there || there.source_id === held.source_id)
  return free ? id : idFromSource(held.source, `${held.original_id} #${held.nth}`)
}

/** Turns a held record down: as long as it stays as it is, no import asks again. */
export async function refuseHeld(acting: Acting, id: string, worker: string): Promise<HeldDecision> {
  if (!(await lockHeld(acting, id))) return { ok: false, because: 'gone' }
  await decide(acting, id, { decision: 'refused', worker, service: null })
  return { ok: true, service: null }
}

type HeldRow = NonNullable<Awaited<ReturnType<typeof lockHeld>>>

async function lockHeld(acting: Acting, id: string) {
  if (!isUuid(id)) return undefined
  return waiting(acting.tx, acting.actor.place)
    .selectAll('held_record')
    .select(['directory_source.name as source', 'directory_source.base_url', 'directory_source.place_id'])
    .where('held_record.id', '=', id)
    .forUpdate('held_record')
    .executeTakeFirst()
}

type Decision = { decision: 'accepted' | 'refused'; worker: string; service: string | null }

async function decide(acting: Acting, id: string, { decision, worker, service }: Decision): Promise<void> {
  await acting.tx
    .updateTable('held_record')
    .set({ decision, decided_by: worker, decided_at: acting.now, service_id: service })
    .where('id', '=', id)
    .execute()
  await record(acting, { act: `held record ${decision}`, subject: { kind: 'held_record', id } })
}
