import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { makeOrganisation, makePlace, makeWorker } from './factory.ts'
import { identityProvidersFromEnv } from './identity-settings.ts'
import { type FakeProvider, fakeProvider, type Lie, rsaKey } from './provider-factory.ts'
import { signInRoutes } from './routes.tsx'
import { bindIdentity } from './sign-in-store.ts'
import { TestBrowser, type TestHall, testHall } from './testing.ts'

let provider: FakeProvider
let database: TestDatabase
let hall: TestHall

beforeAll(async () => {
  provider = await fakeProvider('trellis')
  database = await testDatabase()
  const place = await makePlace(database.kysely)
  const organisation = await makeOrganisation(database.kysely, { place })
  const worker = await makeWorker(database.kysely, { place, organisation, name: 'Ada Jones', signsIn: false })
  await bindIdentity(database.kysely, provider.issuer, 'ada', worker)
  const env = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'trellis', OIDC_CLIENT_SECRET: 'invented' }
  const providers = identityProvidersFromEnv(env)
  hall = await testHall(database.kysely, [signInRoutes({ database: database.kysely, providers })])
})
afterAll(async () => {
  await hall.stop()
  await provider.stop()
})

/** Sets out, and comes back as a provider that tells this lie. */
async function signInWith(told: Lie): Promise<{ status: number; text: string; who: string }> {
  const browser = new TestBrowser()
  provider.lie = told
  const setOut = await browser.once(new URL(`${hall.origin}/sign-in/with/1?return_to=/whoami`))
  const answer = provider.prove(new URL(setOut.headers.get('location') ?? ''), 'ada')
  const back = await browser.open(`${hall.origin}/sign-in/callback?${answer}`)
  return { ...back, who: (await browser.open(`${hall.origin}/whoami`)).text }
}

describe('an identity provider elsewhere', () => {
  it('is found by its own description, and its person signed in by issuer and subject', async () => {
    expect(await signInWith({})).toMatchObject({ status: 200, who: 'Ada Jones' })
  })

  it('is not believed about an email address: another subject is another person', async () => {
    const email = { email: 'ada.jones@example.org', email_verified: true }
    expect(await signInWith({ claims: { ...email, sub: 'adam' } })).toMatchObject({
      status: 403,
      who: 'nobody',
    })
  })

  it.each<[string, Lie]>([
    ['another issuer', { claims: { iss: 'https://elsewhere.invalid' } }],
    ['its own name with a slash more', { claims: { iss: 'http://127.0.0.1/' } }],
    ['another audience', { claims: { aud: 'another' } }],
    ['two audiences', { claims: { aud: ['trellis', 'another'], azp: 'trellis' } }],
    ['another nonce', { claims: { nonce: 'another' } }],
    ['a time long past', { claims: { exp: 1_000_000_000 } }],
    ['no signature', { alg: 'none' }],
    ['somebody else’s signature', { as: { key: rsaKey() } }],
  ])('is refused when it signs %s', async (_, told) => {
    const outcome = await signInWith(told)
    expect(outcome).toMatchObject({ status: 400, who: 'nobody' })
    expect(outcome.text).toContain('an answer we cannot use')
  })

  it('is not believed when what it says of itself is another’s', async () => {
    const env = { OIDC_ISSUER: `${provider.issuer}/another`, OIDC_CLIENT_ID: 'trellis' }
    const [other] = identityProvidersFromEnv(env)
    await expect(other?.configuration({} as never)).rejects.toMatchObject({
      code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
    })
  })

  it('is refused in plain words when its own server fails', async () => {
    expect(await signInWith({ status: 500 })).toMatchObject({ status: 400, who: 'nobody' })
  })

  it('is said to be silent when nothing answers there, and asked again the next time', async () => {
    const env = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'trellis' }
    const [silent] = identityProvidersFromEnv(env)
    if (!silent) throw new Error('the environment names a provider')
    const rooms = [signInRoutes({ database: database.kysely, providers: [silent] })]
    const lonely = await testHall(database.kysely, rooms)
    for (const _ of [1, 2]) {
      const page = await new TestBrowser().open(`${lonely.origin}/sign-in/with/1`)
      expect(page.status).toBe(400)
      expect(page.text).toContain('We cannot reach your work account')
    }
    await lonely.stop()
  })
})
