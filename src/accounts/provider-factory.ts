import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId, systemClock } from '../words/index.ts'

/** What a provider is told to say instead of the truth. */
export type Lie = {
  claims?: Record<string, unknown>
  alg?: string
  /** Signs with that provider's key. */
  as?: Pick<FakeProvider, 'key'>
  /** Hands out that provider's own id token for that code of its. */
  tokenOf?: { provider: FakeProvider; code: string }
  status?: number
}

type Given = { subject: string; nonce: string; challenge: string; redirect: string; authTime: number }

/** An OpenID provider elsewhere, for tests: its people are whoever the test says, and it lies when it is told to. */
export type FakeProvider = {
  issuer: string
  clientId: string
  key: ReturnType<typeof rsaKey>
  lie: Lie
  /** What came to its token endpoint, in order. */
  asked: URLSearchParams[]
  /** What it sends the browser back with: somebody proved here, for the address that Trellis sent them to, who they are. */
  prove: (sentTo: URL, subject: string, secondsAgo?: number) => URLSearchParams
  /** The id token for a code, which is used up by it. */
  idToken: (code: string) => string
  stop: () => Promise<void>
}

/** A key as providers and clients have it. */
export const rsaKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = (): number => Math.floor(systemClock().getTime() / 1000)

function signedToken({ issuer, clientId, key, lie }: FakeProvider, given: Given | undefined): string {
  const { claims, alg = 'RS256', as = { key } } = lie
  const now = seconds()
  const said = {
    ...{ iss: issuer, aud: clientId, sub: given?.subject, nonce: given?.nonce },
    ...{ iat: now, exp: now + 300, auth_time: given?.authTime, ...claims },
  }
  const text = `${base64({ alg, kid: 'one' })}.${base64(said)}`
  if (alg === 'none') return `${text}.`
  return `${text}.${sign('sha256', Buffer.from(text), as.key.privateKey).toString('base64url')}`
}

// As any provider does: only whoever began with this code's challenge, at the address it was sent to, gets anything for it.
const isAsker = (given: Given, asked: URLSearchParams): boolean =>
  createHash('sha256')
    .update(asked.get('code_verifier') ?? '')
    .digest('base64url') === given.challenge && asked.get('redirect_uri') === given.redirect

const description = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

type Answered = { status: number; body: unknown }

async function serve(answer: (path: string, asked: URLSearchParams) => Answered) {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const { status, body } = answer(request.url ?? '', new URLSearchParams(Buffer.concat(parts).toString()))
      response.statusCode = status
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Starts one on a port of its own. `says` is what it says of itself besides. */
export async function fakeProvider(
  clientId: string,
  says: Record<string, unknown> = {},
): Promise<FakeProvider> {
  const codes = new Map<string, Given>()
  const { issuer, stop } = await serve((path, asked) => answer(path, asked))
  const provider: FakeProvider = {
    ...{ issuer, clientId, key: rsaKey(), lie: {}, asked: [], stop },
    prove: ({ searchParams: sent }, subject, secondsAgo = 0) => {
      const code = newId()
      codes.set(code, {
        ...{ subject, nonce: sent.get('nonce') ?? '', challenge: sent.get('code_challenge') ?? '' },
        ...{ redirect: sent.get('redirect_uri') ?? '', authTime: seconds() - secondsAgo },
      })
      const back = new URLSearchParams({ code, state: sent.get('state') ?? '' })
      if (says.authorization_response_iss_parameter_supported) back.set('iss', issuer)
      return back
    },
    idToken: (code) => {
      const given = codes.get(code)
      codes.delete(code)
      return signedToken(provider, given)
    },
  }

  function answer(path: string, asked: URLSearchParams): Answered {
    const { key, lie } = provider
    if (path === '/keys') {
      const jwk = { ...key.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }
      return { status: 200, body: { keys: [jwk] } }
    }
    if (path !== '/token') return { status: 200, body: { ...description(issuer), ...says } }
    provider.asked.push(asked)
    const code = asked.get('code') ?? ''
    const given = codes.get(code)
    if (lie.status) return { status: lie.status, body: {} }
    if (!given || !isAsker(given, asked)) return { status: 400, body: { error: 'invalid_grant' } }
    const { provider: of, code: which } = lie.tokenOf ?? { provider, code }
    return { status: 200, body: { access_token: 'x', token_type: 'Bearer', id_token: of.idToken(which) } }
  }
  return provider
}
