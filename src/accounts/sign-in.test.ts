import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { demoProvider } from './demo-identity/routes.tsx'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from './factory.ts'
import { invitationLink, invite } from './invitations.ts'
import { signInRoutes } from './routes.tsx'
import { TestBrowser, type TestHall, testHall } from './testing.ts'

let database: TestDatabase
let hall: TestHall
let teacher: string
let newcomer: string

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  const place = await makePlace(db)
  const school = await makeOrganisation(db, { place })
  const team = await makeTeam(db, { place, organisation: school })
  teacher = await makeWorker(db, { place, organisation: school, roles: [{ team, role: 'referrer' }] })
  newcomer = await makeWorker(db, { place, organisation: school, name: 'Mr Okoro', signsIn: false })
  const demo = demoProvider({ database: db })
  hall = await testHall(db, [signInRoutes({ database: db, providers: [demo.provider] }), demo.routes])
})
afterAll(() => hall.stop())

const arrive = async (at = hall.origin) => {
  const browser = new TestBrowser()
  await browser.open(`${at}/sign-in?return_to=/whoami`)
  return browser
}

describe('signing in at the demo’s identity provider', () => {
  it('goes by code and PKCE, and comes back to the page that was asked for', async () => {
    const browser = new TestBrowser()
    const people = await browser.open(`${hall.origin}/sign-in?return_to=/whoami`)
    const asked = new URL(browser.way[1] ?? '')
    expect(asked.pathname).toBe('/demo/identity/auth')
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256')
    expect(asked.searchParams.get('scope')).toBe('openid')
    expect(people.text).toContain('Who would you like to be?')
    expect(people.text).toContain('Sallowfield High School')
    expect(people.text).toContain('Referrer, Pastoral team')

    const home = await browser.open(browser.at, { person: teacher })
    expect(home).toEqual({ status: 200, text: 'Ms Adeyemi' })
    expect(new URL(browser.at).pathname).toBe('/whoami')
    expect(browser.way.some((address) => address.includes('/sign-in/callback?code='))).toBe(true)
  })

  it('works under whatever name the browser calls this server', async () => {
    const at = `http://127.0.0.1:${hall.port}`
    const browser = await arrive(at)
    expect(browser.at.startsWith(`${at}/demo/identity/people/`)).toBe(true)
    expect((await browser.open(browser.at, { person: teacher })).text).toBe('Ms Adeyemi')
  })

  it('asks each time who to be, so that one can be somebody else', async () => {
    const browser = await arrive()
    await browser.open(browser.at, { person: teacher })
    await browser.open(`${hall.origin}/sign-out`, {})
    const again = await browser.open(`${hall.origin}/sign-in`)
    expect(again.text).toContain('Who would you like to be?')
  })

  it('asks again when nobody was picked', async () => {
    const browser = await arrive()
    const page = await browser.open(browser.at, {})
    expect(page.status).toBe(400)
    expect(page.text).toContain('Pick one of these people')
  })
})

