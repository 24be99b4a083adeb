import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { idFromSource } from '../../words/index.ts'
import { serviceById } from '../store.ts'
import { importDirectory } from './take-in.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

let count = 0
/** One record taken in from a feed of its own, as it then stands in the directory, with what was said about it. */
async function taken(fields: Record<string, unknown>) {
  const source = `dirt ${count++}`
  const options = {
    source,
    place: null,
    now: new Date('2026-11-02T10:00:00Z'),
    whole: true,
    base: 'https://council.example.org/list/',
  }
  const report = await importDirectory(db.kysely, [{ id: 'x', name: 'Chess', ...fields }], options)
  const service = await serviceById(db.kysely, idFromSource(source, 'x'))
  if (!service) throw new Error(JSON.stringify(report))
  return { ...service, said: report.adjusted[0]?.what ?? [] }
}

describe('dirt in a feed', () => {
  it('needs no organisation', async () => {
    expect((await taken({ organization: null })).provider).toBeNull()
    expect((await taken({ organization: { id: '', name: '' } })).provider).toBeNull()
  })

  it('reads empty text as nothing', async () => {
    const service = await taken({ email: '', url: '  ', fees: '', description: '\u00a0', assured_date: '' })
    expect(service).toMatchObject({
      email: null,
      url: null,
      fees: null,
      free: null,
      description: null,
      assuredDate: null,
      said: [],
    })
  })

  it.each([
    ['www.example.org/chess', 'https://www.example.org/chess'],
    ['HTTPS://example.org/Chess', 'https://example.org/Chess'],
    ['/chess', 'https://council.example.org/chess'],
    ['javascript:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['https://user:secret@example.org/', null],
    ['//example.org/chess', null],
  ])('the web address %j becomes %j', async (url, kept) => {
    const service = await taken({ url })
    expect(service.url).toBe(kept)
    expect(service.said).toHaveLength(kept === null ? 1 : 0)
  })

  it.each([
    [{ minimum_age: 11, maximum_age: 17 }, [11, 17]],
    [{ minimum_age: '11', maximum_age: '' }, [11, null]],
    [{ minimum_age: 400, maximum_age: -3 }, [null, null]],
    [{ minimum_age: 18, maximum_age: 11 }, [null, null]],
    [{ minimum_age: 0, maximum_age: 0 }, [0, null]],
    [{ minimum_age: 'eleven' }, [null, null]],
    [{ eligibilitys: [{ minimum_age: 8, maximum_age: 12 }] }, [8, 12]],
  ])('the ages %j are read as %j', async (fields, ages) => {
    const { minimumAge, maximumAge } = await taken(fields)
    expect([minimumAge, maximumAge]).toEqual(ages)
  })

  it('leaves out a place on no map, and keeps the place', async () => {
    const at = (latitude: unknown, longitude: unknown) => ({
      service_at_locations: [
        {
          location: {
            name: 'The hall',
            latitude,
            longitude,
            addresses: [{ address_1: '1 Reed Lane', postal_code: 'zz' }],
          },
        },
      ],
    })
    for (const [latitude, longitude] of [
      [100, 101],
      ['north', 0],
      [0, 0],
      [53, -900],
    ])
      expect((await taken(at(latitude, longitude))).locations[0]).toMatchObject({
        ...{ name: 'The hall', address: '1 Reed Lane', postcode: null, latitude: null, longitude: null },
      })
    expect((await taken(at('53.29', 0.42))).locations[0]).toMatchObject({ latitude: 53.29, longitude: 0.42 })
  })

  it('reads schedules, and keeps those that are only words as words', async () => {
    const service = await taken({
      schedules: [
        { byday: 'TH,FR', opens_at: '10:00:00', closes_at: '18:00:00', freq: 'WEEKLY' },
        { weekday: 'Monday', opens_at: '4ish', closes_at: 'late' },
        'Whenever the tide is out',
        { description: 'Ring first' },
        {},
      ],
    })
    expect(
      service.schedules.map(({ days, opens, closes, words }) => ({ days, opens, closes, words })),
    ).toEqual([
      { days: [], opens: null, closes: null, words: 'Whenever the tide is out' },
      { days: [4, 5], opens: '10:00', closes: '18:00', words: null },
      { days: [1], opens: null, closes: null, words: '4ish to late' },
      { days: [], opens: null, closes: null, words: 'Ring first' },
    ])
  })

  it.each([
    [{ fees: 'Free' }, true],
    [{ fees: '£3 each time' }, false],
    [{ fees: 'Ask us' }, null],
    [{ cost_options: [{ amount: 0 }] }, true],
    [{ cost_options: [{ option: 'Under 18s', amount: 3.5, amount_description: 'a session' }] }, false],
    [{}, null],
  ])('%j is free: %j', async (fields, free) => {
    expect((await taken(fields)).free).toBe(free)
  })

  it('takes no notice of dates that are none or have not come', async () => {
    expect((await taken({ assured_date: '2027-01-01' })).assuredDate).toBeNull()
    expect((await taken({ assured_date: '31/02/2025' })).assuredDate).toBeNull()
    expect((await taken({ assured_date: '24/12/2025' })).assuredDate).toBe('2025-12-24')
    expect((await taken({ pc_metadata: { date_assured: '2024-12-10' } })).assuredDate).toBe('2024-12-10')
  })

  it('publishes no mobile of a named person, and no name', async () => {
    const service = await taken({
      contacts: [
        { name: 'Invented Person', title: 'Coach', phones: [{ number: '07700 900123' }] },
        { name: 'Invented Person', title: 'Office', phones: [{ number: '01632 960001' }] },
        { title: 'Club phone', phones: [{ number: '07700 900124' }] },
      ],
    })
    expect(service.contacts).toEqual([
      { title: 'Office', phone: '+441632960001', email: null },
      { title: 'Club phone', phone: '+447700900124', email: null },
    ])
  })

  it('drops NUL and half characters, and cuts what is far too long with a note', async () => {
    const service = await taken({
      name: `Ch\0ess \ud800club`,
      description: 'long '.repeat(20_000),
      extra: { '\0': '\udfff' },
    })
    expect(service.name).toBe('Chess club')
    expect(service.description).toHaveLength(40_000)
    expect(service.said[0]).toContain('the first 40,000 are kept')
  })

  it('refuses a record nested past reason', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)
    const options = { source: 'deep', place: null, now: new Date('2026-11-02T10:00:00Z'), whole: true }
    const report = await importDirectory(db.kysely, [{ id: 'x', name: 'Deep', deep }], options)
    expect(report.refused).toEqual([{ id: 'x', reason: 'It is nested more than 64 levels deep.' }])
  })
})
