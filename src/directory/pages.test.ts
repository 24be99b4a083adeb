import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../accounts/factory.ts'
import type { Role, SignedInWorker, Visit } from '../accounts/index.ts'
import { type Actor, actorTransaction } from '../database/index.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { newId } from '../words/index.ts'
import type { AroundService } from './around-service.ts'
import { makeService } from './factory.ts'
import { importDirectory } from './import/take-in.ts'
import { directoryRoutes } from './routes.tsx'

let db: TestDatabase
let place: string
let curator: SignedInWorker
const now = new Date('2026-11-24T15:00:00Z')

beforeAll(async () => {
  db = await testDatabase()
  place = await makePlace(db.kysely)
  const organisation = await makeOrganisation(db.kysely, { place })
  const team = await makeTeam(db.kysely, { place, organisation })
  const id = await makeWorker(db.kysely, { place, organisation, name: 'Ed Tallis' })
  curator = signedIn(id, team, 'administrator')
})

const signedIn = (id: string, teamId: string, role: Role): SignedInWorker => ({
  ...{
    id,
    name: 'Ed Tallis',
    jobTitle: '',
    email: null,
    placeId: place,
    placeName: 'Saltmere',
    organisationId: newId(),
  },
  ...{ organisationName: 'Saltmere Council', organisationKind: 'council' },
  roles: [{ teamId, teamName: 'Commissioning', role, receivesReferrals: false }],
})

/** Asks the room for a page as the hall would: bare of header and footer. */
async function visit(
  path: string,
  {
    worker = null,
    form,
    aroundService,
  }: { worker?: SignedInWorker | null; form?: Record<string, string>; aroundService?: AroundService } = {},
) {
  const actor: Actor = worker ? { kind: 'worker', id: worker.id, place } : { kind: 'public', id: null, place }
  const app = new Hono<Visit>()
  app.use(async (c, next) => {
    c.set('worker', worker)
    c.set('actor', actor)
    c.set('now', now)
    c.set('act', (work) => actorTransaction(db.kysely, { actor, now, request: 'test' }, work))
    c.set('page', ({ title, status, children }) =>
      c.html(`<title>${title}</title>${children}`, status ?? 200),
    )
    await next()
  })
  app.route('/', directoryRoutes({ database: db.kysely, aroundService }))
  const request = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const response = await app.request(path, request)
  return { status: response.status, to: response.headers.get('location'), html: await response.text() }
}

