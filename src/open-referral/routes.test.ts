import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeService } from '../directory/factory.ts'
import { openDirectory } from './testing.ts'

let db: TestDatabase
let ask: ReturnType<typeof openDirectory>
const ids: Record<string, string> = {}

const locating = async (typed: string) =>
  typed === 'ZZ1 1ZZ'
    ? { latitude: 53.3, longitude: 0.45 }
    : { problem: `postcode is not known: “${typed}”.` }

const at = (name: string, metresNorth: number) => ({
  name,
  address: '14 Ferry Road, Saltmere',
  latitude: 53.3 + metresNorth / 111_000,
  longitude: 0.45,
})

beforeAll(async () => {
  db = await testDatabase()
  ids.boxing = await makeService(db.kysely, {
    name: 'Bag & Pad',
    description: 'Boxing where nobody gets hit.',
    provider: 'The Tin Hall',
    contactEmail: 'keeper@private.example.org',
    ages: { from: 11, to: 17 },
    helpsWith: ['confidence', 'being_active'],
    accessFeatures: ['step_free'],
    tiers: ['targeted'],
    whoYouMeet: [{ name: 'Delroy', role: 'coach', text: 'The yellow beanie.' }],
    locations: [at('The Tin Hall', 100), at('The other hall', 30_000)],
    schedules: [{ days: [2, 4], opens: '16:30', closes: '18:00' }],
    contacts: [{ title: 'Desk', phone: '+441632960151' }],
  })
  ids.comics = await makeService(db.kysely, {
    ...{ name: 'Panel Club', description: 'Comics.', provider: 'Inky Fingers', ages: { from: 8, to: 12 } },
    ...{ helpsWith: ['creativity'], lastConfirmedOn: '2020-01-01', assuredDate: '2020-01-01' },
    locations: [at('Library', 900)],
    schedules: [{ days: [6], opens: '10:00', closes: '12:00' }],
  })
  ids.gone = await makeService(db.kysely, { name: 'Was here', provider: 'The Tin Hall' })
  await db.owner.query(
    `set trellis.now = '2026-11-20T10:00:00Z'; update service set withdrawn_on = '2026-11-20' where id = '${ids.gone}'`,
  )
  ask = openDirectory(db.kysely, { locating })
})

const namesAt = async (path: string): Promise<string[]> => {
  const { status, json } = await ask(path)
  expect(status, path).toBe(200)
  return json.contents
    .map((one) => String(one.name ?? (one.service as { name: string } | undefined)?.name))
    .sort()
}

describe('what is asked of the list of services', () => {
  const both = ['Bag & Pad', 'Panel Club']
  it.each<[string, string[]]>([
    ['/services', both],
    ['/services/', both],
    ['/services?utm_source=x&search=', both],
    ['/services?search=boxing', ['Bag & Pad']],
    ['/services?search=tin+hall', ['Bag & Pad']],
    ['/services?minimum_age=10', ['Bag & Pad']],
    ['/services?maximum_age=12', ['Panel Club']],
    ['/services?day=TU', ['Bag & Pad']],
    ['/services?day=saturday', ['Panel Club']],
    ['/services?start_time=16:00', ['Bag & Pad']],
    ['/services?end_time=12:00:00', ['Panel Club']],
    ['/services?day=TU&end_time=12:00', []],
    ['/services?modified_after=2030-01-01', []],
    ['/services?modified_after=2026-10-01T00:00:00%2B01:00&search=comics', ['Panel Club']],
    ['/services?modified_after=2026-10-01', [...both, 'Withdrawn']],
    ['/services?full=true', both],
    ['/services?organization_id=00000000-0000-4000-8000-000000000000', []],
    ['/services?page=3', []],
  ])('%s', async (path, names) => {
    expect(await namesAt(path)).toEqual(names)
  })

  it('by a term, a taxonomy and an organisation that it gives itself', async () => {
    const { json } = await ask(`/services/${ids.boxing}`)
    const [first] = json.attributes as { taxonomy_term: { id: string; taxonomy_id: string } }[]
    expect(await namesAt(`/services?taxonomy_term_id=${first?.taxonomy_term.id.toUpperCase()}`)).toEqual([
      'Bag & Pad',
    ])
    expect(await namesAt(`/services?taxonomy_id=${first?.taxonomy_term.taxonomy_id}`)).toEqual(both)
    expect(await namesAt(`/services?organization_id=${json.organization_id}`)).toEqual(['Bag & Pad'])
    expect(
      (await ask(`/taxonomy_terms?taxonomy_id=${first?.taxonomy_term.taxonomy_id}`)).json.total_items,
    ).toBe(15)
  })

  it('a page at a time, with what comes before and after', async () => {
    const { json, headers } = await ask('/services?per_page=1&page=2')
    expect(json).toMatchObject({
      ...{
        total_items: 2,
        total_pages: 2,
        page_number: 2,
        size: 1,
        first_page: false,
        last_page: true,
        empty: false,
      },
    })
    expect(headers.get('link')).toBe(
      '<https://trellis.example.org/oruk/services?per_page=1&page=1>; rel="prev"',
    )
    expect((await ask('/services?page=9')).json).toMatchObject({
      page_number: 9,
      size: 0,
      last_page: true,
      empty: true,
    })
  })

  it('with nothing but ids, or one to a line', async () => {
    const { json } = await ask('/services?minimal=true&modified_after=2026-11-10')
    expect(json.contents).toEqual([{ id: ids.gone, modified_date: '2026-11-20T10:00:00.000Z' }])
    const { text, headers } = await ask('/services?format=ndjson&full=1&modified_after=2020-01-01')
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string })
    expect(lines.map(({ id }) => id).sort()).toEqual(Object.values(ids).sort())
  })
})

