import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../../accounts/factory.ts'
import type { Role, SignedInWorker, Visit } from '../../accounts/index.ts'
import { type Actor, actorTransaction, workHelpers } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { feedServer, servicesNumbered } from '../fetching/feed-server-factory.ts'
import { importDirectory } from '../import/take-in.ts'
import { uploadRoutes } from '../uploads/routes.tsx'
import { askDaily, IMPORT_SOURCE } from './asking.ts'
import { importTasks } from './import-job.ts'
import { sourceRoutes } from './routes.tsx'

let db: TestDatabase
let place: string
let curator: SignedInWorker
let coach: SignedInWorker
let stranger: SignedInWorker
const now = new Date('2026-11-24T15:00:00Z')

async function worker(role: Role, name: string, kind: 'council' | 'charity'): Promise<SignedInWorker> {
  const organisation = await makeOrganisation(db.kysely, { place, name: `${name}’s` })
  const team = await makeTeam(db.kysely, { place, organisation })
  const id = await makeWorker(db.kysely, { place, organisation, name, roles: [{ team, role }] })
  return {
    ...{ id, name, jobTitle: '', email: null, placeId: place, placeName: 'Saltmere' },
    ...{ organisationId: organisation, organisationName: `${name}’s`, organisationKind: kind },
    roles: [{ teamId: team, teamName: 'The team', role, receivesReferrals: false }],
  }
}

beforeAll(async () => {
  db = await testDatabase()
  place = await makePlace(db.kysely)
  curator = await worker('administrator', 'Ed Tallis', 'council')
  coach = await worker('provider', 'Delroy Banks', 'charity')
  stranger = await worker('provider', 'Somebody Else', 'charity')
})

const acting = (actor: Actor) => (work: Parameters<typeof actorTransaction>[2]) =>
  actorTransaction(db.kysely, { actor, now, request: 'test' }, work)

/** Asks the room for a page as the hall would: bare of header and footer. */
async function visit(path: string, who: SignedInWorker, body?: Record<string, string> | FormData) {
  const actor: Actor = { kind: 'worker', id: who.id, place }
  const app = new Hono<Visit>()
  app.use(async (c, next) => {
    c.set('worker', who)
    c.set('actor', actor)
    c.set('now', now)
    c.set('act', acting(actor) as Visit['Variables']['act'])
    c.set('page', ({ title, status, children }) =>
      c.html(`<title>${title}</title>${children}`, status ?? 200),
    )
    await next()
  })
  app.route('/', sourceRoutes()).route('/', uploadRoutes(db.kysely))
  const request = body
    ? { method: 'POST', body: body instanceof FormData ? body : new URLSearchParams(body) }
    : {}
  const response = await app.request(path, request)
  return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() }
}

const takeIn = (source: string, records: unknown[], at = now) =>
  importDirectory(db.kysely, records, { source, place, now: at, whole: true })
const idOf = async (name: string) =>
  (await db.owner.query<{ id: string }>('select id from directory_source where name = $1', [name])).rows[0]
    ?.id ?? ''