/** Anything that a browser would run: text that only looks like it is escaped, and begins with no '<'. */
const runs = /<script|<img|<(?:[^>"]|"[^"]*")*\son\w+\s*=|href="\s*(?:javascript|data):/i

describe('the public pages', () => {
  it('show what is known, and say plainly what is not', async () => {
    const id = await makeService(db.kysely, {
      ...{
        name: 'Bag & Pad',
        summary: 'Boxing where nobody gets hit.',
        provider: 'The Tin Hall',
        free: true,
        fees: 'Gloves lent.',
      },
      ...{
        ages: { from: 11, to: 17 },
        justTurnUp: true,
        door: 'Blue door.',
        assuredDate: '2026-11-16',
        phone: '+441632960151',
      },
      walkIn: [{ title: 'The blue door', text: 'You don’t knock.' }],
      locations: [{ name: 'The Tin Hall', address: '14 Ferry Road', latitude: 53.3, longitude: 0.45 }],
      schedules: [{ days: [2, 4], opens: '16:30', closes: '18:00' }],
    })
    const { status, html } = await visit(`/services/${id}`)
    expect(status).toBe(200)
    for (const words of [
      'Bag &amp; Pad',
      'What happens when you walk in',
      'You don’t knock.',
      'Tuesdays and Thursdays, 4:30 pm to 6 pm',
      'Next: today, 4:30 pm to 6 pm.',
      'Anyone 11 to 17.',
      'Last checked on 16 November 2026.',
      'They have not told us if there are steps.',
      '01632 960151',
      'mlat=53.3',
    ])
      expect(html).toContain(words)
    expect(html.indexOf('What happens when you walk in')).toBeLessThan(html.indexOf('The facts'))
  })

  it('have what other rooms put on them, each in its place, and what is for workers only for workers', async () => {
    const id = await makeService(db.kysely, { name: 'Openings' })
    const aroundService: AroundService = {
      assured: async ({ service }) => `ASSURED ${service.name}`,
      below: async () => 'BELOW',
      foot: async () => 'FOOT',
      forWorkers: async ({ visit }) => `WORKERS ${visit.worker?.name}`,
    }
    const { html } = await visit(`/services/${id}`, { aroundService })
    const at = ['ASSURED Openings', 'The facts', 'BELOW', 'Last checked', 'FOOT'].map((part) =>
      html.indexOf(part === 'Last checked' ? 'app-service__checked' : part),
    )
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at).not.toContain(-1)
    expect(html).not.toContain('WORKERS')
    const workers = await visit(`/services/${id}`, { aroundService, worker: curator })
    expect(workers.html).toContain('WORKERS Ed Tallis')
  })

  it('is not found for what never was, was withdrawn, or is no id', async () => {
    const gone = await makeService(db.kysely, { name: 'Withdrawn' })
    await db.owner.query("update service set withdrawn_on = '2026-11-01' where id = $1", [gone])
    const answers = await Promise.all(
      [newId(), gone, 'bag-and-pad', "' or 1=1 --", '%00'].map((id) =>
        visit(`/services/${encodeURIComponent(id)}`),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    expect(new Set(answers.map(({ html }) => html)).size).toBe(1)
  })

  it('finds by address alone, and offers a way on when nothing fits', async () => {
    expect((await visit('/services?words=boxng&day=4&age=12&cost=free')).html).toContain('Bag &amp; Pad')
    const nothing = (await visit('/services?words=unicorn&day=1&age=12')).html
    expect(nothing).toContain('Nothing fits all of that yet')
    expect(nothing).toContain('<a href="/services">see everything there is</a>: <strong>')
    expect(nothing).toContain('href="/refer/me"')
  })

  it.each([
    '/services?page=-1',
    '/services?page=999999999999',
    '/services?age=900&day=8&cost=%00',
    `/services?words=${'x%20'.repeat(3000)}`,
  ])('%s is answered', async (path) => {
    expect((await visit(path)).status).toBe(200)
  })

  it('says when a service has gone from its source’s list', async () => {
    const take = (feed: unknown[], at: string) =>
      importDirectory(db.kysely, feed, { source: 'Invented Council', place, now: new Date(at), whole: true })
    await take([{ id: '7c9e6679-7425-40de-944b-e07fc1f90af0', name: 'Goes' }], '2026-10-01T10:00:00Z')
    await take([{ id: 'x', name: 'Stays' }], '2026-11-01T10:00:00Z')
    const { html } = await visit('/services/7c9e6679-7425-40de-944b-e07fc1f90af0')
    expect(html).toContain('This was not in the list from Invented Council on 1 November 2026.')
  })
})

describe('a feed that would run scripts', () => {
  it('runs none on any page, whatever field it hides in', async () => {
    const evil =
      '"><script>alert(1)</script><img src=x onerror=alert(1)>\'"<a href="javascript:alert(1)">x</a>'
    const everywhere = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(everywhere)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, everywhere(entry)]))
          : `Zebra ${evil}`
    const fields = [
      'description',
      'url',
      'email',
      'status',
      'fees',
      'alert',
      'accreditations',
      'eligibility_description',
    ]
    const more = [
      'wait_time',
      'application_process',
      'attending_type',
      'attending_access',
      'assured_date',
      'deliverable_type',
    ]
    const record = everywhere({
      ...Object.fromEntries(['name', ...fields, ...more].map((field) => [field, ''])),
      organization: { id: '', name: '', description: '', url: '', email: '' },
      schedules: [{ description: '', byday: '', opens_at: '', notes: '' }],
      service_at_locations: [
        {
          location: {
            name: '',
            transportation: '',
            addresses: [{ address_1: '', postal_code: '' }],
            accessibility: [{ description: '' }],
          },
        },
      ],
      contacts: [{ title: '', email: '', phones: [{ number: '' }] }],
      cost_options: [{ option: '', amount: '', amount_description: '' }],
      languages: [{ name: '' }],
      attributes: [{ taxonomy_term: { name: '' } }],
    })
    const id = '7c9e6679-7425-40de-944b-e07fc1f90ac0'
    const feed = [
      { ...(record as object), id },
      { ...(record as object), id },
    ]
    const report = await importDirectory(db.kysely, feed, {
      source: `Zebra ${evil}`,
      place,
      now,
      whole: true,
    })
    expect(report).toMatchObject({ new: 1, read: 2 })
    expect(report.held).toHaveLength(1)
    const pages = await Promise.all([
      visit(`/services/${id}`),
      visit('/services?words=zebra'),
      visit(`/services?words=${encodeURIComponent(evil)}`),
      visit('/directory/held', { worker: curator }),
    ])
    for (const { status, html } of pages) {
      expect(status).toBe(200)
      expect(html).not.toMatch(runs)
    }
    expect(pages[0]?.html).toContain('Zebra')
  })
})

