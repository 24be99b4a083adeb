import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { JWK, KoaContextWithOIDC, default as Provider } from 'oidc-provider'
import { callbackOf } from '../identity-provider.ts'
import { memory } from './memory.ts'

const CALLBACK = callbackOf({ number: 1 })

/** Where the invented identity provider lives on the demo's own server. */
export const MOUNT = '/demo/identity'

/**
 * Its name in what it signs. It stays the same whatever host and port the browser uses, so that an invented
 * person is the same person at all of them; `.invalid` can belong to nobody (RFC 2606).
 */
export const DEMO_ISSUER = 'https://identity.trellis-demo.invalid'

/** Who Trellis is to the invented provider. */
export const DEMO_CLIENT = 'trellis'

// Fresh for each start: nothing it signed is worth anything after a restart.
function signingKey(): JWK {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...(privateKey.export({ format: 'jwk' }) as JWK), alg: 'ES256', use: 'sig' }
}

async function grantEverything(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

/**
 * A real OpenID provider (code flow, PKCE required) whose people are invented: whoever is picked has proved it. Its
 * package is read here and not at the start: it is the largest of all, and no command and no real installation needs it.
 */
export async function demoIssuer(): Promise<Provider> {
  const { default: Provider } = await import('oidc-provider')
  const provider = new Provider(DEMO_ISSUER, {
    adapter: memory(),
    jwks: { keys: [signingKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: [
      {
        client_id: DEMO_CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`http://localhost${CALLBACK}`],
        id_token_signed_response_alg: 'ES256',
        // It says when somebody picked who to be, as a real one says when they proved it.
        require_auth_time: true,
      },
    ],
    clientAuthMethods: ['none'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    scopes: ['openid'],
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `${MOUNT}/people/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: grantEverything,
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    // The one thing people can do about it is to start again.
    renderError: (ctx) => ctx.redirect('/sign-in/callback'),
  })
  // The browser's address is told by the hall, in headers set by the bridge and by nobody else.
  Object.assign(provider, { proxy: true })
  provider.Client.prototype.redirectUriAllowed = (uri: string) => {
    const asked = URL.parse(uri)
    return asked?.pathname === CALLBACK && asked.host === Provider.ctx?.host
  }
  return provider
}