describe('the quality page of a source', () => {
  it('accounts for every record, and says what to act on first, each with its list', async () => {
    await takeIn('Invented Council', [
      {
        ...{
          id: 'a',
          name: 'Chess',
          description: 'A quiet game for anybody who would like to sit down.',
          phone: '01632 960001',
        },
        ...{ minimum_age: 8, fees: 'Free', assured_date: '2026-10-01' },
        schedules: [{ byday: 'MO', opens_at: '16:00' }],
        locations: [
          { name: 'Hall', latitude: 53.3, longitude: 0.4, addresses: [{ postal_code: 'DN15 6NL' }] },
        ],
      },
      { id: 'b', name: '=HYPERLINK("http://evil.example")', assured_date: '2024-01-01' },
      {
        id: 'c',
        name: 'Chess!',
        locations: [{ addresses: [{ postal_code: 'dn156nl' }] }],
        url: 'javascript:alert(1)',
      },
      { id: 'd', name: '' },
      7,
    ])
    const path = `/directory/sources/${await idOf('Invented Council')}`
    const { text } = await visit(path, curator)
    expect(text).toMatch(
      /Read.*?5.*?New.*?3.*?Held.*?1 \(CSV\).*?Refused.*?1 \(CSV\).*?left out.*?1 \(CSV\)/s,
    )
    expect(text).toContain('<b>33%</b> say ages')
    expect(text).toContain('2 entries</b> have the name and postcode of another')
    expect(text).toContain('1 entry</b> were last checked more than a year ago')
    const csv = await visit(`${path}/ages.csv`, curator)
    expect(csv.text).toContain('"\'=HYPERLINK(""http://evil.example"")"')
    expect(csv.text.split('\r\n')).toHaveLength(4)
    expect((await visit(`${path}/duplicates.csv`, curator)).text).toMatch(
      /Chess!?"[^]*DN15 6NL[^]*Chess!?"[^]*DN15 6NL/,
    )
    expect((await visit(`${path}/held.csv`, curator)).text).toContain('"d","It has no name."')
    expect((await visit(`${path}/refused.csv`, curator)).text).toContain(
      '"","It is not an object with fields."',
    )
    expect((await visit(`${path}/adjusted.csv`, curator)).text).toContain(
      'is no address on the web and was left out.',
    )
    expect((await visit(`${path}/nonsense.csv`, curator)).status).toBe(404)
    expect((await visit(`${path}/held.csv?run=x`, curator)).status).toBe(404)
  })

  it('shows where its source says otherwise than we were told', async () => {
    await takeIn('Told Council', [{ id: 'told', name: 'Before', phone: '01632 960001' }])
    await db.owner.query(
      "update service set told = '{name,phone}', name = 'As told' where original_id = 'told'",
    )
    const { text } = await visit(`/directory/sources/${await idOf('Told Council')}`, curator)
    expect(text).toContain('name: here “As told”, its source says “Before”')
    expect(text).not.toContain('phone: here')
  })

  it('asks about a list that shrank, and flags the rest only when somebody says so', async () => {
    await takeIn('Shrinking', servicesNumbered(30), new Date('2026-11-20T10:00:00Z'))
    await takeIn('Shrinking', servicesNumbered(10), new Date('2026-11-21T10:00:00Z'))
    const path = `/directory/sources/${await idOf('Shrinking')}`
    expect((await visit(path, curator)).text).toContain('The list before had 30 services, this one has 10.')
    expect((await visit(`${path}/vanished.csv`, curator)).text.split('\r\n')).toHaveLength(2)
    expect((await visit(`${path}/confirmation`, curator, {})).to).toBe(path)
    const after = await visit(path, curator)
    expect(after.text).not.toContain('The list before had')
    expect(after.text).toContain('Ed Tallis said that is right')
    expect((await visit(`${path}/vanished.csv`, curator)).text.split('\r\n')).toHaveLength(22)
  })

  it('is for curators of its place, and no one else', async () => {
    const other = await makePlace(db.kysely, { name: 'Otherham' })
    await importDirectory(db.kysely, [{ id: 'x', name: 'X' }], {
      source: 'Elsewhere',
      place: other,
      now,
      whole: true,
    })
    const id = await idOf('Elsewhere')
    expect((await visit('/directory/sources', curator)).text).not.toContain('Elsewhere')
    for (const path of [
      `/directory/sources/${id}`,
      `/directory/sources/${id}/ages.csv`,
      '/directory/sources/x',
    ])
      expect((await visit(path, curator)).status).toBe(404)
    for (const post of ['imports', 'schedule', 'confirmation'])
      expect((await visit(`/directory/sources/${id}/${post}`, curator, {})).status).toBe(404)
    expect([403, 404]).toContain((await visit('/directory/sources', coach)).status)
  })
})

