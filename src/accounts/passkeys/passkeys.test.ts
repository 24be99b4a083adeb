import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actorTransaction } from '../../database/index.ts'
import { type TestDatabase, testDatabase } from '../../database/testing.ts'
import { newId } from '../../words/index.ts'
import { makeOrganisation, makePlace, makeTeam, makeWorker } from '../factory.ts'
import { signedIn, steppedUp } from '../guard.tsx'
import { invitationLink, invite } from '../invitations.ts'
import { signInRoutes } from '../routes.tsx'
import { startSession } from '../sessions.ts'
import { bindIdentity } from '../sign-in-store.ts'
import { TestBrowser, type TestHall, testHall } from '../testing.ts'
import type { Visit } from '../visit.ts'
import { workplaceRoutes } from '../workplace-routes.ts'
import { type FakePasskey, fakePasskey, type Options, type Spoilt } from './passkey-factory.ts'

let database: TestDatabase
let hall: TestHall
let place: string
const people: Record<string, string> = {}
let key: FakePasskey
let address = ''

const danger = new Hono<Visit>().get('/danger', signedIn, steppedUp, (c) => c.text('the form'))
const ISSUER = 'https://id.example.org'

beforeAll(async () => {
  database = await testDatabase()
  const db = database.kysely
  place = await makePlace(db)
  const [club, other] = [
    await makeOrganisation(db, { place, kind: 'club', name: 'Harbour Boxing' }),
    await makeOrganisation(db, { place, name: 'Elsewhere' }),
  ]
  const [team, away] = [
    await makeTeam(db, { place, organisation: club }),
    await makeTeam(db, { place, organisation: other }),
  ]
  const at = { place, organisation: club, signsIn: false }
  people.delroy = await makeWorker(db, { ...at, name: 'Delroy', roles: [{ team, role: 'provider' }] })
  people.sam = await makeWorker(db, { ...at, name: 'Sam', roles: [{ team, role: 'provider' }] })
  people.head = await makeWorker(db, { ...at, name: 'Pauline', roles: [{ team, role: 'manager' }] })
  people.keeper = await makeWorker(db, { ...at, name: 'Ed', roles: [{ team, role: 'administrator' }] })
  people.stranger = await makeWorker(db, {
    ...{ place, organisation: other, name: 'Mo', signsIn: false },
    roles: [{ team: away, role: 'administrator' }],
  })
  const provider = {
    number: 1,
    name: 'work',
    issuer: ISSUER,
    clientId: 'x',
    configuration: () => Promise.reject(),
  }
  const signing = signInRoutes({
    database: db,
    providers: [provider],
    passkeys: true,
    addressOf: () => address || newId(),
  })
  hall = await testHall(db, [signing, workplaceRoutes({ database: db, passkeys: true }), danger])
})
afterAll(() => hall.stop())
beforeEach(async () => {
  await database.owner.query('delete from passkey')
  await database.owner.query('delete from worker_identity')
  key = await makeKey('delroy')
})

const unescaped = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

/** Opens a page with a question for a passkey, and reads what the browser is told. */
async function question(browser: TestBrowser, path: string): Promise<Options> {
  const { text } = await browser.open(hall.origin + path)
  return JSON.parse(unescaped(/data-options="([^"]*)"/.exec(text)?.[1] ?? '{}'))
}

async function makeKey(who: string, { counts = false } = {}): Promise<FakePasskey> {
  const [worker, browser] = [people[who] ?? '', new TestBrowser()]
  const made = fakePasskey(hall.origin, worker, { counts })
  const code = await invite(database.kysely, worker)
  const answer = made.make(await question(browser, `/sign-in/passkey/new?invitation=${code}`))
  await browser.open(`${hall.origin}/sign-in/passkey/new`, { answer, name: 'My phone', invitation: code })
  return made
}

const useKey = (browser: TestBrowser, answer: string) =>
  browser.open(`${hall.origin}/sign-in/passkey`, { answer })
const who = async (browser: TestBrowser) => (await browser.open(`${hall.origin}/whoami`)).text
const as = async (name: string, provedAt: 'now' | null = null): Promise<TestBrowser> => {
  const browser = new TestBrowser()
  browser.keepCookie('trellis_session', await startSession(database.kysely, people[name] ?? '', { provedAt }))
  return browser
}
const keysOf = async (name: string): Promise<string[]> =>
  (
    await database.owner.query('select id from passkey where worker_id = $1 order by made_at', [people[name]])
  ).rows.map(({ id }) => id)

