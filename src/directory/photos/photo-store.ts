import { type Kysely, sql } from 'kysely'
import type { Acting, DB } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { isUuid } from '../../words/index.ts'
import type { Developed } from './developing.ts'
import { MOST_PHOTOS, type People, type Photo, type Size } from './photo.ts'

/** The photographs of a service in their order, without their bytes. */
export async function photosOf(database: Kysely<DB>, service: string): Promise<Photo[]> {
  const rows = await database
    .selectFrom('service_photo')
    .select(['id', 'position', 'alternative', 'rights', 'people', 'width', 'height'])
    .where('service_id', '=', service)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, people: row.people as People }))
}

/** The bytes of one photograph; undefined where there is none. */
export async function photoBytes(
  database: Kysely<DB>,
  service: string,
  photo: string,
  size: Size,
): Promise<Buffer | undefined> {
  if (!isUuid(service) || !isUuid(photo)) return undefined
  const row = await database
    .selectFrom('service_photo')
    .select(size)
    .where('id', '=', photo)
    .where('service_id', '=', service)
    .executeTakeFirst()
  return row?.[size]
}

/** A photograph as somebody adds it. */
export type NewPhoto = { id: string; alternative: string; rights: string; people: People; picture: Developed }

/** Puts a photograph last. What was added already, by pressing twice, is there once; 'full' where there is no room. */
export async function addPhoto(
  acting: Acting,
  service: string,
  { id, picture, ...told }: NewPhoto,
): Promise<'added' | 'full'> {
  const there = await lockedIds(acting, service)
  if (there.includes(id)) return 'added'
  if (there.length >= MOST_PHOTOS) return 'full'
  await acting.tx
    .insertInto('service_photo')
    .values({
      ...told,
      ...picture,
      id,
      service_id: service,
      position: there.length + 1,
      added_by: acting.actor.id,
    })
    .execute()
  await record(acting, { act: 'photo added', subject: { kind: 'service', id: service }, fields: ['photo'] })
  return 'added'
}

/** Takes a photograph away for good, and closes the gap it leaves. */
export async function removePhoto(acting: Acting, service: string, photo: string): Promise<boolean> {
  const there = await lockedIds(acting, service)
  if (!there.includes(photo)) return false
  await acting.tx.deleteFrom('service_photo').where('id', '=', photo).execute()
  await putInOrder(
    acting,
    service,
    there.filter((id) => id !== photo),
  )
  await record(acting, { act: 'photo removed', subject: { kind: 'service', id: service }, fields: ['photo'] })
  return true
}

/** Moves a photograph to this position; beyond either end means that end. */
export async function movePhoto(
  acting: Acting,
  service: string,
  photo: string,
  to: number,
): Promise<boolean> {
  const there = await lockedIds(acting, service)
  if (!there.includes(photo)) return false
  const rest = there.filter((id) => id !== photo)
  await putInOrder(acting, service, rest.toSpliced(Math.max(0, to - 1), 0, photo))
  await record(acting, {
    act: 'photos ordered',
    subject: { kind: 'service', id: service },
    fields: ['photo'],
  })
  return true
}

/** The ids in their order. The entry is held until the act ends, so that two acts at once come one after the other. */
async function lockedIds({ tx }: Acting, service: string): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`photos ${service}`}, 0))`.execute(tx)
  const rows = await tx
    .selectFrom('service_photo')
    .select('id')
    .where('service_id', '=', service)
    .orderBy('position')
    .execute()
  return rows.map(({ id }) => id)
}

async function putInOrder({ tx }: Acting, service: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('service_photo')
    .set({ position: sql<number>`array_position(${[...ids]}::uuid[], id)` })
    .where('service_id', '=', service)
    .execute()
}
