import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import {
  type Answering,
  type FeedServer,
  feedServer,
  pageOf,
  servicesNumbered,
} from '../fetching/feed-server-factory.ts'
import { importAddress } from './from-address.ts'

let db: TestDatabase
let count = 0
let source = ''
const servers: FeedServer[] = []
beforeAll(async () => {
  db = await testDatabase()
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** A source that answers like this, and how to take it in, once or again. */
async function feed(answer: Answering, robots?: string) {
  const server = await feedServer(answer, robots)
  servers.push(server)
  source = `feed ${count++}`
  const said: string[] = []
  const take = (path: string, at = '2026-11-02T10:00:00Z') =>
    importAddress(db.kysely, server.url(path), {
      ...{ source, place: null, now: new Date(at), report: (line: string) => said.push(line) },
      fetching: {
        reach: { private: true },
        patience: { pause: 0, first: 1, most: 50, tries: 2 },
        limits: { headers: 500 },
      },
    })
  return { take, said, asked: server.asked, robotsAsked: server.robotsAsked }
}

const page = (at: URL) => Number(at.searchParams.get('page') ?? 1)
const runs = async () =>
  (
    await db.owner.query(
      `select r.state, r.problem, r.read, r.whole, r.page, r.pages from import_run r
         join directory_source s on s.id = r.source_id where s.name = $1 order by r.asked_at, r.taken_at`,
      [source],
    )
  ).rows

describe('a feed in pages', () => {
  it('is read page by page to its end, and all unchanged the second time', async () => {
    const services = servicesNumbered(7)
    const { take, said, asked } = await feed((at) => pageOf(services, page(at), 3))
    expect(await take('/services?per_page=3')).toMatchObject({ read: 7, new: 7, vanished: 0 })
    expect(said[1]).toMatch(/^Page 2 of 3 of http.*\/services: 3 services…$/)
    expect(asked.map(({ path }) => path)).toEqual([
      '/services?per_page=3',
      '/services?per_page=3&page=2',
      '/services?per_page=3&page=3',
      '/services?per_page=3&page=4',
    ])
    services.splice(2, 1)
    expect(await take('/services?per_page=3', '2026-11-03T10:00:00Z')).toMatchObject({
      ...{ read: 6, new: 0, changed: 0, unchanged: 6, vanished: 1 },
    })
    expect(await runs()).toMatchObject([
      { state: 'done', read: 7, whole: true, page: 3, pages: 3 },
      { state: 'done', read: 6, whole: true },
    ])
  })

  it('of Open Referral UK 1.0 counts its own way', async () => {
    const services = servicesNumbered(5)
    const { take } = await feed((at) => {
      const { contents, total_pages, page_number } = pageOf(services, page(at), 2)
      return {
        totalElements: 5,
        totalPages: total_pages,
        number: page_number,
        first: true,
        content: contents,
      }
    })
    expect(await take('/services')).toMatchObject({ read: 5, new: 5 })
  })

  it('may begin with page 0, and take 1 for it as well', async () => {
    const services = servicesNumbered(5)
    const counted = (least: number) => (at: URL) => {
      const number = Math.max(least, Number(at.searchParams.get('page') ?? 0))
      return {
        number,
        totalPages: 3,
        content: services.slice((number - least) * 2, (number - least) * 2 + 2),
      }
    }
    expect(await (await feed(counted(0))).take('/services')).toMatchObject({ read: 5, new: 5 })
    const both = (at: URL) => ({ ...counted(1)(at), number: Number(at.searchParams.get('page') ?? 0) })
    expect(await (await feed(both)).take('/services')).toMatchObject({ read: 5, new: 5 })
  })

  it('that says it has more pages than it has is read to its last', async () => {
    const services = servicesNumbered(4)
    const { take } = await feed((at) => pageOf(services, page(at), 2, 50))
    const report = await take('/services')
    expect(report).toMatchObject({
      read: 4,
      note: 'It says it has 50 pages; the last with anything on it is 2.',
    })
    expect(await runs()).toMatchObject([{ whole: true }])
  })

  it('that says it has one page and has three is read to its last', async () => {
    const { take } = await feed((at) => pageOf(servicesNumbered(6), page(at), 2, 1))
    expect(await take('/services')).toMatchObject({ read: 6, new: 6 })
  })

  it('that answers 404 after its last page has ended there', async () => {
    const { take } = await feed((at) => (page(at) > 2 ? 404 : pageOf(servicesNumbered(4), page(at), 2)))
    expect(await take('/services')).toMatchObject({ read: 4, new: 4 })
    expect(await runs()).toMatchObject([{ state: 'done', whole: true }])
  })

  it('that gives the same page for ever is left, and nothing is said to be gone', async () => {
    let repeats = false
    const { take, asked } = await feed((at) => pageOf(servicesNumbered(6), repeats ? 1 : page(at), 2))
    await take('/services')
    repeats = true
    const report = await take('/services', '2026-11-03T10:00:00Z')
    expect(report).toMatchObject({
      read: 2,
      vanished: 0,
      note: 'Page 2 of 3 is page 1 again: the rest was not seen.',
    })
    expect(asked).toHaveLength(6)
    expect((await runs())[1]).toMatchObject({ state: 'done', whole: false })
  })

  it('that never ends is left far past what it says', async () => {
    const { take, asked } = await feed((at) => ({
      ...{ total_pages: 3, page_number: page(at) },
      contents: [{ id: `p${page(at)}`, name: `Page ${page(at)}`, contacts: [] }],
    }))
    expect(await take('/services')).toMatchObject({
      read: 16,
      note: 'It goes on after 16 pages, and says it has 3: the rest was left.',
    })
    expect(asked).toHaveLength(16)
    expect(await runs()).toMatchObject([{ whole: false }])
  })

  it('that breaks off keeps what came before, says so, and goes on the next time', async () => {
    let broken = true
    const services = servicesNumbered(6)
    const { take } = await feed((at, response) => {
      if (page(at) !== 3 || !broken) return pageOf(services, page(at), 2)
      return void response.setHeader('content-type', 'application/json').end('{"contents": [{"id": "s4"')
    })
    await expect(take('/services')).rejects.toThrow(
      '/services?page=3 is not JSON to its end: it stops in the middle.',
    )
    expect(await runs()).toMatchObject([
      { state: 'failed', read: 4, problem: expect.stringContaining('stops in the middle') },
    ])
    broken = false
    expect(await take('/services', '2026-11-03T10:00:00Z')).toMatchObject({
      read: 6,
      new: 2,
      unchanged: 4,
      vanished: 0,
    })
  })
})

describe('a feed in pages that was cut off', () => {
  /** Six pages of three, of which the fourth cannot be had the first time. */
  async function cut(change: (services: Service[]) => void = () => {}, hours = 1) {
    const services: Service[] = servicesNumbered(17)
    let broken = true
    const { take, asked, said } = await feed((at, response) => {
      response.setHeader('etag', `"${page(at)} of ${services.length}"`)
      return page(at) === 4 && broken ? 400 : pageOf(services, page(at), 3)
    })
    await expect(take('/services')).rejects.toThrow('/services?page=4 answers with 400')
    broken = false
    change(services)
    asked.length = 0
    const report = await take(
      '/services',
      new Date(Date.parse('2026-11-02T10:00:00Z') + hours * 3_600_000).toISOString(),
    )
    return { report, said, services, pages: asked.map(({ path }) => Number(path.split('=')[1] ?? 1)) }
  }
  type Service = { id: string; name: string; contacts: unknown[] }

  const flagged = async () =>
    (
      await db.owner.query<{ name: string }>(
        `select s.name from service s join directory_source f on f.id = s.source_id
          where f.name = $1 and s.last_seen < f.imported_at order by 1`,
        [source],
      )
    ).rows.map(({ name }) => name)
  const stored = async () =>
    (
      await db.owner.query(
        'select s.id from service s join directory_source f on f.id = s.source_id where f.name = $1',
        [source],
      )
    ).rowCount

  it('goes on with the page it had reached, and nothing before it is said to be gone', async () => {
    const { report, pages, said } = await cut()
    expect(pages).toEqual([1, 3, 4, 5, 6, 7])
    expect(report).toMatchObject({
      ...{ read: 8, new: 8, vanished: 0, held: [] },
      note: 'It went on with page 3, where the import before it had been cut off.',
    })
    expect(said).toContain(report.note)
    expect([await stored(), await flagged()]).toEqual([17, []])
    expect((await runs()).map(({ state, whole }) => [state, whole])).toEqual([
      ['failed', false],
      ['done', true],
    ])
  })

  it.each<[string, (services: Service[]) => void, number]>([
    [
      'something new stands before',
      (services) => services.splice(1, 0, { id: 'n', name: 'New', contacts: [] }),
      18,
    ],
    ['something before has gone', (services) => services.splice(4, 1), 17],
    [
      'one came and another went',
      (services) => {
        services.splice(4, 1)
        services.push({ id: 'n', name: 'New', contacts: [] })
      },
      18,
    ],
  ])('begins anew where its pages have moved: %s', async (_, change, all) => {
    const { report, pages, services } = await cut(change)
    expect(pages.filter((one) => one === 2)).toHaveLength(1)
    expect(report).toMatchObject({ read: services.length, vanished: all - services.length })
    expect(report.note).toBeUndefined()
    expect([await stored(), (await flagged()).length]).toEqual([all, all - services.length])
  })

  it('begins anew a day later', async () => {
    const { report, pages } = await cut(undefined, 24)
    expect(pages).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(report).toMatchObject({ read: 17, new: 8, unchanged: 9 })
  })

  it('still holds what stands twice in it, before and after the cut', async () => {
    const { report } = await cut(
      (services) => void (services[14] = { ...(services[2] as Service), name: 'Again' }),
    )
    expect(report).toMatchObject({ read: 8, new: 7, held: [{ id: 's2' }] })
    expect(report.held[0]?.reason).toBe('The same id stands twice in this list.')
  })

  it('goes on once more when it is cut off again, and the next import after its end is whole', async () => {
    const services = servicesNumbered(12)
    const broken = new Set([3, 5])
    const { take, asked } = await feed((at) => (broken.has(page(at)) ? 400 : pageOf(services, page(at), 2)))
    await expect(take('/services')).rejects.toThrow('page=3')
    broken.delete(3)
    await expect(take('/services', '2026-11-02T10:30:00Z')).rejects.toThrow('page=5')
    broken.delete(5)
    asked.length = 0
    expect(await take('/services', '2026-11-02T11:00:00Z')).toMatchObject({ read: 4, new: 4, vanished: 0 })
    expect(asked.map(({ path }) => path)).toEqual([
      '/services',
      ...[4, 5, 6, 7].map((nth) => `/services?page=${nth}`),
    ])
    expect([await stored(), await flagged()]).toEqual([12, []])
    services.splice(0, 1)
    expect(await take('/services', '2026-11-02T12:00:00Z')).toMatchObject({
      read: 11,
      unchanged: 11,
      vanished: 1,
    })
    expect(await flagged()).toEqual(['Service 0'])
  })
})

describe('a feed in one document', () => {
  it('costs one request where nothing has changed, and is read when it has', async () => {
    let version = 1
    const { take, asked } = await feed((_, response, { headers }) => {
      if (headers['if-none-match'] === `"v${version}"`) return 304
      response.setHeader('etag', `"v${version}"`)
      return servicesNumbered(version + 2)
    })
    expect(await take('/feed.json')).toMatchObject({ read: 3, new: 3 })
    expect(await take('/feed.json', '2026-11-03T10:00:00Z')).toMatchObject({ read: 0, notModified: true })
    expect(await take('/feed.json', '2026-11-04T10:00:00Z')).toMatchObject({ read: 0, vanished: 0 })
    version = 2
    expect(await take('/feed.json', '2026-11-05T10:00:00Z')).toMatchObject({ read: 4, new: 1, unchanged: 3 })
    expect(asked).toHaveLength(4)
  })

  it('that is no feed writes nothing', async () => {
    const { take } = await feed(() => ({ error: 'not found' }))
    await expect(take('/feed.json')).rejects.toThrow('/feed.json holds no services')
    expect(await runs()).toMatchObject([{ state: 'failed', read: 0 }])
  })

  it('that its host wants left alone is, and the sentence is kept', async () => {
    const { take, asked } = await feed(() => servicesNumbered(3), 'User-agent: *\nDisallow: /feed')
    await expect(take('/feed.json')).rejects.toThrow('/feed.json is not fetched: the robots.txt of 127.0.0.1')
    expect(await runs()).toMatchObject([
      {
        state: 'failed',
        read: 0,
        problem: expect.stringContaining('asks programs like this one to leave it alone'),
      },
    ])
    expect(asked).toEqual([])
  })

  it('that leads into a private network is refused and writes nothing', async () => {
    const { take } = await feed(
      (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    )
    await expect(take('/feed.json')).rejects.toThrow('it leads to a private network, not to the public web.')
    expect(await runs()).toMatchObject([{ state: 'failed', read: 0 }])
  })
})

describe('a list of stubs', () => {
  const stubs = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `Stub ${id}` }))

  it('has each service fetched whole', async () => {
    const { take, asked } = await feed((at) => {
      const id = /^\/services\/(\w)$/.exec(at.pathname)?.[1]
      if (id === 'c') return 500
      if (id)
        return {
          id,
          name: `Whole ${id}`,
          minimum_age: 8,
          regular_schedules: [{ weekday: 'Monday', opens_at: '16:00' }],
        }
      return pageOf(stubs, page(at), 10)
    })
    expect(await take('/services')).toMatchObject({
      ...{
        read: 4,
        new: 4,
        note: '1 of its records could not be had whole; they are taken as its list has them.',
      },
    })
    expect(asked.map(({ path }) => path)).toContain('/services/b')
    const { rows } = await db.owner.query(
      `select s.name, s.minimum_age from service s join directory_source f on f.id = s.source_id where f.name = $1 order by 1`,
      [source],
    )
    expect(rows.map(({ name }) => name)).toEqual(['Stub c', 'Whole a', 'Whole b', 'Whole d'])
  })

  it('asks for a whole record again only when its stub has changed, where the stub tells when that was', async () => {
    const list = stubs.map((stub) => ({ ...stub, last_modified: '2026-10-01T09:00:00Z' }))
    let biscuits = ''
    const { take, asked } = await feed((at) => {
      const id = /^\/services\/(\w)$/.exec(at.pathname)?.[1]
      return id
        ? { id, name: `Whole ${id}`, description: `Club ${id}.${biscuits}`, contacts: [] }
        : pageOf(list, page(at), 10)
    })
    const whole = () => asked.splice(0).flatMap(({ path }) => /^\/services\/(\w)$/.exec(path)?.[1] ?? [])
    await take('/services')
    expect(whole()).toEqual(['a', 'b', 'c', 'd'])
    expect(await take('/services', '2026-11-03T10:00:00Z')).toMatchObject({
      read: 4,
      unchanged: 4,
      vanished: 0,
    })
    expect(whole()).toEqual([])
    Object.assign(list[1] ?? {}, { last_modified: '2026-11-03T12:00:00Z' })
    biscuits = ' Now with biscuits.'
    expect(await take('/services', '2026-11-04T10:00:00Z')).toMatchObject({
      read: 4,
      unchanged: 3,
      changed: 1,
    })
    expect(whole()).toEqual(['b'])
    // However still it stands, it is looked at again after a month.
    expect(await take('/services', '2026-12-04T10:00:00Z')).toMatchObject({
      read: 4,
      unchanged: 1,
      changed: 3,
    })
    expect(whole()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('asks whether a whole record has changed where the stub does not tell', async () => {
    const edition: Record<string, number> = { a: 1, b: 1, c: 1, d: 1 }
    let sent = 0
    const { take } = await feed((at, response, { headers }) => {
      const id = /^\/services\/(\w)$/.exec(at.pathname)?.[1]
      if (!id) return pageOf(stubs, page(at), 10)
      if (headers['if-none-match'] === `"${id}${edition[id]}"`) return 304
      sent++
      response.setHeader('etag', `"${id}${edition[id]}"`)
      return { id, name: `Whole ${id}`, description: `Edition ${edition[id]}.`, contacts: [] }
    })
    await take('/services')
    expect(sent).toBe(4)
    edition.c = 2
    expect(await take('/services', '2026-11-03T10:00:00Z')).toMatchObject({
      read: 4,
      unchanged: 3,
      changed: 1,
    })
    expect(sent).toBe(5)
    expect(await take('/services', '2026-11-04T10:00:00Z')).toMatchObject({ read: 4, unchanged: 4 })
    expect(sent).toBe(5)
  })

  it('asks for a whole record again that was fetched and never came into the directory', async () => {
    let refuse = true
    const { take, asked } = await feed((at, response) => {
      const id = /^\/services\/(\w)$/.exec(at.pathname)?.[1]
      if (id === 'c' && refuse) return void response.end('no JSON at all')
      response.setHeader('etag', '"v1"')
      return id ? { id, name: `Whole ${id}`, contacts: [] } : pageOf(stubs, page(at), 10)
    })
    await expect(take('/services')).rejects.toThrow('/services/c')
    expect(asked.map(({ path }) => path)).toContain('/services/a')
    refuse = false
    asked.length = 0
    expect(await take('/services', '2026-11-02T11:00:00Z')).toMatchObject({ read: 4, new: 4 })
    const { headers } = asked.find(({ path }) => path === '/services/a') ?? {}
    expect(headers).toBeDefined()
    expect(headers).not.toHaveProperty('if-none-match')
  })

  it('is taken as it is where its host wants its whole records left alone', async () => {
    const { take, asked } = await feed(
      (at) => pageOf(stubs, page(at), 10),
      'User-agent: *\nDisallow: /services/',
    )
    expect(await take('/services')).toMatchObject({
      read: 4,
      new: 4,
      note: expect.stringContaining('could not be had whole'),
    })
    expect(asked.filter(({ path }) => path.startsWith('/services/'))).toEqual([])
  })

  it('is taken as it is where there are no whole records, and they are not asked for without end', async () => {
    const { take, asked } = await feed((at) =>
      at.pathname === '/services' ? pageOf(stubs, page(at), 10) : 404,
    )
    expect(await take('/services')).toMatchObject({ read: 4, new: 4 })
    expect(asked.filter(({ path }) => path.startsWith('/services/'))).toHaveLength(3)
  })

  it('is not asked about further when the first whole record says no more', async () => {
    const { take, asked } = await feed((at) =>
      at.pathname === '/services' ? pageOf(stubs, page(at), 10) : stubs[0],
    )
    await take('/services')
    expect(asked.filter(({ path }) => path.startsWith('/services/'))).toHaveLength(1)
  })
})

describe('a list that suddenly shrinks', () => {
  it('by more than half is not believed until somebody says so', async () => {
    let size = 30
    const { take } = await feed(() => servicesNumbered(size))
    await take('/feed.json')
    size = 12
    expect(await take('/feed.json', '2026-11-03T10:00:00Z')).toMatchObject({
      read: 12,
      vanished: 0,
      shrunkFrom: 30,
    })
    size = 29
    expect(await take('/feed.json', '2026-11-04T10:00:00Z')).toMatchObject({ read: 29, vanished: 1 })
    size = 16
    expect(await take('/feed.json', '2026-11-05T10:00:00Z')).toMatchObject({ read: 16, vanished: 14 })
  })
})
