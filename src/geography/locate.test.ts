import { beforeAll, describe, expect, it } from 'vitest'
import { makePlace } from '../accounts/factory.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import { makePostcodes } from './factory.ts'
import { locate } from './locate.ts'

let db: TestDatabase
let place: string
const now = new Date('2026-11-24T09:00:00Z')

/** A service of a place in a town, as the directory would keep it. */
async function serviceIn(whose: string | null, city: string, latitude: number, longitude: number) {
  const id = newId()
  await db.kysely
    .insertInto('service')
    .values({
      id,
      name: 'Bag & Pad',
      place_id: whose,
      first_seen: now,
      last_seen: now,
      last_confirmed_on: '2026-11-24',
    })
    .execute()
  await db.kysely
    .insertInto('service_location')
    .values({ id: newId(), service_id: id, position: 0, city, latitude, longitude })
    .execute()
}

beforeAll(async () => {
  db = await testDatabase()
  place = await makePlace(db.kysely, { name: 'Saltmere' })
})

const finds = (typed: string, whose: string | null = place) => locate(db.kysely, typed, whose)

describe('without a postcode file', () => {
  it.each(['SW1A 1AA', 'sw1a', 'DN15 6'])('%j: there are no postcodes', async (typed) => {
    expect(await finds(typed)).toEqual({ found: false, because: 'no_postcodes' })
  })

  it.each(['', 'Saltmere', 'BFPO 57', '🌊', "'; drop table postcode"])('%j is unknown', async (typed) => {
    expect(await finds(typed)).toEqual({ found: false, because: 'unknown' })
  })

  it('a point is found all the same', async () => {
    expect(await finds('53.30123,0.45187')).toEqual({
      ...{ found: true, kind: 'point', name: 'where you are' },
      ...{ latitude: 53.301, longitude: 0.452 },
    })
  })
})

describe('towns, learnt from where services are', () => {
  beforeAll(async () => {
    for (const [latitude, longitude] of [
      [53.3, 0.45],
      [53.302, 0.452],
      [10, 100],
    ] as const)
      await serviceIn(place, 'Saltmere', latitude, longitude)
    await serviceIn(place, 'St. Anne’s-by-the-Wold', 53.4, 0.5)
    await serviceIn(null, 'SALTMERE', 53.301, 0.451)
    await serviceIn(await makePlace(db.kysely, { name: 'Elsewhere' }), 'Farhaven', 54, 0)
    await db.owner.query(`insert into place_source (name, kind, imported_at) values ('towns', 'shapes', '2026-11-24');
      insert into town (name, latitude, longitude, source) values
        ('Newport', 51.58, -2.99, 'towns'), ('Newport', 53.5, 0.3, 'towns'), ('Scunthorpe', 53.59, -0.65, 'towns')`)
  })

  it.each([
    ['Saltmere', 'Saltmere'],
    ['  saltmere ', 'Saltmere'],
    ['saltmeer', 'Saltmere'],
    ['near Saltmere, Lincolnshire', 'Saltmere'],
    ['saint annes by the wold', 'St. Anne’s-by-the-Wold'],
    ['scunthrope', 'Scunthorpe'],
  ])('%j is %s', async (typed, name) => {
    expect(await finds(typed)).toMatchObject({ found: true, kind: 'town', name })
  })

  it('lie where half of their services lie to each side, so that one wrong point moves nothing', async () => {
    const found = await finds('Saltmere')
    if (!found.found) throw new Error('Saltmere is not found')
    expect(found.latitude).toBeCloseTo(53.3005, 2)
    expect(found.longitude).toBeCloseTo(0.4515, 2)
  })

  it('of one name are told apart by which is nearest to the place', async () => {
    expect(await finds('Newport')).toMatchObject({ latitude: 53.5 })
  })

  it('of another place are not told of', async () => {
    expect(await finds('Farhaven')).toEqual({ found: false, because: 'unknown' })
  })

  it('are not guessed from a name that is like none', async () => {
    expect(await finds('Timbuktu')).toEqual({ found: false, because: 'unknown' })
  })
})

describe('with postcodes', () => {
  beforeAll(() =>
    makePostcodes(db.kysely, [
      { postcode: 'SW1A 1AA', latitude: 51.501, longitude: -0.142 },
      { postcode: 'SW1A 1AB', latitude: 51.503, longitude: -0.14 },
      { postcode: 'SW1A 2AA', latitude: 51.507, longitude: -0.13 },
      { postcode: 'M1 1AE', latitude: 53.478, longitude: -2.236, terminatedIn: '2019-06' },
      { postcode: 'TD15 1AA', latitude: 55.77, longitude: -2.005, smallArea: 'E01027344' },
      { postcode: 'TD12 4AA', latitude: 55.65, longitude: -2.24, smallArea: 'S01012262' },
      { postcode: 'CH4 0AA', latitude: 53.16, longitude: -2.95, smallArea: 'W01000274' },
      { postcode: 'GIR 0AA', latitude: 53.457, longitude: -2.99 },
      { postcode: 'JE2 3AB', latitude: null, longitude: null },
    ]),
  )

  it.each([
    ['sw1a1aa', 'SW1A 1AA', 51.501],
    ['SW1A   1ab', 'SW1A 1AB', 51.503],
    ['CH4 OAA', 'CH4 0AA', 53.16],
    ['td15 1aa', 'TD15 1AA', 55.77],
    ['TD12 4AA', 'TD12 4AA', 55.65],
    ['gir 0aa', 'GIR 0AA', 53.457],
  ])('%j is the postcode %s', async (typed, name, latitude) => {
    expect(await finds(typed)).toMatchObject({ found: true, kind: 'postcode', name, latitude })
  })

  it('the beginning of one is in the middle of what begins so', async () => {
    expect(await finds('sw1a')).toMatchObject({ kind: 'district', name: 'SW1A' })
    const sector = await finds('sw1a 1')
    expect(sector).toMatchObject({ found: true, kind: 'district', name: 'SW1A 1' })
    if (sector.found) expect(sector.latitude).toBeCloseTo(51.502, 6)
  })

  it('one that the post no longer uses is found, and said to be so', async () => {
    expect(await finds('M1 1AE')).toMatchObject({ found: true, kind: 'postcode', terminated: true })
  })

  it('one that nobody knows is found by its beginning, and no more is claimed', async () => {
    expect(await finds('SW1A 1ZZ')).toMatchObject({ kind: 'district', name: 'SW1A 1' })
    expect(await finds('SW1A 9AA')).toMatchObject({ kind: 'district', name: 'SW1A' })
  })

  it.each(['ZZ99 3VZ', 'BFPO 57', 'BF1 3AA', 'JE2 3AB', 'QQ1 1AA', 'DN15'])(
    '%j lies nowhere',
    async (typed) => {
      expect(await finds(typed)).toEqual({ found: false, because: 'unknown' })
    },
  )
})
