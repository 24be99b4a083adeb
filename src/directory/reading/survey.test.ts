import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../database/index.ts'
import { type Document, recordsOf, survey } from './survey.ts'

const name = 'The file'
const cutInto = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
const document = (text: string | Uint8Array, size = 64): Document => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return { name, open: () => cutInto(bytes, size) }
}

/** What is found in a document whose bytes come a few at a time. */
async function found(text: string | Uint8Array, size?: number) {
  const one = document(text, size)
  const surveyed = await survey(one)
  const records: unknown[] = []
  for await (const record of recordsOf(one, surveyed)) records.push(record)
  return { records, whole: surveyed.whole, head: surveyed.head, counted: surveyed.records }
}

const services = [
  { id: 'a', name: 'One, "quoted" [and] {bracketed}\\' },
  { id: 'b', name: 'Zwei – ü 🎈' },
]

describe('a document of services', () => {
  it.each([
    ['a bare list', services],
    ['a page', { total_items: 2, contents: services, last_page: true }],
    ['a page of Open Referral UK 1.0', { totalElements: 2, content: services }],
    ['a list of pages', [{ contents: services.slice(0, 1) }, { contents: services.slice(1) }]],
    ['a list of lists', [services.slice(0, 1), services.slice(1)]],
    ['a package', { organizations: [], services }],
  ])('is read as %s, however its bytes are cut', async (_, feed) => {
    for (const size of [1, 2, 3, 7, 4096]) {
      const { records, whole, counted } = await found(JSON.stringify(feed), size)
      expect(records).toEqual(services)
      expect([whole, counted]).toEqual([true, 2])
    }
  })

  it('is read whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
        fc.integer({ min: 1, max: 50 }),
        async (list, size) => {
          const given = JSON.parse(
            JSON.stringify(
              list.map((entry, id) => ({ ...entry, id, contents: 0, content: 0, services: 0, service: 0 })),
            ),
          )
          expect((await found(JSON.stringify(given, null, size % 3), size)).records).toEqual(given)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('keeps what a page says of itself, wherever it says it', async () => {
    const { head } = await found('{"page_number": 1, "contents": [{"id":"a"}], "total_pages": 3}')
    expect(head).toMatchObject({ page_number: 1, total_pages: 3 })
  })

  it.each([
    ['a service', { id: 'a', name: 'One', contacts: [{ id: 'c' }], locations: [{ id: 'l' }] }],
    ['a service that says little', { id: 'a', description: 'Chess' }],
  ])('may be %s alone, which shows nothing gone', async (_, service) => {
    expect(await found(JSON.stringify(service))).toMatchObject({ records: [service], whole: false })
  })

  it('may be one organisation with what it runs', async () => {
    const { records, whole } = await found(
      JSON.stringify({ services: [{ id: 'a', name: 'One' }], id: 'o', name: 'The club' }),
    )
    expect(whole).toBe(false)
    expect(records).toEqual([
      { id: 'a', name: 'One', organization: expect.objectContaining({ id: 'o', name: 'The club' }) },
    ])
    const listed = await found(
      JSON.stringify([{ id: 'o', name: 'The club', services: [{ id: 'a', name: 'One' }] }]),
    )
    expect(listed.records).toEqual([{ id: 'a', name: 'One', organization: { id: 'o', name: 'The club' } }])
  })

  it('joins services at their locations into one service each', async () => {
    const at = (id: string, place: string) => ({
      id: `${id}${place}`,
      service: { id, name: id },
      location: { id: place, name: place },
    })
    const { records } = await found(JSON.stringify({ contents: [at('a', 'x'), at('b', 'x'), at('a', 'y')] }))
    expect(records).toEqual([
      {
        id: 'a',
        name: 'a',
        service_at_locations: [
          { id: 'ax', location: { id: 'x', name: 'x' } },
          { id: 'ay', location: { id: 'y', name: 'y' } },
        ],
      },
      { id: 'b', name: 'b', service_at_locations: [{ id: 'bx', location: { id: 'x', name: 'x' } }] },
    ])
  })
})

describe('a package of lists', () => {
  const lists = {
    services: [{ id: 's', organization_id: 'o', name: 'Chess' }],
    organizations: [{ id: 'o', name: 'The club' }],
    locations: [{ id: 'l', name: 'The hall', latitude: 53.3, longitude: 0.4 }],
    service_at_locations: [{ id: 'at', service_id: 's', location_id: 'l' }],
    addresses: [{ id: 'ad', location_id: 'l', address_1: '1 Reed Lane' }],
    schedules: [{ id: 'sc', service_at_location_id: 'at', byday: 'MO' }],
    phones: [{ id: 'p', contact_id: 'c', number: '01632 960001' }],
    contacts: [{ id: 'c', service_id: 's', title: 'Office' }],
    eligibilities: [{ id: 'e', service_id: 's', minimum_age: 8 }],
    attributes: [{ id: 'x', link_id: 's', taxonomy_term_id: 't' }],
    taxonomy_terms: [{ id: 't', name: 'Games' }],
  }
  const joined = {
    organization: { name: 'The club' },
    service_at_locations: [
      {
        location: { name: 'The hall', addresses: [{ address_1: '1 Reed Lane' }] },
        schedules: [{ byday: 'MO' }],
      },
    ],
    contacts: [{ title: 'Office', phones: [{ number: '01632 960001' }] }],
    eligibilitys: [{ minimum_age: 8 }],
    taxonomies: [{ name: 'Games' }],
  }

  it('is joined by its ids, in whatever order its lists stand and whatever they are called', async () => {
    const names = (rename: (key: string) => string) =>
      JSON.stringify(Object.fromEntries(Object.entries(lists).map(([key, rows]) => [rename(key), rows])))
    for (const text of [
      names((key) => key),
      names((key) => `${key}.csv`),
      names((key) =>
        key
          .replace(/ies$/, 'y')
          .replace(/sses$/, 'ss')
          .replace(/([^s])s$/, '$1'),
      ),
    ])
      expect((await found(text)).records[0], text).toMatchObject(joined)
  })
})

describe('what is no list of services', () => {
  it.each([
    ['', 'is empty'],
    ['  \n', 'is empty'],
    ['Hello', 'is not JSON'],
    ['<!DOCTYPE html><html>', 'is not JSON'],
    ['{"contents": [', 'stops in the middle'],
    ['{"contents": [{"id":"a"}', 'stops in the middle'],
    ['[{"id":"a","name":"cut off', 'stops in the middle'],
    ['[{"id":"a"},]', 'is not JSON'],
    ['[{"id":"a"} {"id":"b"}]', 'is not JSON'],
    ['[{"id":"a"}]]', 'is not JSON'],
    ['[{"id":"a"}] and more', 'is not JSON'],
    ['[{"id":NaN}]', 'is not JSON'],
    ['[{"id":"a",}]', 'is not JSON'],
    ['[}', 'is not JSON'],
    ['{"a" 1}', 'is not JSON'],
    ['{"a":1,}', 'is not JSON'],
    ['{1:2}', 'is not JSON'],
    ['"a text"', 'holds no services'],
    ['7', 'holds no services'],
    ['null', 'holds no services'],
    ['{"error": "not found"}', 'holds no services'],
    ['{"contents": "many"}', 'holds no services'],
    [Uint8Array.of(0x5b, 0x22, 0xe9, 0x22, 0x5d), 'is not text in UTF-8'],
    [Buffer.from('\ufeff[]', 'utf16le'), 'is not text in UTF-8'],
  ])('%s is refused in a sentence', async (text, sentence) => {
    for (const size of [1, 5, 4096]) await expect(survey(document(text, size))).rejects.toThrow(sentence)
  })

  it('reads a list with a byte order mark', async () => {
    expect((await found('\ufeff[{"id":"a"}]', 1)).records).toEqual([{ id: 'a' }])
  })

  it('reads what is nested 100,000 deep without going down with it', async () => {
    const text = `[{"id":"a","name":"One","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`
    expect((await found(text, 4096)).records).toHaveLength(1)
  })

  it('stops at the 33rd megabyte of one thing that never ends', async () => {
    let given = 0
    function* never() {
      yield Buffer.from('[{"id":"')
      for (;;) {
        given++
        yield Buffer.alloc(1024 * 1024, 'a')
      }
    }
    await expect(survey({ name, open: never })).rejects.toThrow('larger than 32 megabytes')
    expect(given).toBeLessThan(40)
  })

  it('stops at a million records', async () => {
    function* never() {
      yield Buffer.from('[1')
      for (;;) yield Buffer.from(',7'.repeat(20_000))
    }
    await expect(survey({ name, open: never })).rejects.toThrow('more than 1,000,000')
  })
})

const reference = join(projectFolder(), '../shared/reference')
const there = existsSync(reference)
describe('the examples of the standards', () => {
  it.skipIf(!there)(
    there ? 'are read' : 'are skipped: ../shared/reference is not on this machine',
    async () => {
      const example = (path: string) => found(readFileSync(join(reference, path)))
      for (const path of ['oruk/mhclg-oruk-bsd3/3.0', 'oruk/uk-profile-cc-by-sa', 'hsds/3.0']) {
        expect((await example(`${path}/examples/service_list.json`)).records).toHaveLength(1)
        expect(await example(`${path}/examples/service_full.json`)).toMatchObject({
          whole: false,
          counted: 1,
        })
        const [at] = (await example(`${path}/examples/service_at_location_list.json`)).records
        expect(at).toMatchObject({ name: 'Community Counselling', service_at_locations: [{}] })
      }
      const [service] = (await example('hsds/3.0/examples/tabular.json')).records
      expect(service).toMatchObject({
        organization: { name: expect.any(String) },
        service_at_locations: [{ location: { addresses: [{}] } }],
      })
    },
  )
})