describe('services at places', () => {
  it('come nearest first where a postcode is given, and only those within reach where that is', async () => {
    const near = (await ask('/service_at_locations?postcode=ZZ1+1ZZ')).json.contents
    expect(near.map(({ distance }) => distance)).toEqual(
      [100, 903, 30_086].map((metres) => expect.closeTo(metres, -1)),
    )
    expect(await namesAt('/service_at_locations?postcode=ZZ1+1ZZ&proximity=1000')).toEqual([
      'Bag & Pad',
      'Panel Club',
    ])
    expect(await namesAt('/service_at_locations?postcode=ZZ1+1ZZ&proximity=1000&day=SA')).toEqual([
      'Panel Club',
    ])
    expect(await namesAt('/service_at_locations?postcode=ZZ1+1ZZ&proximity=500&full=true')).toEqual([
      'Bag & Pad',
    ])
  })
})

describe('the address to begin with', () => {
  it.each(['', '/'])('says what this is at /oruk%s', async (path) => {
    const { status, json } = await ask(path)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      version: 'HSDS-UK-3.0',
      openapi_url: 'https://trellis.example.org/oruk/openapi.json',
    })
    expect((await ask(path, { method: 'POST' })).status).toBe(405)
  })
})

describe('what makes no sense', () => {
  it.each([
    ['/services?page=0', 'page'],
    ['/services?page=-1', 'page'],
    ['/services?page=1e9', 'page'],
    ['/services?page=one', 'page'],
    ['/services?page=1&page=2', 'page'],
    ['/services?per_page=501', 'per_page'],
    ['/services?per_page=99999999', 'per_page'],
    ['/services?taxonomy_id=food', 'taxonomy_id'],
    ['/services?minimum_age=-1', 'minimum_age'],
    ['/services?maximum_age=NaN', 'maximum_age'],
    ['/services?start_time=25:00', 'start_time'],
    ['/services?end_time=noon', 'end_time'],
    ['/services?day=8', 'day'],
    ['/services?day=M', 'day'],
    ['/services?modified_after=yesterday', 'modified_after'],
    ['/services?modified_after=2026-02-30', 'modified_after'],
    ['/services?modified_after=0000-01-01', 'modified_after'],
    ['/services?full=perhaps', 'full'],
    ['/services?format=xml', 'format'],
    [`/services?search=${'a'.repeat(201)}`, 'search'],
    ['/services?postcode=ZZ1+1ZZ', 'postcode'],
    ['/taxonomies?search=food', 'search'],
    ['/service_at_locations?proximity=100', 'proximity'],
    ['/service_at_locations?postcode=ZZ1+1ZZ&proximity=0', 'proximity'],
    ['/service_at_locations?postcode=ZZ1+1ZZ&proximity=far', 'proximity'],
    ['/service_at_locations?postcode=nowhere', 'postcode'],
  ])('%s is answered with 400 and which', async (path, parameter) => {
    const { status, json, headers } = await ask(path)
    expect(status).toBe(400)
    expect(json).toMatchObject({ status: 400, error: 'Bad Request', parameter })
    expect(json.message).toContain(parameter)
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })

  it.each([
    '%00',
    "' or 1=1 --",
    '%C0%AF',
    '%FF',
    '%ED%A0%80',
    '\\',
    '%22',
    '(((',
    '-',
    '&&|!',
    '%F0%9F%A5%8A',
    '%2B',
  ])('a search for %s is no fault of ours', async (words) => {
    expect((await ask(`/services?search=${encodeURI(words).replaceAll('%25', '%')}`)).status).toBe(200)
  })

  it.each([
    '/services/bag-and-pad',
    '/services/%00',
    "/services/' or 1=1 --",
    '/services/00000000-0000-4000-8000-000000000000',
    '/organizations/00000000-0000-4000-8000-000000000000/',
    '/service_at_locations/x',
    '/taxonomies/1',
    '/taxonomy_terms/1',
    '/nothing',
    '/services/a/b',
  ])('%s is not there', async (path) => {
    const { status, json } = await ask(path)
    expect([status, json.status, json.error]).toEqual([404, 404, 'Not Found'])
  })
})

