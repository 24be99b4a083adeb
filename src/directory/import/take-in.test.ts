import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { survey } from '../reading/survey.ts'
import { serviceById } from '../store.ts'
import { importDocument } from './from-file.ts'
import type { ImportReport } from './report.ts'
import { importDirectory } from './take-in.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

const november = new Date('2026-11-02T10:00:00Z')
const december = new Date('2026-12-01T10:00:00Z')

/** A list taken in as `source`, in batches of three so that every test crosses one. */
const takeIn = async (source: string, feed: unknown, now = november): Promise<ImportReport> => {
  const document = { name: 'The file', open: () => [Buffer.from(JSON.stringify(feed))] }
  const options = { source, place: null, now, batch: 3, base: 'https://council.example.org/' }
  return importDocument(db.kysely, { document, survey: await survey(document) }, options)
}

const sums = ({ read, held, refused, ...told }: ImportReport) =>
  told.new + told.changed + told.unchanged + held.length + refused.length === read

/** Not a valid UUID: its version nibble is 6f of nothing known, as half of those in real feeds. */
const oddId = '738f94e0-aa6c-0a5c-2395-7b64421ba2a5'
const tidy = { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'Chess', description: 'A quiet game.' }

describe('taking in a feed', () => {
  it('accounts for every service, and says all unchanged the second time', async () => {
    const feed = {
      total_items: 9_000,
      contents: [
        tidy,
        { id: oddId, name: 'Darts', organization: { id: 'o1', name: 'Invented Darts' } },
        { id: 'third', name: '', description: 'Nobody named it' },
        { ...tidy, name: 'Chess again' },
        'not a service',
        { name: 'No id at all' },
        { id: 4711, name: 'A number for an id' },
      ],
    }
    const first = await takeIn('first feed', feed)
    expect(first).toMatchObject({ read: 7, new: 3, changed: 0, unchanged: 0 })
    expect(first.held).toEqual([
      { id: 'third', reason: 'It has no name.' },
      { id: tidy.id, reason: 'The same id stands twice in this list.' },
    ])
    expect(first.refused.map(({ id }) => id)).toEqual([null, null])
    expect(sums(first)).toBe(true)
    const second = await takeIn('first feed', feed, december)
    expect(second).toEqual({ ...first, new: 0, unchanged: 3, adjusted: [] })
  })

  it('takes pages, bare lists and a single service', async () => {
    const one = { id: 'a', name: 'One' }
    const two = { id: 'b', name: 'Two' }
    expect(await takeIn('pages', [{ contents: [one] }, { content: [two] }])).toMatchObject({
      read: 2,
      new: 2,
    })
    expect(await takeIn('pages', [one, two])).toMatchObject({ read: 2, unchanged: 2 })
    expect(await takeIn('pages', one)).toMatchObject({ read: 1, unchanged: 1, vanished: 0 })
  })

  it('shows only what changed when a feed comes again, and flags what has gone', async () => {
    await takeIn('again', [
      { id: 'stays', name: 'Stays' },
      { id: 'moves', name: 'Before' },
      { id: 'goes', name: 'Goes' },
    ])
    const later = await takeIn(
      'again',
      [
        { name: 'Stays', id: 'stays' },
        { id: 'moves', name: 'After' },
        { id: 'comes', name: 'New' },
      ],
      december,
    )
    expect(later).toMatchObject({ read: 3, new: 1, changed: 1, unchanged: 1, vanished: 1 })
    const { rows } = await db.owner.query(
      `select s.name, s.last_seen < f.imported_at as gone from service s join directory_source f on f.id = s.source_id
        where f.name = 'again' order by s.name`,
    )
    expect(rows).toEqual([
      { name: 'After', gone: false },
      { name: 'Goes', gone: true },
      { name: 'New', gone: false },
      { name: 'Stays', gone: false },
    ])
  })

  it('maps an id that only looks like a UUID, and keeps the original', async () => {
    await takeIn('odd ids', [
      { id: oddId, name: 'Odd' },
      { id: '7C9E6679-7425-40DE-944B-E07FC1F90AE8', name: 'Capitals' },
    ])
    const { rows } = await db.owner.query<{ id: string; original_id: string }>(
      "select id, original_id from service where name in ('Odd', 'Capitals') order by name",
    )
    expect(rows[0]).toEqual({
      id: '7c9e6679-7425-40de-944b-e07fc1f90ae8',
      original_id: '7C9E6679-7425-40DE-944B-E07FC1F90AE8',
    })
    expect(rows[1]?.original_id).toBe(oddId)
    expect(rows[1]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/)
  })

  it('does not let one source write over another', async () => {
    await takeIn('ours', [{ id: '7c9e6679-7425-40de-944b-e07fc1f90af9', name: 'Ours' }])
    const theirs = await takeIn('theirs', [{ id: '7c9e6679-7425-40de-944b-e07fc1f90af9', name: 'Theirs' }])
    expect(theirs.held).toEqual([
      { id: '7c9e6679-7425-40de-944b-e07fc1f90af9', reason: 'A service from ours already has this id.' },
    ])
    expect((await serviceById(db.kysely, '7c9e6679-7425-40de-944b-e07fc1f90af9'))?.name).toBe('Ours')
  })

  it('goes on where it was stopped: the result is the same', async () => {
    const feed = Array.from({ length: 10 }, (_, at) => ({ id: `s${at}`, name: `Service ${at}` }))
    async function* cutOff() {
      for (const [at, entry] of feed.entries()) {
        if (at === 7) throw new Error('the line went dead')
        yield entry
      }
    }
    const options = { source: 'cut off', place: null, now: november, whole: true, batch: 3 }
    await expect(importDirectory(db.kysely, cutOff(), options)).rejects.toThrow('the line went dead')
    expect(await importDirectory(db.kysely, feed, options)).toMatchObject({ read: 10, new: 4, unchanged: 6 })
    expect(await importDirectory(db.kysely, feed, options)).toMatchObject({ read: 10, new: 0, unchanged: 10 })
  })
})

