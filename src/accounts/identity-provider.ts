import type { Context } from 'hono'
import * as client from 'openid-client'
import { Refusal } from '../database/index.ts'
import type { Visit } from './visit.ts'

/** Somewhere people prove who they are, by OpenID Connect. */
export type IdentityProvider = {
  /** What its button says: 'your council account'. */
  name: string
  /** Exactly as it stands in what the provider signs; with the subject it is the key of a person. */
  issuer: string
  clientId: string
  /** What is known about the provider, for this request. Throws when it cannot be reached. */
  configuration: (c: Context<Visit>) => Promise<client.Configuration>
  /** Sent along when a person is sent there. */
  parameters?: Readonly<Record<string, string>>
}

/**
 * The provider that the environment names: OIDC_ISSUER, OIDC_CLIENT_ID and, unless the provider needs none,
 * OIDC_CLIENT_SECRET; OIDC_NAME is what its button says. Null when there is no OIDC_ISSUER.
 * Throws a Refusal when they cannot be used together.
 */
export function identityProviderFromEnv(env: NodeJS.ProcessEnv): IdentityProvider | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = env
  if (!issuer) return null
  if (!clientId)
    throw new Refusal('OIDC_ISSUER is set but OIDC_CLIENT_ID is not: the provider gives it to you.')
  const url = URL.parse(issuer)
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLoopback(url))) {
    throw new Refusal(
      `OIDC_ISSUER must be an address that begins with https://, not "${issuer.slice(0, 100)}".`,
    )
  }
  const name = env.OIDC_NAME?.trim() || 'your work account'
  return { name, issuer, clientId, configuration: remembered(() => discover(url, clientId, secret)) }
}

const isLoopback = (url: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

// A provider that was down when first asked is asked again; one that answered is not.
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return () => {
    answer ??= ask().catch((error) => {
      answer = undefined
      throw error
    })
    return answer
  }
}

async function discover(issuer: URL, clientId: string, secret?: string): Promise<client.Configuration> {
  const insecure = isLoopback(issuer) ? [client.allowInsecureRequests] : []
  const found = await client.discovery(issuer, clientId, secret, undefined, {
    execute: insecure,
    timeout: 10,
  })
  const server = found.serverMetadata()
  const configuration = new client.Configuration(server, clientId, undefined, authentication(server, secret))
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

// Basic is what a provider takes when it does not say (OpenID Connect Discovery 1.0, section 3).
function authentication(server: client.ServerMetadata, secret?: string): client.ClientAuth {
  if (!secret) return client.None()
  const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return taken.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret)
}
