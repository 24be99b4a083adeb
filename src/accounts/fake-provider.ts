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

/** Starts one on a port of its own. `says` is what it says of itself besides. */
export async function fakeProvider(
  clientId: string,
  says: Record<string, unknown> = {},
): Promise<FakeProvider> {
  const codes = new Map<string, Given>()
  const key = rsaKey()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const asked = new URLSearchParams(Buffer.concat(parts).toString())
      const { status, body } = answer(request.url ?? '', asked)
      response.statusCode = status
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const provider: FakeProvider = {
    ...{ issuer, clientId, key, lie: {}, asked: [] },
    prove: ({ searchParams: sent }, subject, secondsAgo = 0) => {
      const code = newId()
      codes.set(code, {
        ...{ subject, nonce: sent.get('nonce') ?? '', challenge: sent.get('code_challenge') ?? '' },
        ...{ redirect: sent.get('redirect_uri') ?? '', authTime: seconds() - secondsAgo },
      })
      const answer = new URLSearchParams({ code, state: sent.get('state') ?? '' })
      if (says.authorization_response_iss_parameter_supported) answer.set('iss', issuer)
      return answer
    },
    idToken: (code) => signed(codes.get(code)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }

  function signed(given: Given | undefined): string {
    codes.forEach((one, code) => one === given && codes.delete(code))
    const { claims, alg = 'RS256', as = provider } = provider.lie
    const now = seconds()
    const said = {
      ...{ iss: issuer, aud: clientId, sub: given?.subject, nonce: given?.nonce },
      ...{ iat: now, exp: now + 300, auth_time: given?.authTime, ...claims },
    }
    const text = `${base64({ alg, kid: 'one' })}.${base64(said)}`
    if (alg === 'none') return `${text}.`
    return `${text}.${sign('sha256', Buffer.from(text), as.key.privateKey).toString('base64url')}`
  }

  function answer(path: string, asked: URLSearchParams): { status: number; body: unknown } {
    if (path === '/keys')
      return {
        status: 200,
        body: { keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }] },
      }
    if (path !== '/token') return { status: 200, body: description() }
    provider.asked.push(asked)
    const { status, tokenOf } = provider.lie
    const given = codes.get(asked.get('code') ?? '')
    if (status) return { status, body: {} }
    if (!given || !isAsker(given, asked)) return { status: 400, body: { error: 'invalid_grant' } }
    const id_token = tokenOf ? tokenOf.provider.idToken(tokenOf.code) : signed(given)
    return { status: 200, body: { access_token: 'x', token_type: 'Bearer', id_token } }
  }

  // As any provider does: only whoever began with this code's challenge, at the address it was sent to, gets anything for it.
  const isAsker = (given: Given, asked: URLSearchParams): boolean =>
    createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url') === given.challenge && asked.get('redirect_uri') === given.redirect

  const description = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    ...says,
  })
  return provider
}