describe('a passkey', () => {
  it('is made once by an invitation, which also leads to other ways, and signs its worker in from then on', async () => {
    const code = await invite(database.kysely, people.sam ?? '')
    const browser = new TestBrowser()
    const welcome = await browser.open(invitationLink(hall.origin, code))
    expect(welcome.text).toMatch(/Welcome, Sam[^]*Sign in with work[^]*Make a passkey/)
    const mine = fakePasskey(hall.origin, people.sam ?? '')
    const options = await question(browser, `/sign-in/passkey/new?invitation=${code}`)
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    const form = { answer: mine.make(options), name: ' ', invitation: code }
    await browser.open(`${hall.origin}/sign-in/passkey/new`, form)
    expect(await who(browser)).toBe('Sam')
    expect((await browser.open(`${hall.origin}/signed-in/passkeys`)).text).toContain(
      'A browser we do not know',
    )
    expect((await new TestBrowser().open(`${hall.origin}/sign-in/passkey/new`, form)).text).toContain(
      'This invitation has ended',
    )
    const later = new TestBrowser()
    const asked = await question(later, '/sign-in/passkey?return_to=/whoami')
    expect(asked).toMatchObject({ userVerification: 'required', allowCredentials: [] })
    expect((await useKey(later, mine.use(asked))).text).toBe('Sam')
  })

  it.each<[string, Spoilt]>([
    ['another site’s page', { origin: 'https://elsewhere.invalid' }],
    ['another site’s name', { rp: 'elsewhere.invalid' }],
    ['a page inside another’s', { crossOrigin: true }],
    ['nobody shown to be there', { verified: false }],
    ['the answer to making one', { type: 'webauthn.create' }],
    ['something changed after it was signed', { changed: true }],
    ['a name nobody has', { credential: 'x'.repeat(43) }],
    ['another worker named in it', { handle: newId() }],
  ])('is refused with %s, and nobody is signed in', async (_, spoilt) => {
    const browser = new TestBrowser()
    const page = await useKey(browser, key.use(await question(browser, '/sign-in/passkey'), spoilt))
    expect(page.status).toBe(400)
    expect(page.text).toContain('That passkey did not work')
    expect(await who(browser)).toBe('nobody')
  })

  it('is refused when another key signed, also another’s of this place', async () => {
    const [sams, browser] = [await makeKey('sam'), new TestBrowser()]
    for (const spoilt of [{ signedBy: sams }, { credential: sams.credential }]) {
      await useKey(browser, key.use(await question(browser, '/sign-in/passkey'), spoilt))
      expect(await who(browser)).toBe('nobody')
    }
  })

  it('answers one question once, in the browser that was asked, within five minutes', async () => {
    const [browser, other] = [new TestBrowser(), new TestBrowser()]
    const answer = key.use(await question(browser, '/sign-in/passkey'))
    await question(other, '/sign-in/passkey')
    expect((await useKey(other, answer)).text).toContain('out of date')
    expect((await useKey(browser, answer)).status).not.toBe(400)
    expect(await who(browser)).toBe('Delroy')
    await browser.open(`${hall.origin}/sign-out`, {})
    expect((await useKey(browser, answer)).text).toContain('out of date')
    const late = key.use(await question(browser, '/sign-in/passkey'))
    await database.owner.query("update passkey_question set created_at = created_at - interval '5 minutes'")
    expect((await useKey(browser, late)).text).toContain('out of date')
    // Asked to make one, and no more asked to sign in by it.
    const code = await invite(database.kysely, people.delroy ?? '')
    const making = await question(browser, `/sign-in/passkey/new?invitation=${code}`)
    expect((await useKey(browser, key.use(making))).text).toContain('out of date')
    expect(await who(browser)).toBe('nobody')
  })

  it('that counts is refused once its count does not go up: it was copied', async () => {
    const counting = await makeKey('sam', { counts: true })
    const sent = async (count?: number) => {
      const browser = new TestBrowser()
      const asked = await question(browser, '/sign-in/passkey')
      await useKey(browser, counting.use(asked, count === undefined ? {} : { count }))
      return who(browser)
    }
    expect([
      await sent(),
      await sent(9),
      await sent(9),
      await sent(8),
      await sent(0),
      await sent(10),
    ]).toEqual(['Sam', 'Sam', 'nobody', 'nobody', 'nobody', 'Sam'])
    const twice = await Promise.all([sent(20), sent(20), sent(20)])
    expect(twice.filter((name) => name === 'Sam')).toHaveLength(1)
  })

  it('of somebody who has left opens nothing', async () => {
    const browser = new TestBrowser()
    const asked = await question(browser, '/sign-in/passkey')
    await database.owner.query("update worker set left_on = '2026-11-23' where id = $1", [people.delroy])
    const page = await useKey(browser, key.use(asked))
    await database.owner.query('update worker set left_on = null where id = $1', [people.delroy])
    expect(page.text).toContain('Your place in Trellis has ended')
    expect(await who(browser)).toBe('nobody')
  })
})