describe('a sign-in that is not what it seems', () => {
  const callback = (browser: TestBrowser): string =>
    browser.way.find((address) => address.includes('/sign-in/callback')) ?? ''

  it('cannot be finished twice', async () => {
    const browser = await arrive()
    await browser.open(browser.at, { person: teacher })
    const again = await browser.open(callback(browser))
    expect(again.status).toBe(400)
    expect(again.text).toContain('That sign-in is out of date')
  })

  it('cannot be finished in another browser than it began in', async () => {
    const browser = await arrive()
    const picked = await browser.once(new URL(browser.at), new URLSearchParams({ person: teacher }))
    const resumed = await browser.once(new URL(picked.headers.get('location') ?? ''))
    const stranger = await arrive()
    const answer = await stranger.open(resumed.headers.get('location') ?? '')
    expect(answer.status).toBe(400)
    expect((await stranger.open(`${hall.origin}/whoami`)).text).toBe('nobody')
  })

  it.each([
    [
      'another state',
      (url: URL) => url.searchParams.set('state', 'x'.repeat(43)),
      'That sign-in is out of date',
    ],
    ['no state', (url: URL) => url.searchParams.delete('state'), 'That sign-in is out of date'],
    [
      'another issuer',
      (url: URL) => url.searchParams.set('iss', 'https://elsewhere.invalid'),
      'an answer we cannot use',
    ],
    ['no issuer', (url: URL) => url.searchParams.delete('iss'), 'an answer we cannot use'],
    ['another code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43)), 'an answer we cannot use'],
    ['no code', (url: URL) => url.searchParams.delete('code'), 'an answer we cannot use'],
  ])('with %s is refused, and nobody is signed in', async (_, spoil, words) => {
    const browser = await arrive()
    const picked = await browser.once(new URL(browser.at), new URLSearchParams({ person: teacher }))
    const resumed = await browser.once(new URL(picked.headers.get('location') ?? ''))
    const url = new URL(resumed.headers.get('location') ?? '')
    spoil(url)
    const answer = await browser.open(url.href)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(words)
    expect((await browser.open(`${hall.origin}/whoami`)).text).toBe('nobody')
  })

  it('is told plainly when the provider says it was stopped', async () => {
    const browser = await arrive()
    const state = new URL(browser.way[1] ?? '').searchParams.get('state')
    const iss = encodeURIComponent('https://identity.trellis-demo.invalid')
    const answer = await browser.open(
      `${hall.origin}/sign-in/callback?error=access_denied&state=${state}&iss=${iss}`,
    )
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('You did not finish signing in')
  })

  it('never leads to another site afterwards', async () => {
    const browser = new TestBrowser()
    await browser.open(`${hall.origin}/sign-in?return_to=${encodeURIComponent('//elsewhere.invalid/whoami')}`)
    await browser.open(browser.at, { person: teacher })
    expect(browser.way.every((address) => address.startsWith(hall.origin))).toBe(true)
    expect(new URL(browser.at).pathname).toBe('/today')
  })
})

describe('what is written down of signing in', () => {
  it('is each that came to nothing, with why, and nothing of one that never was under way', async () => {
    const told = async () =>
      (
        await database.owner.query<{ fields: string[]; actor_kind: string }>(
          "select fields, actor_kind from history where act = 'did_not_sign_in' order by position",
        )
      ).rows
    const before = (await told()).length
    const browser = await arrive()
    await browser.open(browser.at, { person: newcomer })
    await browser.open(`${hall.origin}/sign-in/callback?code=x&state=${'x'.repeat(43)}`)
    expect((await told()).slice(before)).toEqual([{ fields: ['nobody-we-know'], actor_kind: 'public' }])
  })
})

describe('somebody Trellis does not know', () => {
  it('is told whom to ask, and becomes the worker once they bring the invitation', async () => {
    const stranger = await arrive()
    const refused = await stranger.open(stranger.at, { person: newcomer })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('Ask your manager')

    const link = invitationLink(hall.origin, await invite(database.kysely, newcomer))
    const welcome = await stranger.open(link)
    expect(welcome.text).toContain('Welcome, Mr Okoro')
    await stranger.open(link.replace('/sign-in?', '/sign-in/with/1?'))
    await stranger.open(stranger.at, { person: newcomer })
    expect((await stranger.open(`${hall.origin}/whoami`)).text).toBe('Mr Okoro')

    const later = await arrive()
    expect((await later.open(later.at, { person: newcomer })).text).toBe('Mr Okoro')
    expect((await later.open(link)).text).toContain('This invitation has ended')
  })

  it('cannot take up an invitation as somebody who is somebody else already', async () => {
    const link = invitationLink(hall.origin, await invite(database.kysely, newcomer))
    const browser = new TestBrowser()
    await browser.open(link.replace('/sign-in?', '/sign-in/with/1?'))
    const refused = await browser.open(browser.at, { person: teacher })
    expect(refused.text).toContain('This account belongs to somebody else here')
    expect((await browser.open(link)).text).toContain('Welcome, Mr Okoro')
  })

  it('finds an invitation over when its days are', async () => {
    const link = invitationLink(hall.origin, await invite(database.kysely, newcomer))
    await database.owner.query("update invitation set expires_at = expires_at - interval '8 days'")
    expect((await new TestBrowser().open(link)).text).toContain('This invitation has ended')
  })

  it('is not signed in after they have left', async () => {
    const { rows } = await database.owner.query('select place_id, organisation_id from worker limit 1')
    const gone = await makeWorker(database.kysely, {
      place: rows[0].place_id,
      organisation: rows[0].organisation_id,
    })
    const browser = await arrive()
    await database.owner.query('update worker set left_on = $1 where id = $2', ['2026-11-23', gone])
    const refused = await browser.open(browser.at, { person: gone })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Pick one of these people')
  })
})
