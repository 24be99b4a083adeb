import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeService } from '../directory/factory.ts'
import { createApp } from './index.ts'

let app: ReturnType<typeof createApp>
let db: TestDatabase
let service: string
const now = new Date('2026-11-24T15:00:00Z')

beforeAll(async () => {
  db = await testDatabase()
  const place = await makePlace(db.kysely)
  const organisation = await makeOrganisation(db.kysely, { place })
  const team = await makeTeam(db.kysely, { place, organisation })
  await makeWorker(db.kysely, { place, organisation, roles: [{ team, role: 'link_worker' }] })
  service = await makeService(db.kysely, {
    ...{ name: 'Bag & Pad <3', place, summary: 'Boxing.', url: 'https://club.example' },
    locations: [{ name: 'The Tin Hall', latitude: 53.3, longitude: 0.45 }],
  })
  const file = '/assets/x'
  app = createApp({
    ...{ database: db.kysely, installation: 'demo', clock: () => now, assetsFolder: '', env: {} },
    assets: {
      css: `${file}.css`,
      js: `${file}.js`,
      register: '',
      registerWorker: '',
      mark: `${file}.svg`,
      logo: `${file}.svg`,
    },
  })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://trellis.example${path}`, { headers })

const publicPaths = () => [
  ...[
    '/',
    '/services',
    '/services?words=boxing&view=week',
    `/services/${service}`,
    `/services/${service}/card`,
  ],
  ...[`/services/cards?id=${service}`, '/services/embed', '/help', '/privacy', '/refer/me', '/services/none'],
]
const framedPaths = () => ['/embed/services', '/embed/services?words=boxing', `/embed/services/${service}`]

/** What a page makes a browser fetch or send to by itself, and where. */
const loaded = (html: string): string[] =>
  [
    ...[
      ...html.matchAll(
        /<(?:img|script|iframe|source|video|audio|embed|object)\b[^>]*?\s(?:src|data)="([^"]*)"/g,
      ),
    ],
    ...[...html.matchAll(/<link\b[^>]*?\shref="([^"]*)"/g)],
    ...[...html.matchAll(/<form\b[^>]*?\saction="([^"]*)"/g)],
    ...[...html.matchAll(/\s(?:srcset|poster|background|ping)="([^"]*)"/g)],
  ].map(([, address]) => address ?? '')

describe('public pages', () => {
  it('set no cookie and load nothing from anywhere else', async () => {
    for (const path of [...publicPaths(), ...framedPaths()]) {
      const answer = await get(path)
      expect(answer.status, path).toBeLessThan(500)
      expect(answer.headers.get('set-cookie'), path).toBeNull()
      for (const address of loaded(await answer.text())) expect(address, path).toMatch(/^\/(?!\/)/)
    }
  })

  it('refuse to be framed, every one', async () => {
    for (const path of publicPaths()) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(headers.get('x-frame-options'), path).toBe('DENY')
    }
  })
})

