import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { demoProvider } from './demo-identity/routes.tsx'
import { deviceOf } from './device.ts'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from './factory.ts'
import { signedIn, steppedUp } from './guard.tsx'
import { signInRoutes } from './routes.tsx'
import { startSession } from './sessions.ts'
import { TestBrowser, type TestHall, testHall } from './testing.ts'
import type { Visit } from './visit.ts'
import { workplaceRoutes } from './workplace-routes.ts'

let database: TestDatabase
let hall: TestHall
const people: Record<string, string> = {}

// A dangerous act that says what reached it.
const danger = new Hono<Visit>()
  .get('/danger', signedIn, steppedUp, (c) => c.text('the form'))
  .post('/danger', signedIn, steppedUp, async (c) => c.text(`done: ${await c.req.text()}`))

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  const place = await makePlace(db)
  const school = await makeOrganisation(db, { place })
  const other = await makeOrganisation(db, { place, name: 'Elsewhere' })
  const [team, away] = [
    await makeTeam(db, { place, organisation: school }),
    await makeTeam(db, { place, organisation: other }),
  ]
  const at = { place, organisation: school }
  people.teacher = await makeWorker(db, { ...at, name: 'Priya', roles: [{ team, role: 'referrer' }] })
  people.head = await makeWorker(db, { ...at, name: 'Pauline', roles: [{ team, role: 'manager' }] })
  people.keeper = await makeWorker(db, { ...at, name: 'Ed', roles: [{ team, role: 'administrator' }] })
  people.stranger = await makeWorker(db, {
    ...{ place, organisation: other, name: 'Sam' },
    roles: [{ team: away, role: 'administrator' }],
  })
  const demo = demoProvider({ database: db })
  const signing = signInRoutes({ database: db, providers: [demo.provider] })
  hall = await testHall(db, [signing, demo.routes, workplaceRoutes({ database: db }), danger])
})
afterAll(() => hall.stop())

const as = async (who: string, device = '', provedAt: 'now' | null = null): Promise<TestBrowser> => {
  const browser = new TestBrowser()
  const token = await startSession(database.kysely, people[who] ?? '', { device, provedAt })
  browser.keepCookie('trellis_session', token)
  return browser
}
const who = async (browser: TestBrowser) => (await browser.open(`${hall.origin}/whoami`)).text

describe('where one is signed in', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox on Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on an iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on an Android phone',
    ],
    ['<script>', 'A browser we do not know'],
    [undefined, 'A browser we do not know'],
  ])('is said plainly: %s', (agent, words) => expect(deviceOf(agent)).toBe(words))

  it('lists each of one’s own, and ends one or all the others at once, after signing in again', async () => {
    const here = await as('teacher', 'Firefox on Windows', 'now')
    const [phone, desk, third] = [
      await as('teacher', 'Safari on an iPhone'),
      await as('teacher'),
      await as('teacher'),
    ]
    const page = await here.open(`${hall.origin}/signed-in`)
    expect(page.text).toContain('Firefox on Windows')
    const [, ending = ''] =
      /action="(\/signed-in\/[0-9a-f-]{36}\/ending)">(?:(?!<\/form>)[^])*End Safari/.exec(page.text) ?? []
    expect((await (await as('head', '', 'now')).open(hall.origin + ending, {})).status).toBe(404)
    expect((await desk.open(hall.origin + ending, {})).text).toContain('Sign in again to send this')
    expect(await who(phone)).toBe('Priya')
    const after = await here.open(hall.origin + ending, {})
    expect(after.text).not.toContain('Safari on an iPhone')
    expect(await who(phone)).toBe('nobody')
    expect(await who(desk)).toBe('Priya')
    await here.open(`${hall.origin}/signed-in/others/ending`, {})
    expect([await who(desk), await who(third), await who(here)]).toEqual(['nobody', 'nobody', 'Priya'])
  })

  it('is ended whole by an administrator of their organisation, and by nobody else', async () => {
    const [one, two] = [await as('teacher'), await as('teacher')]
    const address = `${hall.origin}/workers/${people.teacher}/sessions/ending`
    for (const other of ['stranger', 'head'])
      expect((await (await as(other)).open(address, {})).status, other).toBe(404)
    expect(await who(one)).toBe('Priya')
    const page = await (await as('keeper')).open(address, {})
    expect(page.text).toContain('Nowhere now.')
    expect([await who(one), await who(two)]).toEqual(['nobody', 'nobody'])
  })
})

describe('a dangerous act', () => {
  it('comes after signing in again, in a session with a new key, with nothing typed lost', async () => {
    const browser = await as('teacher')
    const asked = await browser.open(`${hall.origin}/danger`, { words: 'Taz & "mum"', why: '' })
    expect(asked.status).toBe(403)
    expect(asked.text).toContain('name="words" value="Taz &amp; &quot;mum&quot;"')
    const old = browser.cookie('trellis_session') ?? ''
    await browser.open(`${hall.origin}/danger`)
    const sent = new URL(browser.way.find((step) => step.includes('/identity/auth')) ?? '')
    expect(sent.searchParams.get('max_age')).toBe('600')
    expect(sent.searchParams.get('prompt')).toBe('login')
    expect((await browser.open(browser.at, { person: people.teacher ?? '' })).text).toBe('the form')
    const done = await browser.open(`${hall.origin}/danger`, { words: 'Taz & "mum"', why: '' })
    expect(done).toEqual({ status: 200, text: 'done: words=Taz+%26+%22mum%22&why=' })
    const stale = new TestBrowser()
    stale.keepCookie('trellis_session', old)
    expect(await who(stale)).toBe('nobody')
    await database.owner.query("update session set proved_at = proved_at - interval '10 minutes'")
    expect((await browser.open(`${hall.origin}/danger`, { words: 'again' })).status).toBe(403)
  })

  it('is not opened by coming back as somebody else, nor by a proof of tomorrow', async () => {
    const browser = await as('teacher')
    await browser.open(`${hall.origin}/danger`)
    const back = await browser.open(browser.at, { person: people.head ?? '' })
    expect(back.status).toBe(403)
    expect(back.text).toContain('somebody else’s account')
    expect(await who(browser)).toBe('Priya')
    await startSession(database.kysely, people.teacher ?? '', { provedAt: new Date('2999-01-01') })
    const { rows } = await database.owner.query('select from session where proved_at > ends_at')
    expect(rows).toEqual([])
  })
})
