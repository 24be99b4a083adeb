import { verify } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeOrganisation, makePlace, makeWorker } from './factory.ts'
import { signedIn, steppedUp } from './guard.tsx'
import { identityProvidersFromEnv } from './identity-settings.ts'
import { type FakeProvider, fakeProvider, rsaKey } from './provider-factory.ts'
import { signInRoutes } from './routes.tsx'
import { startSession } from './sessions.ts'
import { bindIdentity } from './sign-in-store.ts'
import { TestBrowser, type TestHall, testHall } from './testing.ts'
import type { Visit } from './visit.ts'

let council: FakeProvider
let nhs: FakeProvider
let database: TestDatabase
let hall: TestHall
let ada: string
const ourKey = rsaKey()

const danger = new Hono<Visit>().get('/danger', signedIn, steppedUp, (c) => c.text('the form'))

beforeAll(async () => {
  council = await fakeProvider('trellis', { authorization_response_iss_parameter_supported: true })
  nhs = await fakeProvider('trellis-nhs', { token_endpoint_auth_signing_alg_values_supported: ['RS512'] })
  database = await testDatabase()
  const db = database.kysely
  const place = await makePlace(db)
  const at = { place, organisation: await makeOrganisation(db, { place }), signsIn: false }
  ada = await makeWorker(db, { ...at, name: 'Ada Jones' })
  await bindIdentity(db, council.issuer, 'one', ada)
  await bindIdentity(db, nhs.issuer, 'one', await makeWorker(db, { ...at, name: 'Ben Okoro' }))
  const keyFile = join(mkdtempSync(join(tmpdir(), 'trellis-key-')), 'ours.pem')
  writeFileSync(keyFile, ourKey.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const providers = identityProvidersFromEnv({
    ...{ OIDC_ISSUER: council.issuer, OIDC_CLIENT_ID: 'trellis', OIDC_CLIENT_SECRET: 'invented' },
    ...{ OIDC_NAME: 'your council account', OIDC_2_NAME: 'your NHS smartcard' },
    ...{ OIDC_2_ISSUER: nhs.issuer, OIDC_2_CLIENT_ID: 'trellis-nhs', OIDC_2_CLIENT_KEY_FILE: keyFile },
    ...{ OIDC_2_CLIENT_KEY_ID: 'ours', OIDC_2_ACR: 'AAL2 AAL3', OIDC_2_ACR_ASKED: 'AAL2_OR_AAL3' },
    ...{ OIDC_2_AGAIN_ACR: 'AAL3', OIDC_2_AGAIN_SECONDS: '60' },
  })
  hall = await testHall(db, [signInRoutes({ database: db, providers }), danger])
})
afterAll(() => Promise.all([hall.stop(), council.stop(), nhs.stop()]))
beforeEach(() => {
  nhs.lie = { claims: { acr: 'AAL2' } }
  council.lie = {}
  for (const provider of [council, nhs]) provider.asked.length = 0
})

/** Sets out for the provider of this number, as far as its own page. */
async function sentTo(number: 1 | 2, browser: TestBrowser, query = 'return_to=/whoami'): Promise<URL> {
  const answer = await browser.once(new URL(`${hall.origin}/sign-in/with/${number}?${query}`))
  return new URL(answer.headers.get('location') ?? '')
}
const comeTo = (number: 1 | 2, browser: TestBrowser, answer: URLSearchParams) =>
  browser.open(`${hall.origin}/sign-in/callback${number === 1 ? '' : '/2'}?${answer}`)
const who = async (browser: TestBrowser) => (await browser.open(`${hall.origin}/whoami`)).text

describe('several providers', () => {
  it('are listed by name, and nobody is signed in before they press one', async () => {
    const page = await new TestBrowser().open(`${hall.origin}/sign-in?return_to=/whoami`)
    expect(page.text).toContain('/sign-in/with/1?return_to=%2Fwhoami')
    expect(page.text).toMatch(/your council account[^]*\/sign-in\/with\/2[^]*your NHS smartcard/)
    // Nor by a link in another site: it leads to the same page.
    for (const site of ['cross-site', 'same-site', 'none']) {
      const linked = await fetch(`${hall.origin}/sign-in/with/1?return_to=/whoami`, {
        headers: { 'sec-fetch-site': site },
        redirect: 'manual',
      })
      expect(linked.headers.get('location'), site).toBe('/sign-in?return_to=/whoami')
    }
  })

  it('have an address, a client, a state and a nonce each', async () => {
    const browser = new TestBrowser()
    const [one, two] = [await sentTo(1, browser), await sentTo(2, browser)]
    const said = (url: URL, name: string) => url.searchParams.get(name)
    expect([one.origin, two.origin]).toEqual([council.issuer, nhs.issuer])
    expect([said(one, 'redirect_uri'), said(two, 'redirect_uri')]).toEqual([
      `${hall.origin}/sign-in/callback`,
      `${hall.origin}/sign-in/callback/2`,
    ])
    for (const name of ['state', 'nonce', 'code_challenge', 'client_id'])
      expect(said(one, name), name).not.toBe(said(two, name))
  })

  it('each know their own people: the same subject at another is somebody else', async () => {
    const [first, second] = [new TestBrowser(), new TestBrowser()]
    await comeTo(1, first, council.prove(await sentTo(1, first), 'one'))
    await comeTo(2, second, nhs.prove(await sentTo(2, second), 'one'))
    expect([await who(first), await who(second)]).toEqual(['Ada Jones', 'Ben Okoro'])
  })

  it('are shown a proof signed by our own key where they want one', async () => {
    const browser = new TestBrowser()
    await comeTo(2, browser, nhs.prove(await sentTo(2, browser), 'one'))
    const [head = '', body = '', signature = ''] = (nhs.asked[0]?.get('client_assertion') ?? '').split('.')
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
    expect(read(head)).toMatchObject({ alg: 'RS512', kid: 'ours' })
    expect(read(body)).toMatchObject({ iss: 'trellis-nhs', sub: 'trellis-nhs' })
    expect(read(body).aud).toContain(`${nhs.issuer}/token`)
    const text = Buffer.from(`${head}.${body}`)
    expect(verify('sha512', text, ourKey.publicKey, Buffer.from(signature, 'base64url'))).toBe(true)
  })
})

describe('one provider that answers for another', () => {
  // Each as: what the browser sets out with, what comes back, and who is asked to change the code for a token.
  const refused = async (browser: TestBrowser, page: { status: number; text: string }) => {
    expect(page.status).toBe(400)
    expect(page.text).toMatch(/an answer we cannot use|out of date/)
    expect(await who(browser)).toBe('nobody')
  }

  it('is refused at its own address, and given no code of the other’s', async () => {
    const browser = new TestBrowser()
    const answer = council.prove(await sentTo(1, browser), 'one')
    await refused(browser, await comeTo(2, browser, answer))
    expect([council.asked, nhs.asked]).toEqual([[], []])
    // That sign-in is over: the right answer comes too late.
    await refused(browser, await comeTo(1, browser, answer))
  })

  it('is refused at the other’s address, by the name in its answer, before any code is changed', async () => {
    const browser = new TestBrowser()
    const answer = council.prove(await sentTo(1, browser), 'one')
    answer.set('iss', nhs.issuer)
    await refused(browser, await comeTo(1, browser, answer))
    expect(council.asked).toEqual([])
    const another = new TestBrowser()
    const nameless = council.prove(await sentTo(1, another), 'one')
    nameless.delete('iss')
    await refused(another, await comeTo(1, another, nameless))
  })

  it('gets nothing for a code that was swapped, whichever way', async () => {
    for (const number of [1, 2] as const) {
      const browser = new TestBrowser()
      const [one, two] = [await sentTo(1, browser), await sentTo(2, browser)]
      const [ofCouncil, ofNhs] = [council.prove(one, 'one'), nhs.prove(two, 'one')]
      const [mine, other] = number === 1 ? [ofCouncil, ofNhs] : [ofNhs, ofCouncil]
      mine.set('code', other.get('code') ?? '')
      await refused(browser, await comeTo(number, browser, mine))
    }
  })

  it('is refused with an id token of the other’s, whoever signed it', async () => {
    const browser = new TestBrowser()
    const [one, two] = [await sentTo(1, browser), await sentTo(2, browser)]
    const [ofCouncil, ofNhs] = [council.prove(one, 'one'), nhs.prove(two, 'one')]
    nhs.lie = { tokenOf: { provider: council, code: ofCouncil.get('code') ?? '' } }
    await refused(browser, await comeTo(2, browser, ofNhs))
    const lies = [
      { claims: { iss: council.issuer, aud: 'trellis', acr: 'AAL2' } },
      { claims: { iss: council.issuer, aud: 'trellis-nhs', acr: 'AAL2' } },
      { claims: { acr: 'AAL2' }, as: council },
    ]
    for (const lie of lies) {
      nhs.lie = lie
      await refused(browser, await comeTo(2, browser, nhs.prove(await sentTo(2, browser), 'one')))
    }
  })
})

describe('how strongly somebody proves themselves', () => {
  it.each([[undefined], ['AAL1'], [['AAL2']], ['aal2']])(
    'is not enough with %j, and is said',
    async (acr) => {
      const browser = new TestBrowser()
      nhs.lie = { claims: { acr } }
      const there = await sentTo(2, browser)
      expect(there.searchParams.get('acr_values')).toBe('AAL2_OR_AAL3')
      const page = await comeTo(2, browser, nhs.prove(there, 'one'))
      expect(page.text).toContain('Sign in with more than a password')
      expect(await who(browser)).toBe('nobody')
    },
  )

  it('is asked for and checked anew, with how long ago, by whoever signs in again', async () => {
    const browser = new TestBrowser()
    await comeTo(2, browser, nhs.prove(await sentTo(2, browser), 'one'))
    // A first proof that would not do again does not count as one, however new it is.
    expect((await browser.open(`${hall.origin}/danger`)).text).toContain('Sign in again')
    const again = 'again=yes&return_to=/danger'
    const there = await sentTo(2, browser, again)
    expect(there.searchParams.get('acr_values')).toBe('AAL3')
    expect(there.searchParams.get('max_age')).toBe('60')
    await comeTo(2, browser, nhs.prove(there, 'one'))
    await database.owner.query('update session set proved_at = null')
    for (const [claims, secondsAgo] of [
      [{ acr: 'AAL2' }, 0],
      [{ acr: 'AAL3' }, 300],
      [{ acr: 'AAL3', auth_time: undefined }, 0],
    ] as const) {
      nhs.lie = { claims }
      const page = await comeTo(2, browser, nhs.prove(await sentTo(2, browser, again), 'one', secondsAgo))
      expect(page.status, JSON.stringify(claims)).toBe(400)
    }
    nhs.lie = { claims: { acr: 'AAL3' } }
    const done = await comeTo(2, browser, nhs.prove(await sentTo(2, browser, again), 'one'))
    expect(done.text).toBe('the form')
  })

  it('counts at another provider only for the same worker', async () => {
    const browser = new TestBrowser()
    browser.keepCookie('trellis_session', await startSession(database.kysely, ada))
    const page = await browser.open(`${hall.origin}/danger`)
    expect(page.text).toMatch(/Sign in again[^]*\/sign-in\/with\/2\?[^"]*again=yes/)
    nhs.lie = { claims: { acr: 'AAL3' } }
    const there = await sentTo(2, browser, 'again=yes&return_to=/danger')
    expect((await comeTo(2, browser, nhs.prove(there, 'one'))).status).toBe(403)
    expect(await who(browser)).toBe('Ada Jones')
  })
})