describe('a flood', () => {
  it('of wrong answers with somebody’s passkey, or of beginnings in their network, locks nobody out', async () => {
    const stranger = new TestBrowser()
    for (let nth = 0; nth < 30; nth++)
      await useKey(stranger, key.use(await question(stranger, '/sign-in/passkey'), { changed: true }))
    address = 'the same network'
    const flood = Array.from({ length: 350 }, () => new TestBrowser().open(`${hall.origin}/sign-in/passkey`))
    expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([200]))
    const began = performance.now()
    const owner = new TestBrowser()
    await useKey(owner, key.use(await question(owner, '/sign-in/passkey')))
    expect(await who(owner)).toBe('Delroy')
    // It was slowed, and not more than the flood itself.
    expect(performance.now() - began).toBeGreaterThan(900)
    address = ''
  })
})

describe('making a passkey', () => {
  const tried = async (spoilt: Spoilt, made = fakePasskey(hall.origin, people.sam ?? '')) => {
    const browser = new TestBrowser()
    const code = await invite(database.kysely, people.sam ?? '')
    const options = await question(browser, `/sign-in/passkey/new?invitation=${code}`)
    const form = { answer: made.make(options, spoilt), name: 'x', invitation: code }
    const page = await browser.open(`${hall.origin}/sign-in/passkey/new`, form)
    return { page, browser, code }
  }

  it.each<[string, Spoilt]>([
    ['another site’s page', { origin: 'https://elsewhere.invalid' }],
    ['another site’s name', { rp: 'elsewhere.invalid' }],
    ['nobody shown to be there', { verified: false }],
    ['the answer to using one', { type: 'webauthn.get' }],
  ])('is refused with %s, and the invitation still works', async (_, spoilt) => {
    const { page, browser, code } = await tried(spoilt)
    expect(page.text).toContain('No passkey was made')
    expect(await who(browser)).toBe('nobody')
    expect((await browser.open(invitationLink(hall.origin, code))).text).toContain('Welcome, Sam')
  })

  it('is refused with the name of a key that somebody has, whose it stays', async () => {
    const { page, browser } = await tried({ credential: key.credential })
    expect(page.text).toContain('No passkey was made')
    const later = new TestBrowser()
    await useKey(later, key.use(await question(later, '/sign-in/passkey')))
    expect([await who(browser), await who(later), await keysOf('sam')]).toEqual(['nobody', 'Delroy', []])
  })

  it('for one worker does not make one for another', async () => {
    const browser = new TestBrowser()
    const [sams, delroys] = [
      await invite(database.kysely, people.sam ?? ''),
      await invite(database.kysely, people.delroy ?? ''),
    ]
    const options = await question(browser, `/sign-in/passkey/new?invitation=${sams}`)
    const answer = fakePasskey(hall.origin, people.sam ?? '').make(options)
    const form = { answer, name: 'x', invitation: delroys }
    expect((await browser.open(`${hall.origin}/sign-in/passkey/new`, form)).text).toContain(
      'No passkey was made',
    )
    // Nor does an invitation that anybody signed in opens make one for them.
    expect(await keysOf('delroy')).toHaveLength(1)
  })

  it('of one more, and taking one away, come after signing in again', async () => {
    const browser = await as('delroy')
    const [old = ''] = await keysOf('delroy')
    expect((await browser.open(`${hall.origin}/signed-in/passkeys/new`)).text).toContain('Sign in again')
    const refused = await browser.open(`${hall.origin}/signed-in/passkeys/${old}/ending`, {})
    expect([refused.status, await keysOf('delroy')]).toEqual([403, [old]])
    const again = await question(browser, '/sign-in/passkey?again=yes&return_to=/signed-in/passkeys/new')
    expect(again).toMatchObject({ allowCredentials: [{ id: key.credential }] })
    const page = await useKey(browser, key.use(again))
    expect(page.text).toContain('<h1>Make a passkey</h1>')
    const options = JSON.parse(unescaped(/data-options="([^"]*)"/.exec(page.text)?.[1] ?? '{}'))
    expect(options.excludeCredentials).toMatchObject([{ id: key.credential }])
    const second = fakePasskey(hall.origin, people.delroy ?? '')
    const form = { answer: second.make(options), name: 'The key on my ring' }
    const list = await browser.open(`${hall.origin}/signed-in/passkeys`, form)
    expect(list.text).toMatch(/My phone[^]*The key on my ring[^]*href="\/signed-in"/)
    expect((await browser.open(`${hall.origin}/signed-in/passkeys/${old}/ending`, {})).text).not.toContain(
      'My phone',
    )
  })
})

