import { createMiddleware } from 'hono/factory'
import type { Kysely } from 'kysely'
import { type SignedInWorker, sessionOf, type Visit } from '../accounts/index.ts'
import { type Actor, actorTransaction, type DB } from '../database/index.ts'
import { type Clock, newId } from '../words/index.ts'
import { page } from './page.tsx'
import type { HallSettings } from './settings.ts'

const publicActor = (place: string, owner: string | null): Actor => ({ kind: 'public', id: owner, place })

async function firstPlace(database: Kysely<DB>): Promise<{ id: string; name: string }> {
  const place = await database
    .selectFrom('place')
    .select(['id', 'name'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return place ?? { id: '00000000-0000-4000-8000-000000000000', name: '' }
}

const memory = <T>(load: () => Promise<T>, usable: (value: T) => boolean): (() => Promise<T>) => {
  let kept: T | undefined
  return async () => {
    if (kept !== undefined && usable(kept)) return kept
    kept = await load()
    return kept
  }
}

/** The place that public pages are about: the first one, until a host names its own. Asked once, then known. */
export const publicPlace = (database: Kysely<DB>) =>
  memory(
    () => firstPlace(database),
    ({ name }) => name !== '',
  )

/** Where the browser sees this server: PUBLIC_URL, or else the host it asked for. */
const originOf = (settings: HallSettings, url: string): string => settings.publicUrl ?? new URL(url).origin

/** Gives each request its actor, its moment and its ways to act and to answer. */
export function visiting(settings: HallSettings, clock: Clock, place: ReturnType<typeof publicPlace>) {
  const { database } = settings
  return createMiddleware<Visit>(async (c, next) => {
    const now = clock()
    const origin = originOf(settings, c.req.url)
    const worker: SignedInWorker | null = await sessionOf(c, database, { origin, now })
    const here = worker ? { id: worker.placeId, name: worker.placeName } : await place()
    const request = newId()
    const actor: Actor = worker
      ? { kind: 'worker', id: worker.id, place: worker.placeId }
      : publicActor(here.id, null)
    c.set('worker', worker)
    c.set('actor', actor)
    c.set('now', now)
    c.set('request', request)
    c.set('origin', origin)
    c.set('placeName', here.name)
    c.set('act', (work) => actorTransaction(database, { actor, now, request }, work))
    c.set('database', database)
    c.set('actAs', (as, work) => actorTransaction(database, { actor: as, now, request }, work))
    c.set('page', (content) =>
      c.html(
        page(settings, { worker, placeName: here.name, path: c.req.path }, content),
        content.status ?? 200,
      ),
    )
    await next()
  })
}