describe('a source with an address', () => {
  it('is added in a form that says what is wrong, and takes no private address', async () => {
    const empty = await visit('/directory/sources', curator, { name: ' ', address: '' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Enter its name')
    expect(empty.text).toContain('Enter the address of its feed')
    const own = await visit('/directory/sources', curator, {
      name: 'Own',
      address: 'http://169.254.169.254/',
    })
    expect(own.text).toContain('it leads to a private network, not to the public web.')
    const { to } = await visit('/directory/sources', curator, {
      name: 'On the web',
      address: 'https://feed.example.org/services',
    })
    expect((await visit(to, curator)).text).toContain('It begins within a minute.')
    expect(
      (
        await visit('/directory/sources', curator, {
          name: 'On the web',
          address: 'https://feed.example.org/',
        })
      ).text,
    ).toContain('There is a source of this name already')
  })

  it('is taken in by the job, and what went wrong is on its page', async () => {
    let broken = false
    const server = await feedServer(() => (broken ? { error: 'no' } : servicesNumbered(3)))
    await db.owner.query(
      `insert into directory_source (id, name, place_id, feed_url, reaches_private, made_at)
         values (gen_random_uuid(), 'By job', $1, $2, true, '2026-11-01')`,
      [place, server.url('/feed.json').href],
    )
    const path = `/directory/sources/${await idOf('By job')}`
    let later = 0
    const work = async () => {
      await visit(`${path}/imports`, curator, {})
      const { rows } = await db.owner.query<{ id: string }>(
        "select id from import_run where state = 'waiting' and source_id = $1",
        [path.split('/').at(-1)],
      )
      expect(rows).toHaveLength(1)
      const task = importTasks(null)[IMPORT_SOURCE]
      await task?.(
        { run: rows[0]?.id ?? '' },
        { ...workHelpers(db.kysely, new Date(now.getTime() + ++later), 'test'), attempt: 1 },
      )
    }
    await work()
    expect((await visit(path, curator)).text).toMatch(/What came in last.*Read.*?3.*Ed Tallis/s)
    broken = true
    await work()
    const { text } = await visit(path, curator)
    expect(text).toContain('The last time went wrong')
    expect(text).toContain('/feed.json holds no services')
    await server.close()
  })

  it('is asked daily once a curator says so, once a day', async () => {
    await db.owner.query('delete from import_run')
    const path = `/directory/sources/${await idOf('On the web')}`
    await visit(`${path}/schedule`, curator, { daily: 'yes' })
    const sweep = acting({ kind: 'job:sweep', id: null, place })
    await sweep(askDaily)
    await sweep(askDaily)
    const { rows } = await db.owner.query(
      "select state from import_run r join directory_source d on d.id = r.source_id where d.name = 'On the web'",
    )
    expect(rows).toEqual([{ state: 'waiting' }])
    await visit(`${path}/schedule`, curator, { daily: 'no' })
    expect((await visit(path, curator)).text).toContain('Ask it every day')
  })
})

describe('a list that a charity uploads', () => {
  const send = (who: SignedInWorker, text: string, name = 'our clubs.csv') => {
    const form = new FormData()
    form.set('file', new File([text], name))
    return visit('/directory/uploads', who, form)
  }
  const list =
    'Name,Postcode,Days,Starts,Youngest age\nJudo,DN15 6NL,Mon,4pm,8\nKarate,nowhere,Mon,soon,8\nBoxing,DN16 1AA,Tue,5pm,ten\n'

  it('goes in only when they say so, the ready rows, once, and the rest when it is put right', async () => {
    const { to } = await send(coach, list)
    const page = await visit(to, coach)
    expect(page.text).toContain(
      '3 rows in the list: 1 is ready, 2 have something to put right. Nothing has gone in yet.',
    )
    expect(page.text).toContain('Enter a time, like 16:00 or 4pm')
    const count = async () =>
      (
        await db.owner.query("select name from service where name in ('Judo', 'Karate', 'Boxing') order by 1")
      ).rows.map(({ name }) => name)
    expect(await count()).toEqual([])
    await visit(`${to}/corrections`, coach, { 'row-3-postcode': 'DN15 6NL', 'row-3-starts': '16:30' })
    expect((await visit(to, coach)).text).toContain('2 are ready, 1 has something to put right')
    await visit(`${to}/addition`, coach, {})
    await visit(`${to}/addition`, coach, {})
    expect(await count()).toEqual(['Judo', 'Karate'])
    const after = await visit(to, coach)
    expect(after.text).toContain('3 rows in the list: 2 went in, 1 did not.')
    expect((await visit(`${to}/reasons.csv`, coach)).text).toContain('Youngest age: Enter the youngest age')
    const again = await send(
      coach,
      list.replace('ten', '10').replace('nowhere,Mon,soon', 'DN15 6NL,Mon,16:30'),
    )
    await visit(`${again.to}/addition`, coach, {})
    expect((await visit(again.to, coach)).text).toContain('1 new service, 0 changed, 2 as before.')
  })

  it('is refused in a sentence beside the field when it cannot be read', async () => {
    for (const [text, sentence] of [
      ['', 'The file is empty'],
      ['PK\u0003\u0004', 'This is a spreadsheet, not a CSV file'],
      ['Colour\nred', 'The first row must name the columns'],
    ] as const) {
      const { status, text: html } = await send(coach, text)
      expect([status, html]).toEqual([422, expect.stringContaining(sentence)])
    }
    expect((await visit('/directory/uploads', coach, new FormData())).text).toContain('Choose a file')
  })

  it('is seen by its own organisation and the curators, and changed by its own alone', async () => {
    const { to } = await send(coach, 'Name\n<script>alert(1)</script>\n', '<b>x</b>.csv')
    expect((await visit(to, coach)).text).not.toMatch(/<script>|<b>x/)
    expect((await visit(to, curator)).status).toBe(200)
    expect((await visit(to, stranger)).status).toBe(404)
    expect((await visit('/directory/uploads', stranger)).text).not.toContain('x&lt;/b&gt;.csv')
    for (const who of [curator, stranger])
      for (const post of ['addition', 'corrections'])
        expect((await visit(`${to}/${post}`, who, { 'row-2-name': 'Theirs' })).status).toBe(404)
    expect((await visit('/directory/uploads/template.csv', coach)).text).toMatch(
      /^\ufeff?"Name","What happens there"/,
    )
  })
})
