import type { Context } from 'hono'
import * as client from 'openid-client'
import type { Visit } from './visit.ts'

/** How strongly somebody proves who they are, in the provider's own words for it (`acr`). */
export type Strength = {
  /** What it is asked for (`acr_values`). */
  asked: readonly string[]
  /** Which of its answers will do; with none, every answer does. */
  enough: readonly string[]
}

/** Somewhere people prove who they are, by OpenID Connect. */
export type IdentityProvider = {
  /** In the names of its settings, and in our addresses: each provider comes back to one of its own. */
  number: number
  /** What its button says: 'your council account'. */
  name: string
  /** Exactly as it stands in what the provider signs; with the subject it is the key of a person. */
  issuer: string
  clientId: string
  /** What is known about the provider, for this request. Throws when it cannot be reached. */
  configuration: (c: Context<Visit>) => Promise<client.Configuration>
  /** Sent along when a person is sent there. */
  parameters?: Readonly<Record<string, string>>
  /** How strong a proof must be to sign in, and to sign in again. */
  strength?: { first: Strength; again: Strength }
  /** So old, in seconds, may a proof be that it gives of somebody who signs in again; unless said, ten minutes. */
  proofSeconds?: number
  /** Its own page asks each time who one is, so that none of ours need stand before it. */
  asksEachTime?: boolean
  /** Where it sends people back to, when that does not follow from its number. */
  callback?: string
  /** Which of its answers on how somebody was known will do (`vot`), where it is asked so; NHS login is. */
  vectors?: readonly string[]
}

const CALLBACK = '/sign-in/callback'

/** Where this provider sends people back to: no other's answer is taken there. */
export const callbackOf = ({ number, callback }: Pick<IdentityProvider, 'number' | 'callback'>): string =>
  callback ?? (number === 1 ? CALLBACK : `${CALLBACK}/${number}`)

/** How we prove to the provider who we are: nothing, a secret, or a key of our own. */
export type OurProof = {
  secret?: string
  key?: (among: readonly string[]) => Promise<{ key: CryptoKey; kid?: string }>
}

export const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

/** Asks the provider what it says of itself. */
export async function discover(
  issuer: URL,
  clientId: string,
  proof: OurProof,
): Promise<client.Configuration> {
  const insecure = isLoopback(issuer) ? [client.allowInsecureRequests] : []
  const found = await client.discovery(issuer, clientId, undefined, undefined, {
    execute: insecure,
    timeout: 10,
  })
  const server = found.serverMetadata()
  const us = await authentication(server, proof)
  const configuration = new client.Configuration(server, clientId, undefined, us)
  configuration.timeout = 10
  for (const allow of insecure) allow(configuration)
  checkSignatures(configuration)
  return configuration
}

/**
 * Makes the signature of what comes back count. OpenID Connect lets it pass unchecked where it came over TLS;
 * whoever can read that connection, such as an organisation's own proxy, could then say who anybody is.
 */
export const checkSignatures = (configuration: client.Configuration): void =>
  client.enableNonRepudiationChecks(configuration)

async function authentication(server: client.ServerMetadata, proof: OurProof): Promise<client.ClientAuth> {
  const { secret, key } = proof
  if (key) {
    const ours = await key(server.token_endpoint_auth_signing_alg_values_supported ?? ['RS256'])
    // Some take the address that the proof is sent to as its audience, and not their own name; all take both (RFC 7523).
    const audience = [server.issuer, server.token_endpoint]
    return client.PrivateKeyJwt(ours, {
      [client.modifyAssertion]: (_header, payload) => void Object.assign(payload, { aud: audience }),
    })
  }
  if (!secret) return client.None()
  // Basic is what a provider takes when it does not say (OpenID Connect Discovery 1.0, section 3).
  const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return taken.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret)
}