describe('every answer', () => {
  it('tells the browser to come over TLS for a year, to believe its kind, and nothing of what we run on', async () => {
    const paths = ['/', '/none', '/help', '/today', '/health', '/assets/none.js', '/embed/services', '/oruk/']
    for (const path of [...paths, '/oruk/services', `/services/${service}`, '/refer/me']) {
      const { headers } = await get(path)
      const told = (name: string) => headers.get(name) ?? ''
      expect(told('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains')
      expect(told('x-content-type-options'), path).toBe('nosniff')
      const framing = path.startsWith('/embed/') ? 'frame-ancestors *' : "frame-ancestors 'none'"
      expect(told('content-security-policy'), path).toContain(framing)
      if (told('content-type').startsWith('text/'))
        expect(told('content-type'), path).toMatch(/charset=utf-8/i)
      expect(told('access-control-allow-origin'), path).toBe(path.startsWith('/oruk/') ? '*' : '')
      for (const name of ['server', 'x-powered-by']) expect(headers.has(name), path).toBe(false)
    }
    expect(await (await get('/health')).text()).toBe('ok')
  })

  it('that is a page of ours runs and loads nothing but ours, is opened by nobody else, and is not stored', async () => {
    for (const path of publicPaths()) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      for (const rule of ["default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"])
        expect(policy, path).toContain(rule)
      expect(policy, path).not.toMatch(/unsafe-|\*|https?:/)
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
      expect(headers.get('referrer-policy'), path).toBe('same-origin')
      expect(headers.get('cache-control'), path).toBe('no-store')
    }
  })

  it('to a way of asking or an address that we do not have is a no, and sends nothing of ours or theirs back', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
      const asked = { method, headers: { 'x-secret': 'told' } }
      const answer = await app.request('http://trellis.example/services', asked)
      expect([403, 404], method).toContain(answer.status)
      expect(await answer.text(), method).not.toContain('told')
    }
    for (const path of [
      '/assets/',
      '/.git/config',
      '/assets/../package.json',
      '/package.json',
      '/migrations/',
    ])
      expect((await get(path)).status, path).toBe(404)
  })
})

describe('pages for other people’s sites', () => {
  it('may be framed by anybody, hold no form and no script, and are kept a while', async () => {
    for (const path of framedPaths()) {
      const answer = await get(path)
      const policy = answer.headers.get('content-security-policy') ?? ''
      const html = await answer.text()
      expect(answer.status, path).toBe(200)
      expect(policy).toContain('frame-ancestors *')
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("form-action 'none'")
      expect(answer.headers.get('x-frame-options')).toBeNull()
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
      expect(html).toContain('Bag &amp; Pad &lt;3')
      expect(html).toContain(`href="http://trellis.example/services/${service}"`)
      expect(html).not.toMatch(/<form|<script|<input/)
      const again = await get(path, { 'if-none-match': answer.headers.get('etag') ?? '' })
      expect([again.status, again.headers.get('content-security-policy')]).toEqual([304, policy])
    }
  })

  it('are the same for somebody who is signed in: no session is read', async () => {
    const [plain, signedIn] = await Promise.all([
      get('/embed/services'),
      get('/embed/services', { cookie: 'session=x; __Host-session=x' }),
    ])
    expect(await signedIn.text()).toBe(await plain.text())
  })

  it('say plainly what is not there, and slow down whoever asks without end', async () => {
    for (const path of ['/embed/services/x', '/embed/services/7c9e6679-7425-40de-944b-e07fc1f90af0'])
      expect((await get(path)).status).toBe(404)
    const many = await Promise.all(Array.from({ length: 620 }, () => get('/embed/services/x')))
    const slowed = many.find(({ status }) => status === 429)
    const wait = Number(slowed?.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
  })

  it('are what the snippet leads to', async () => {
    const html = await (
      await get(`/services/embed?show=${encodeURIComponent('/services?words=boxing')}`)
    ).text()
    expect(html).toContain('&lt;iframe src=&quot;http://trellis.example/embed/services?words=boxing&quot;')
    const one = await (await get(`/services/embed?show=/services/${service}`)).text()
    expect(one).toContain('Bag &amp;amp; Pad &amp;lt;3&lt;/a&gt;')
    const wrong = await get('/services/embed?show=https://elsewhere.example')
    expect(wrong.status).toBe(422)
  })
})

describe('a page that is shared', () => {
  it('says what it is, with a drawing of ours', async () => {
    const html = await (await get(`/services/${service}`)).text()
    expect(html).toContain('<meta property="og:title" content="Bag &amp; Pad &lt;3"')
    const image = /og:image" content="http:\/\/trellis\.example([^"]*)"/.exec(html)?.[1] ?? ''
    const picture = await get(image)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(new Uint8Array(await picture.arrayBuffer()).slice(1, 4)).toEqual(new TextEncoder().encode('PNG'))
  })
})