describe('a way in', () => {
  it('is left to everybody: the last passkey stays unless there is an account at a provider in use', async () => {
    const browser = await as('delroy', 'now')
    const [only = ''] = await keysOf('delroy')
    const stays = await browser.open(`${hall.origin}/signed-in/passkeys/${only}/ending`, {})
    expect([stays.status, stays.text.includes('your only way to sign in')]).toEqual([409, true])
    await bindIdentity(database.kysely, 'https://no-longer.example.org', 'one', people.delroy ?? '')
    expect((await browser.open(`${hall.origin}/signed-in/passkeys/${only}/ending`, {})).status).toBe(409)
    await bindIdentity(database.kysely, ISSUER, 'one', people.delroy ?? '')
    await browser.open(`${hall.origin}/signed-in/passkeys/${only}/ending`, {})
    expect(await keysOf('delroy')).toEqual([])
  })

  it('stays when the last two are taken away at once', async () => {
    await makeKey('delroy')
    const keys = await keysOf('delroy')
    expect(keys).toHaveLength(2)
    const taken = await Promise.all(
      keys.map(async (id) =>
        (await as('delroy', 'now')).open(`${hall.origin}/signed-in/passkeys/${id}/ending`, {}),
      ),
    )
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await keysOf('delroy')).toHaveLength(1)
  })

  it('is nobody else’s to take away but an administrator’s of one’s own organisation', async () => {
    const [id] = await keysOf('delroy')
    const one = `${hall.origin}/signed-in/passkeys/${id}/ending`
    const all = `${hall.origin}/workers/${people.delroy}/passkeys/ending`
    for (const other of ['sam', 'head', 'stranger']) {
      expect((await (await as(other, 'now')).open(one, {})).status, other).toBe(404)
      expect((await (await as(other, 'now')).open(all, {})).status, other).toBe(404)
    }
    const keeper = await as('keeper')
    expect((await keeper.open(`${hall.origin}/workers/${people.delroy}`)).text).toMatch(
      /Has signed in[^]*My phone/,
    )
    expect((await keeper.open(all, {})).text).toContain('Has never signed in')
    expect(await keysOf('delroy')).toEqual([])
  })

  it('is proved again by one’s own passkey alone', async () => {
    await makeKey('sam')
    const browser = await as('sam')
    expect((await browser.open(`${hall.origin}/danger`)).text).toMatch(
      /Sign in again[^]*Sign in with a passkey/,
    )
    const asked = await question(browser, '/sign-in/passkey?again=yes&return_to=/danger')
    const page = await useKey(browser, key.use(asked))
    expect([page.status, await who(browser)]).toEqual([403, 'Sam'])
    const sams = await makeKey('sam')
    const again = await question(browser, '/sign-in/passkey?again=yes&return_to=/danger')
    expect((await useKey(browser, sams.use(again))).text).toBe('the form')
  })

  it('is shown by the database to its worker and to who keeps the accounts, and to nobody else', async () => {
    const now = new Date('2026-11-24T09:00:00Z')
    const seen = (kind: 'worker' | 'public', id: string | null) =>
      actorTransaction(
        database.kysely,
        { actor: { kind, id, place } as never, now, request: newId() },
        ({ tx }) => tx.selectFrom('passkey').select('name').execute(),
      )
    const counts: Record<string, number> = {}
    for (const [name, id] of Object.entries(people)) counts[name] = (await seen('worker', id)).length
    expect(counts).toEqual({ delroy: 1, sam: 0, head: 0, keeper: 1, stranger: 0 })
    expect(await seen('public', null)).toEqual([])
    expect(await database.kysely.selectFrom('passkey').select('id').execute()).toEqual([])
  })
})