describe('every answer', () => {
  it('is open to every site and sets no cookie', async () => {
    const { headers } = await ask('/services', {
      headers: { origin: 'https://elsewhere.example.org', cookie: 'a=b' },
    })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('set-cookie')).toBeNull()
    const before = await ask('/services', { method: 'OPTIONS' })
    expect([before.status, before.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ])
  })

  it('has a strong ETag, its own for the packed bytes, and 304 for whoever has it', async () => {
    const [plain, packed] = [
      await ask('/services?full=true'),
      await ask('/services?full=true', { headers: { 'accept-encoding': 'gzip' } }),
    ]
    const tags = [plain, packed].map(({ headers }) => headers.get('etag') ?? '')
    expect(tags).toEqual([
      expect.stringMatching(/^"[\w-]{32}"$/),
      expect.stringMatching(/^"[\w-]{32}-gzip"$/),
    ])
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    for (const tag of [tags[0], `W/${tags[0]}`, `"other", ${tags[0]}`, '*'])
      expect((await ask('/services?full=true', { headers: { 'if-none-match': tag ?? '' } })).status).toBe(304)
    expect((await ask('/services?full=true', { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    expect(plain.headers.get('last-modified')).toBe('Sun, 01 Nov 2026 09:00:00 GMT')
  })

  it('to HEAD is the same without a body; to anything but reading it is 405; to who takes no JSON, 406', async () => {
    const head = await ask('/services', { method: 'HEAD' })
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([
      200,
      '',
      (await ask('/services')).headers.get('etag'),
    ])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, headers, json } = await ask(`/services/${ids.boxing}`, { method })
      expect([status, json.status, headers.get('allow')]).toEqual([405, 405, 'GET, HEAD, OPTIONS'])
    }
    for (const accept of ['text/html', 'application/xml, text/*', 'application/json;q=0'])
      expect((await ask('/services', { headers: { accept } })).json).toMatchObject({ status: 406 })
    for (const accept of ['*/*', 'application/*;q=0.2', 'text/html, application/json', ''])
      expect((await ask('/services', { headers: { accept } })).status).toBe(200)
  })

  it('is refused kindly to whoever asks too much, and to nobody else', async () => {
    const throttled = openDirectory(db.kysely, { pointsAMinute: 5 })
    const from = (address: string) =>
      throttled('/services?per_page=1', { headers: { 'x-forwarded-for': address } })
    const answers = [await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1')]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
    const { headers, json } = answers[2] as Awaited<ReturnType<typeof from>>
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(json).toMatchObject({ status: 429, error: 'Too Many Requests' })
    expect(headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('what is never given out', () => {
  it('tiers, people’s names and the address that referrals go to', async () => {
    for (const path of [
      '/services?full=true',
      '/service_at_locations?full=true',
      '/organizations?full=true',
    ]) {
      const { text } = await ask(path)
      expect(text).toContain('Bag & Pad')
      expect(text).not.toMatch(/targeted|tier|Delroy|beanie|keeper@private/i)
    }
  })

  it('what was withdrawn; but what nobody checked for years is given, with the day of its last check', async () => {
    expect((await ask(`/services/${ids.gone}`)).status).toBe(404)
    expect((await ask(`/services/${(ids.comics ?? '').toUpperCase()}`)).json.assured_date).toBe('2020-01-01')
    const { json } = await ask('/services?modified_after=2026-11-10')
    expect(json.contents).toEqual([
      { id: ids.gone, name: 'Withdrawn', status: 'defunct', last_modified: '2026-11-20T10:00:00.000Z' },
    ])
  })
})

describe('when something last changed', () => {
  it('is noted when its place, its time or its organisation changes, and not when it was only seen again', async () => {
    const changed = async () => (await ask(`/services/${ids.comics}`)).headers.get('last-modified')
    const before = await changed()
    await db.owner.query(
      `set trellis.now = '2026-12-01T10:00:00Z'; update service set last_seen = trellis_now() where id = '${ids.comics}'`,
    )
    expect(await changed()).toBe(before)
    await db.owner.query(
      `set trellis.now = '2026-12-01T10:00:00Z'; update service_schedule set closes = '12:30' where service_id = '${ids.comics}'`,
    )
    expect(await changed()).toBe('Tue, 01 Dec 2026 10:00:00 GMT')
    await db.owner.query(
      `set trellis.now = '2026-12-02T10:00:00Z'; update provider set phone = '+441632960155' where name = 'Inky Fingers'`,
    )
    expect(await changed()).toBe('Wed, 02 Dec 2026 10:00:00 GMT')
  })
})
