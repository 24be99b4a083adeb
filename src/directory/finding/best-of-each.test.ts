import { beforeAll, expect, it } from 'vitest'
import { makePlace } from '../../accounts/factory.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { dateOnly } from '../../words/index.ts'
import { makeService } from '../factory.ts'
import { bestOfEach } from './best-of-each.ts'
import { findServices } from './find-services.ts'
import type { Looking } from './looking.ts'

const today = dateOnly('2026-11-24')
let db: TestDatabase
let place: string

beforeAll(async () => {
  db = await testDatabase()
  place = await makePlace(db.kysely)
  const now = new Date('2026-11-24T09:00:00Z')
  const at = { name: 'Here', latitude: 53.3, longitude: 0.45 }
  await makeService(db.kysely, { place, now, name: 'Choir', helpsWith: ['loneliness', 'calm'] })
  await makeService(db.kysely, {
    place,
    now,
    name: 'Lunch table',
    helpsWith: ['loneliness'],
    locations: [at],
  })
  await makeService(db.kysely, { place, now, name: 'Toddlers', helpsWith: ['loneliness'], ages: { to: 4 } })
  await makeService(db.kysely, { place, now, name: 'Boxing', helpsWith: ['being_active'] })
  await makeService(db.kysely, { place: await makePlace(db.kysely), now, name: 'Far', helpsWith: ['calm'] })
})

it('finds for each search what the finder finds for it alone, in the same order', async () => {
  const searches: Looking[] = [
    { helps: ['loneliness', 'calm'], age: 14, today, place },
    { helps: ['grief'], today, place },
    { helps: ['loneliness'], today, place, near: { latitude: 53.3, longitude: 0.45, metres: 2_000 } },
    { helps: ['being_active'], today, place },
  ]
  const found = await bestOfEach(db.kysely, searches, { size: 2 })
  for (const [at, looking] of searches.entries()) {
    const alone = await findServices(db.kysely, looking, { size: 2 })
    const names = alone.results.map(({ id, name, summary }) => ({ id, name, summary }))
    expect(found[at]).toEqual({ total: alone.total, more: alone.more, services: names })
  }
  expect(found.map(({ total }) => total)).toEqual([2, 0, 1, 1])
})

it('only counts where no names are wanted, and asks nothing where nothing is looked for', async () => {
  const looking = { helps: ['loneliness'] as const, today, place }
  expect(await bestOfEach(db.kysely, [looking], { size: 0 })).toEqual([
    { total: 3, more: false, services: [] },
  ])
  expect(await bestOfEach(db.kysely, [], { size: 2 })).toEqual([])
})
