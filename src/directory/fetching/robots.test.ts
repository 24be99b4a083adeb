import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type FeedServer, feedServer } from './feed-server-factory.ts'
import { Fetcher } from './fetcher.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function host(robots: string | number): Promise<FeedServer & { from: Fetcher }> {
  const server = await feedServer(
    ({ pathname }, response) =>
      pathname === '/moved' ? void response.writeHead(302, { location: '/private/feed' }).end() : [1],
    robots,
  )
  const from = fetcher()
  open.push(server, from)
  return { ...server, from }
}

const fetcher = () =>
  new Fetcher({
    reach: { private: true },
    limits: { headers: 200 },
    patience: { pause: 0, first: 1, most: 20, tries: 2 },
  })

const leaveAlone =
  /^http.* is not fetched: the robots\.txt of 127\.0\.0\.1:\d+ asks programs like this one to leave it alone\. Whoever runs 127\.0\.0\.1 can let “Trellis” in there\.$/

describe('what a host says in its robots.txt', () => {
  it.each([
    ['for everybody', 'User-agent: *\nDisallow: /services'],
    ['for us by name', 'User-agent: trellis\nDisallow: /\n\nUser-agent: *\nAllow: /'],
    ['with a pattern', 'User-agent: *\nDisallow: /*?page='],
    ['of its whole site', 'User-agent: *\nDisallow: /'],
    ['as Windows writes it, with a byte order mark', '\ufeffUSER-AGENT: *\r\nDISALLOW: /services\r\n'],
  ])('is kept to %s', async (_, robots) => {
    const { url, asked, from } = await host(robots)
    await expect(from.fetch(url('/services?page=2'), 'page')).rejects.toThrow(leaveAlone)
    expect(asked).toEqual([])
  })

  it.each([
    ['says nothing of this', 'User-agent: *\nDisallow: /admin'],
    ['lets us in by name, and nobody else', 'User-agent: *\nDisallow: /\n\nUser-agent: Trellis\nAllow: /'],
    ['opens what it closes around', 'User-agent: *\nDisallow: /\nAllow: /services'],
    ['speaks to somebody else', 'User-agent: OtherBot\nDisallow: /'],
    ['is a page of the site', '<!doctype html><title>Not here</title>'],
    ['is empty', ''],
    ['is not there', 404],
    ['may not be read', 403],
  ])('lets us in where it %s', async (_, robots) => {
    const { url, asked, from } = await host(robots)
    await from.fetch(url('/services?page=2'), 'page')
    expect(asked).toHaveLength(1)
  })

  it('is asked for once, however much is fetched', async () => {
    const { url, asked, robotsAsked, from } = await host('User-agent: *\nDisallow: /admin')
    for (const page of [1, 2, 3]) await from.fetch(url(`/services?page=${page}`), 'page')
    expect(robotsAsked()).toBe(1)
    expect(asked).toHaveLength(3)
  })

  it('holds where an address leads on to as well', async () => {
    const { url, asked, from } = await host('User-agent: *\nDisallow: /private')
    await expect(from.fetch(url('/moved'), 'page')).rejects.toThrow('/private/feed is not fetched')
    expect(asked.map(({ path }) => path)).toEqual(['/moved'])
  })

  it('that cannot be given out just now lets nobody in until it can', async () => {
    const { url, asked, robotsAsked, from } = await host(503)
    await expect(from.fetch(url('/services'), 'page')).rejects.toThrow(
      '/robots.txt answers with 503: until it says what may be fetched there, nothing is.',
    )
    expect([asked.length, robotsAsked()]).toEqual([0, 2])
  })

  it('may ask for more time between requests', async () => {
    const { url, from } = await host('User-agent: *\nCrawl-delay: 0.3\nDisallow:')
    await from.fetch(url('/services'), 'page')
    const begun = performance.now()
    await from.fetch(url('/services?page=2'), 'page')
    expect(performance.now() - begun).toBeGreaterThanOrEqual(299)
  })

  it('that never ends is read for as long as it matters', async () => {
    const server = createServer((request, response) => {
      if (request.url !== '/robots.txt') return void response.end('[1]')
      response.write('User-agent: *\nDisallow: /services\n')
      const more = () =>
        void (response.writable && response.write('# and on\n'.repeat(8_000), () => setImmediate(more)))
      more()
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const from = fetcher()
    open.push(from, { close: async () => void (server.closeAllConnections(), server.close()) })
    const { port } = server.address() as AddressInfo
    await expect(from.fetch(new URL(`http://127.0.0.1:${port}/services`), 'page')).rejects.toThrow(leaveAlone)
  })
})
