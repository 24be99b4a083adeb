import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { sources } from '../../checks/sources.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { ourCookie } from './cookie.ts'
import { demoProvider } from './demo-identity/routes.tsx'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from './factory.ts'
import { signInRoutes } from './routes.tsx'
import { endSessionsOf, startSession, workerForSession } from './sessions.ts'
import { TestBrowser, testHall } from './testing.ts'
import type { Visit } from './visit.ts'

const now = new Date('2026-11-24T09:00:00Z')
let database: TestDatabase
let worker: string

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  const place = await makePlace(db)
  const organisation = await makeOrganisation(db, { place, kind: 'charity', name: 'Northside Link Workers' })
  const team = await makeTeam(db, { place, organisation, name: 'Northside', receivesReferrals: true })
  worker = await makeWorker(db, {
    place,
    organisation,
    name: 'Jo Marsh',
    jobTitle: 'Link worker',
    roles: [
      { team, role: 'link_worker' },
      { team, role: 'supervisor', startsOn: '2026-11-25' },
      { team, role: 'manager', startsOn: '2026-01-01', endsOn: '2026-11-23' },
    ],
  })
})

const age = (column: 'seen_at' | 'ends_at', by: string) =>
  database.owner.query(`update session set ${column} = ${column} - $1::interval`, [by])

describe('a session', () => {
  it('says who is signed in, where they work, and the roles they have today', async () => {
    const token = await startSession(database.kysely, worker)
    const found = await workerForSession(database.kysely, token, now)
    expect(found).toMatchObject({
      id: worker,
      name: 'Jo Marsh',
      jobTitle: 'Link worker',
      placeName: 'Saltmere',
      organisationName: 'Northside Link Workers',
      organisationKind: 'charity',
      roles: [{ teamName: 'Northside', role: 'link_worker', receivesReferrals: true }],
    })
    const tomorrow = await workerForSession(database.kysely, token, new Date('2026-11-25T09:00:00Z'))
    expect(tomorrow?.roles.map(({ role }) => role)).toEqual(['link_worker', 'supervisor'])
  })

  it('is kept in the database only as a hash', async () => {
    const token = await startSession(database.kysely, worker)
    const { rows } = await database.owner.query("select encode(token_hash, 'hex') as hash from session")
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
  })

  it('ends after an hour unused, and stays while it is in use', async () => {
    const token = await startSession(database.kysely, worker)
    await age('seen_at', '59 minutes')
    expect(await workerForSession(database.kysely, token, now)).not.toBeNull()
    await age('seen_at', '59 minutes')
    expect(await workerForSession(database.kysely, token, now)).not.toBeNull()
    await age('seen_at', '61 minutes')
    expect(await workerForSession(database.kysely, token, now)).toBeNull()
  })

  it('notes that it is in use at most once a minute', async () => {
    const token = await startSession(database.kysely, worker)
    const seen = async () =>
      (await database.owner.query('select max(seen_at) as at from session')).rows[0].at.getTime()
    const first = await seen()
    await workerForSession(database.kysely, token, now)
    expect(await seen()).toBe(first)
    await age('seen_at', '2 minutes')
    await workerForSession(database.kysely, token, now)
    expect(await seen()).toBeGreaterThanOrEqual(first)
  })

  it('ends after twelve hours, however busy', async () => {
    const token = await startSession(database.kysely, worker)
    await age('ends_at', '12 hours')
    expect(await workerForSession(database.kysely, token, now)).toBeNull()
  })

  it.each(['', 'x', 'x'.repeat(43), "' or true --"])('is not found by the token %j', async (token) => {
    await startSession(database.kysely, worker)
    expect(await workerForSession(database.kysely, token, now)).toBeNull()
  })

  it('ends everywhere when its worker is signed out everywhere', async () => {
    const tokens = [await startSession(database.kysely, worker), await startSession(database.kysely, worker)]
    await endSessionsOf(database.kysely, worker)
    for (const token of tokens) expect(await workerForSession(database.kysely, token, now)).toBeNull()
  })
})

describe('in a browser', () => {
  it('gets a new token at each sign-in, and the old one is worth nothing; signing out takes the row away', async () => {
    const demo = demoProvider({ database: database.kysely })
    const rooms = [signInRoutes({ database: database.kysely, providers: [demo.provider] }), demo.routes]
    const hall = await testHall(database.kysely, rooms)
    const browser = new TestBrowser()
    const signIn = async () => {
      await browser.open(`${hall.origin}/sign-in/with/1?return_to=/whoami`)
      await browser.open(browser.at, { person: worker })
      return browser.cookie('trellis_session') ?? ''
    }
    const first = await signIn()
    const second = await signIn()
    expect(second).not.toBe(first)
    expect(await workerForSession(database.kysely, first, now)).toBeNull()
    expect(await workerForSession(database.kysely, second, now)).not.toBeNull()

    const goodbye = await browser.open(`${hall.origin}/sign-out`, {})
    expect(goodbye.text).toContain('You’ve signed out')
    expect(browser.cookie('trellis_session')).toBeUndefined()
    expect(await workerForSession(database.kysely, second, now)).toBeNull()

    const { rows } = await database.owner.query(
      'select act from history where actor_id = $1 order by position',
      [worker],
    )
    expect(rows.map(({ act }) => act)).toEqual(['signed_in', 'signed_in', 'signed_out'])
    await hall.stop()
  })
})

describe('a cookie of ours', () => {
  const given = async (origin: string, ...of: Parameters<typeof ourCookie>) => {
    const app = new Hono<Visit>().get('/', (c) => {
      c.set('origin', origin)
      const cookie = ourCookie(...of)
      if (c.req.header('cookie')) cookie.drop(c)
      else cookie.write(c, 'x')
      return c.text(cookie.read(c) ?? 'none')
    })
    const written = (await app.request('/')).headers.get('set-cookie') ?? ''
    const back = await app.request('/', { headers: { cookie: written.split(';')[0] as string } })
    return { written, read: await back.text(), dropped: back.headers.get('set-cookie') }
  }

  it('is read by no script, and over TLS bound to it and to this host by its name', async () => {
    expect(await given('https://x.example', 'a')).toEqual({
      written: '__Host-a=x; Path=/; HttpOnly; Secure; SameSite=Lax',
      read: 'x',
      dropped: '__Host-a=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
    })
    const mine = await given('https://x.example', 'b', { path: '/my', sameSite: 'Strict' })
    expect(mine.written).toBe('__Secure-b=x; Path=/my; HttpOnly; Secure; SameSite=Strict')
    expect(mine.dropped).toMatch(/^__Secure-b=; Max-Age=0; Path=\/my; HttpOnly; Secure/)
    expect((await given('http://localhost', 'a')).written).toBe('a=x; Path=/; HttpOnly; SameSite=Lax')
  })

  it('is kept in this way alone, whatever it is for', () => {
    const others = sources(['src'], /\.tsx?$/).filter(({ text }) => /\bset(Signed)?Cookie\(/.test(text))
    expect(others.map(({ path }) => path)).toEqual(['src/accounts/cookie.ts'])
  })
})
