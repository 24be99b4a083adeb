import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { systemClock } from '../words/index.ts'
import { makeOrganisation, makePlace, makeWorker } from './factory.ts'
import { identityProviderFromEnv } from './identity-provider.ts'
import { signInRoutes } from './routes.tsx'
import { bindIdentity } from './sign-in-store.ts'
import { TestBrowser, type TestHall, testHall } from './testing.ts'

// A provider elsewhere that can be told to lie: what it signs is what the test says.
const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
type Lie = { claims?: Record<string, unknown>; alg?: string; key?: typeof key; status?: number }

let lie: Lie = {}
let nonce = ''
let provider: Server
let issuer: string
let database: TestDatabase
let hall: TestHall
let worker: string

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function idToken(): string {
  const seconds = Math.floor(systemClock().getTime() / 1000)
  const claims = {
    iss: issuer,
    aud: 'trellis',
    sub: 'ada',
    nonce,
    iat: seconds,
    exp: seconds + 300,
    ...lie.claims,
  }
  const { alg = 'RS256' } = lie
  const signed = `${base64({ alg, kid: 'one' })}.${base64(claims)}`
  if (alg === 'none') return `${signed}.`
  return `${signed}.${sign('sha256', Buffer.from(signed), (lie.key ?? key).privateKey).toString('base64url')}`
}

function answer(path: string): unknown {
  if (path.startsWith('/token')) return { access_token: 'x', token_type: 'Bearer', id_token: idToken() }
  if (path.startsWith('/keys'))
    return { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }] }
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}

beforeAll(async () => {
  provider = createServer((request, response) => {
    const path = request.url ?? ''
    response.statusCode = path.startsWith('/token') ? (lie.status ?? 200) : 200
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(path)))
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  database = await testDatabase()
  const place = await makePlace(database.kysely)
  const organisation = await makeOrganisation(database.kysely, { place })
  worker = await makeWorker(database.kysely, { place, organisation, name: 'Ada Jones', signsIn: false })
  await bindIdentity(database.kysely, issuer, 'ada', worker)
  const env = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'trellis', OIDC_CLIENT_SECRET: 'invented' }
  const ours = identityProviderFromEnv(env)
  if (!ours) throw new Error('the environment names a provider')
  hall = await testHall(database.kysely, [signInRoutes({ database: database.kysely, providers: [ours] })])
})
afterAll(async () => {
  await hall.stop()
  await new Promise((resolve) => provider.close(resolve))
})

/** Sets out, and comes back as a provider that tells this lie. */
async function signInWith(told: Lie): Promise<{ status: number; text: string; who: string }> {
  const browser = new TestBrowser()
  lie = told
  const setOut = await browser.once(new URL(`${hall.origin}/sign-in?return_to=/whoami`))
  const there = new URL(setOut.headers.get('location') ?? '')
  nonce = there.searchParams.get('nonce') ?? ''
  const state = there.searchParams.get('state') ?? ''
  const back = await browser.open(`${hall.origin}/sign-in/callback?code=one&state=${state}`)
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
    ['somebody else’s signature', { key: otherKey }],
  ])('is refused when it signs %s', async (_, told) => {
    const outcome = await signInWith(told)
    expect(outcome).toMatchObject({ status: 400, who: 'nobody' })
    expect(outcome.text).toContain('an answer we cannot use')
  })

  it('is not believed when what it says of itself is another’s', async () => {
    const env = { OIDC_ISSUER: `${issuer}/another`, OIDC_CLIENT_ID: 'trellis' }
    const other = identityProviderFromEnv(env)
    await expect(other?.configuration({} as never)).rejects.toMatchObject({
      code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
    })
  })

  it('is refused in plain words when its own server fails', async () => {
    expect(await signInWith({ status: 500 })).toMatchObject({ status: 400, who: 'nobody' })
  })

  it('is said to be silent when nothing answers there, and asked again the next time', async () => {
    const env = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'trellis' }
    const silent = identityProviderFromEnv(env)
    if (!silent) throw new Error('the environment names a provider')
    const rooms = [signInRoutes({ database: database.kysely, providers: [silent] })]
    const lonely = await testHall(database.kysely, rooms)
    for (const _ of [1, 2]) {
      const page = await new TestBrowser().open(`${lonely.origin}/sign-in`)
      expect(page.status).toBe(400)
      expect(page.text).toContain('We cannot reach your work account')
    }
    await lonely.stop()
  })
})

describe('what the environment names', () => {
  it('is nobody without OIDC_ISSUER', () => {
    expect(identityProviderFromEnv({})).toBeNull()
  })

  it.each([
    [{ OIDC_ISSUER: 'https://id.example.org' }, 'OIDC_CLIENT_ID is not'],
    [{ OIDC_ISSUER: 'http://id.example.org', OIDC_CLIENT_ID: 'trellis' }, 'begins with https://'],
    [{ OIDC_ISSUER: 'id.example.org', OIDC_CLIENT_ID: 'trellis' }, 'begins with https://'],
  ])('is refused in a sentence when it is half said: %o', (env, sentence) => {
    expect(() => identityProviderFromEnv(env)).toThrow(sentence)
  })
})