describe('what an import held', () => {
  const hold = (source: string) =>
    importDirectory(
      db.kysely,
      [
        { id: 'a', name: ' ', description: 'Nobody named it' },
        { id: 'b', name: 'First' },
        { id: 'b', name: 'Second' },
      ],
      { source, place, now, whole: true },
    )
  const heldIds = async (source: string) =>
    (
      await db.owner.query<{ id: string }>(
        'select h.id from held_record h join directory_source f on f.id = h.source_id where f.name = $1 order by original_id',
        [source],
      )
    ).rows.map(({ id }) => id)

  it('is there for those who curate, and not found for anybody else', async () => {
    await hold('for curators')
    expect((await visit('/directory/held', { worker: curator })).html).toContain('It has no name.')
    expect((await visit('/directory/held')).status).toBe(404)
    expect(
      (await visit('/directory/held', { worker: signedIn(curator.id, newId(), 'link_worker') })).status,
    ).toBe(404)
    expect((await visit(`/directory/held/${newId()}/acceptance`, { form: { name: 'x' } })).status).toBe(404)
  })

  it('comes in under the name a curator gives, and the next import knows it', async () => {
    await hold('named')
    const [nameless, repeated] = await heldIds('named')
    const empty = await visit(`/directory/held/${nameless}/acceptance`, {
      worker: curator,
      form: { name: '  ' },
    })
    expect(empty).toMatchObject({ status: 422 })
    expect(empty.html).toContain('Enter a name to show')
    const taken = await visit(`/directory/held/${nameless}/acceptance`, {
      worker: curator,
      form: { name: 'Knitting <3' },
    })
    expect(taken.status).toBe(303)
    expect((await visit(taken.to ?? '')).html).toContain('Knitting &lt;3')
    const second = await visit(`/directory/held/${repeated}/acceptance`, {
      worker: curator,
      form: { name: 'The second' },
    })
    expect((await visit(second.to ?? '')).html).toContain('The second')
    expect((await visit('/services?words=first')).html).toContain('First')
    expect(await hold('named')).toMatchObject({
      read: 3,
      new: 0,
      changed: 0,
      unchanged: 3,
      held: [],
      vanished: 0,
    })
  })

  it('stays turned down until its source changes it', async () => {
    await hold('turned down')
    for (const id of await heldIds('turned down'))
      expect((await visit(`/directory/held/${id}/refusal`, { worker: curator, form: {} })).to).toBe(
        '/directory/held',
      )
    const again = await hold('turned down')
    expect(again.held).toEqual([])
    expect(again.refused.map(({ id }) => id)).toEqual(['a', 'b'])
    const changed = await importDirectory(db.kysely, [{ id: 'a', name: '', description: 'Still nameless' }], {
      source: 'turned down',
      place,
      now,
      whole: true,
    })
    expect(changed.held).toEqual([{ id: 'a', reason: 'It has no name.' }])
  })
})
