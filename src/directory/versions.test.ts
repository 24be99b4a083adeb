import { beforeAll, expect, it } from 'vitest'
import { actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { makeService } from './factory.ts'
import { keepVersions } from './versions.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

const act = <T>(work: Parameters<typeof actorTransaction<T>>[2]) =>
  actorTransaction(
    db.kysely,
    {
      actor: { kind: 'operator:directory-import', id: null, place: null },
      now: new Date('2026-11-02T10:00:00Z'),
      request: newId(),
    },
    work,
  )

it('an entry is kept whole before each change, oldest first, and never rewritten', async () => {
  const id = await makeService(db.kysely, {
    name: 'Chess',
    schedules: [{ days: [4], opens: '16:00' }],
    locations: [{ name: 'The hall', latitude: 53.3, longitude: 0.4 }],
  })
  for (const name of ['Chess Club', 'Chess for All'])
    await act(async (acting) => {
      await keepVersions(acting, [id], 'import')
      await acting.tx.updateTable('service').set({ name }).where('id', '=', id).execute()
    })
  const kept = await db.kysely
    .selectFrom('service_version')
    .select(['nth', 'actor_kind', 'because', 'entry'])
    .where('service_id', '=', id)
    .orderBy('nth')
    .execute()
  expect(kept.map(({ nth, because, entry }) => [nth, because, (entry as { name: string }).name])).toEqual([
    [1, 'import', 'Chess'],
    [2, 'import', 'Chess Club'],
  ])
  expect(kept[0]?.actor_kind).toBe('operator:directory-import')
  expect(kept[0]?.entry).toMatchObject({
    locations: [{ name: 'The hall', latitude: 53.3 }],
    schedules: [{ days: [4], opens: '16:00:00' }],
    contacts: [],
  })
  await expect(db.kysely.updateTable('service_version').set({ because: 'other' }).execute()).rejects.toThrow(
    'permission denied',
  )
})