describe('what those who run it or a curator told us', () => {
  it('is not written over by an import, column by column and part by part', async () => {
    const feed = (name: string, more: object) => [
      {
        ...{
          id: 'told',
          name,
          description: `About ${name}`,
          phone: '01632 960001',
          minimum_age: 8,
          maximum_age: 11,
        },
        service_at_locations: [{ location: { name: `${name} hall`, latitude: 53.3, longitude: 0.4 } }],
        schedules: [{ byday: 'MO', description: name }, { byday: 'TU' }],
        ...more,
      },
    ]
    await takeIn('told', feed('Before', {}))
    await db.owner.query(
      `update service set told = '{name,minimum_age,schedules}', name = 'As told', minimum_age = 14, maximum_age = 18
        where original_id = 'told'`,
    )
    const report = await takeIn('told', feed('After', { maximum_age: 12, schedules: [] }), december)
    expect(report).toMatchObject({ changed: 1 })
    const { rows } = await db.owner.query<{ id: string }>("select id from service where original_id = 'told'")
    expect(await serviceById(db.kysely, rows[0]?.id ?? '')).toMatchObject({
      ...{ name: 'As told', description: 'About After', minimumAge: 14, maximumAge: 18 },
      locations: [{ name: 'After hall' }],
      schedules: [{ words: 'Before' }, { days: [2] }],
    })
  })

  it('goes with its places: where a service lies follows them', async () => {
    const at = (...places: [number, number][]) => [
      {
        ...{ id: 'moves about', name: 'Moves' },
        locations: places.map(([latitude, longitude]) => ({ latitude, longitude, name: 'There' })),
      },
    ]
    const agrees = async () => {
      const { rows } = await db.owner.query(
        `select s.at is not distinct from (select l.at from service_location l where l.service_id = s.id) as same,
           (select count(*)::int from service_location l where l.service_id = s.id) as places
           from service s where original_id = 'moves about'`,
      )
      return rows[0]
    }
    await takeIn('moves', at([53.3, 0.4]))
    expect(await agrees()).toEqual({ same: true, places: 1 })
    await takeIn('moves', at([51.5, 0.1]), december)
    expect(await agrees()).toEqual({ same: true, places: 1 })
    await takeIn('moves', at(), new Date('2026-12-02T10:00:00Z'))
    expect(await agrees()).toEqual({ same: true, places: 0 })
  })
})
