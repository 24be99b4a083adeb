import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { SignedInWorker, Visit } from '../accounts/index.ts'
import { type Actor, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makePostcodes } from '../geography/factory.ts'
import { makeService } from './factory.ts'
import { directoryRoutes } from './routes.tsx'

let db: TestDatabase
let place: string
let worker: SignedInWorker
const now = new Date('2026-11-24T15:00:00Z')

beforeAll(async () => {
  db = await testDatabase()
  place = await makePlace(db.kysely)
  const organisation = await makeOrganisation(db.kysely, { place })
  const team = await makeTeam(db.kysely, { place, organisation })
  const id = await makeWorker(db.kysely, { place, organisation, name: 'Maryam Siddiqui' })
  worker = {
    ...{ id, name: 'Maryam Siddiqui', jobTitle: '', email: null, placeId: place, placeName: 'Saltmere' },
    ...{ organisationId: organisation, organisationName: 'Northside', organisationKind: 'charity' },
    roles: [{ teamId: team, teamName: 'Northside', role: 'link_worker', receivesReferrals: true }],
  }
  const there = (north: number) => ({ name: 'There', latitude: 53.3 + north / 111_000, longitude: 0.45 })
  await makeService(db.kysely, {
    ...{ name: 'Panel Club', summary: 'Comics and zines', place, tiers: ['treatment'], free: true },
    ...{
      helpsWith: ['creativity'],
      locations: [there(400)],
      schedules: [{ days: [2], opens: '16:00', closes: '17:30' }],
    },
  })
  await makeService(db.kysely, {
    ...{
      name: 'Tide Choir',
      summary: 'Sing',
      place,
      tiers: ['secondary_prevention'],
      helpsWith: ['loneliness'],
    },
    ...{ locations: [there(4_000)], schedules: [{ days: [6], opens: '10:00' }] },
  })
})

async function visit(
  path: string,
  { as, cookie, form }: { as?: SignedInWorker; cookie?: string; form?: [string, string][] } = {},
) {
  const actor: Actor = as ? { kind: 'worker', id: as.id, place } : { kind: 'public', id: null, place }
  const app = new Hono<Visit>()
  app.use(async (c, next) => {
    c.set('worker', as ?? null)
    c.set('actor', actor)
    c.set('now', now)
    c.set('origin', 'http://localhost')
    c.set('act', (work) => actorTransaction(db.kysely, { actor, now, request: 'test' }, work))
    c.set('page', ({ title, status, children }) =>
      c.html(`<title>${title}</title>${children}`, status ?? 200),
    )
    await next()
  })
  app.route('/', directoryRoutes({ database: db.kysely }))
  const headers: Record<string, string> = cookie ? { cookie } : {}
  const response = await app.request(
    path,
    form ? { method: 'POST', body: new URLSearchParams(form), headers } : { headers },
  )
  return {
    status: response.status,
    to: response.headers.get('location'),
    cookie: response.headers.get('set-cookie') ?? '',
    html: await response.text(),
  }
}

describe('rule 11, no label travels: a tier in the finder', () => {
  const anyTier = /tier|universal|targeted|early intervention|secondary prevention|treatment/i

  it('is in no public page, address or search', async () => {
    for (const path of [
      '/services',
      '/services?words=comics',
      '/services?view=week',
      '/services?good=creativity',
    ])
      expect((await visit(path)).html, path).not.toMatch(anyTier)
    const filtered = await visit('/services?tier=treatment&tiers=treatment', {
      cookie: 'trellis_tiers=treatment',
    })
    expect(filtered.html).toContain('Tide Choir')
    expect(filtered.html).not.toMatch(anyTier)
    const searched = (await visit('/services?words=secondary+prevention')).html
    expect(searched).not.toContain('Tide Choir')
  })

  it('is seen and filtered by a signed-in worker, and stays out of their address too', async () => {
    expect((await visit('/services', { as: worker })).html).toContain('Secondary prevention (1)')
    const sent = await visit('/services/tiers', {
      as: worker,
      form: [
        ['tier', 'treatment'],
        ['tier', 'nonsense'],
        ['back', '/services?words=comics&tier=treatment'],
      ],
    })
    expect(sent).toMatchObject({ status: 303, to: '/services?words=comics' })
    expect(sent.cookie).toMatch(/^trellis_tiers=treatment; Path=\/; HttpOnly; SameSite=Lax$/)
    const { html } = await visit('/services', { as: worker, cookie: 'trellis_tiers=treatment' })
    expect(html).toContain('Panel Club')
    expect(html).not.toContain('Tide Choir')
  })

  it('cannot be set by anybody else, nor lead elsewhere', async () => {
    expect((await visit('/services/tiers', { form: [['tier', 'treatment']] })).cookie).toBe('')
    const back = (address: string) => visit('/services/tiers', { as: worker, form: [['back', address]] })
    expect((await back('https://evil.example/?words=x')).to).toBe('/services?words=x')
    expect((await back('//evil.example')).to).toBe('/services')
  })
})

describe('no result is a dead end', () => {
  it('offers what would find something, with how many, then a person and a place to say what is missing', async () => {
    const { html } = await visit('/services?words=comics&day=6&age=14')
    expect(html).toContain('Nothing fits all of that yet')
    expect(html).toMatch(/href="\/services\?words=comics&amp;age=14">look at any day<\/a>: <strong>1</)
    expect(html).toMatch(/href="\/services\?age=14&amp;day=6">leave out “comics”<\/a>: <strong>1</)
    expect(html).toContain('href="/services/missing?words=comics&amp;age=14&amp;day=6"')
    expect(html).toContain('href="/refer/me"')
  })

  it('looks further where further finds more', async () => {
    await makePostcodes(db.kysely, [{ postcode: 'ZS1 1AA', latitude: 53.3, longitude: 0.45 }])
    const { html } = await visit('/services?where=zs11aa&miles=1')
    expect(html).toContain('6 minutes’ walk')
    expect(html).toMatch(/miles">|href="\/services\?where=zs11aa">look within 3 miles<\/a>: <strong>2</)
    expect(html).not.toContain('look within 5 miles')
  })

  it('shows each choice as a link that takes it away', async () => {
    const { html } = await visit('/services?cost=free&good=creativity')
    expect(html).toContain(
      'href="/services?good=creativity"><span class="nhsuk-u-visually-hidden">Remove: Free</span>',
    )
  })
})

describe('a place that nobody knows', () => {
  it('is said in a sentence, and everything is shown', async () => {
    const { html } = await visit('/services?where=Nowheresville')
    expect(html).toContain('We do not know where “Nowheresville” is')
    expect(html).toContain('Tide Choir')
  })

  it('is said so too where there are no postcodes to look in', async () => {
    await db.owner.query('delete from postcode; delete from postcode_district')
    const { html } = await visit('/services?where=ZS1+1AA')
    expect(html).toContain('We have no list of postcodes here')
    expect(html).toContain('Tide Choir')
  })
})

describe('bad input', () => {
  it.each([
    '/services?__proto__=x&constructor=y&where=%00%00&words=%ff%fe',
    `/services?${'good=loneliness&'.repeat(400)}`,
    `/services?where=${'9'.repeat(3_000)}&language=${'x'.repeat(3_000)}`,
    "/services?words=';drop table service--&language='||1&miles=1e9&view=<script>",
    '/services?view=map&map=not-a-view',
    '/services?where=53.3,0.45&miles=1&view=map&map=99999,99999,0',
  ])('%s is answered', async (path) => {
    expect((await visit(path)).status).toBe(200)
  })
})
