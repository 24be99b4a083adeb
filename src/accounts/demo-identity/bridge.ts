import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type Provider from 'oidc-provider'
import * as client from 'openid-client'
import { checkSignatures, type IdentityProvider } from '../identity-provider.ts'
import type { Visit } from '../visit.ts'
import { DEMO_CLIENT, DEMO_ISSUER, MOUNT } from './issuer.ts'
import { KeptResponse } from './kept-response.ts'

/** The request and response of Node's own server, which the invented provider speaks. Throws without that server. */
export function nodeOf(c: Context<Visit>): HttpBindings {
  const { incoming, outgoing } = c.env as Partial<HttpBindings>
  if (!incoming || !outgoing) throw new Error('the demo identity provider needs the Node server')
  return { incoming, outgoing }
}

/** Makes Node's request say what the hall knows: where the browser sees this server. */
export function tellOrigin(c: Context<Visit>): HttpBindings {
  const node = nodeOf(c)
  const { host, protocol } = new URL(c.var.origin)
  node.incoming.headers['x-forwarded-host'] = host
  node.incoming.headers['x-forwarded-proto'] = protocol.slice(0, -1)
  return node
}

/** Hands a request below the mount to the invented provider, and its answer back. */
export async function handOver(c: Context<Visit>, provider: Provider): Promise<Response> {
  const { incoming } = tellOrigin(c)
  const outgoing = new KeptResponse(incoming)
  const original = incoming.url ?? ''
  // The hall has asked already where a form comes from; the provider would ask again and knows less.
  delete incoming.headers.origin
  Object.assign(incoming, { originalUrl: original, url: original.slice(MOUNT.length) || '/' })
  await provider.callback()(incoming, outgoing)
  return outgoing.answer()
}

/**
 * The invented provider as Trellis sees it. The browser is sent to it under whatever address the browser uses;
 * the code is exchanged over the very address and port that this request came in by, which always works.
 */
export const demoIdentity: IdentityProvider = {
  number: 1,
  name: 'an invented account',
  issuer: DEMO_ISSUER,
  clientId: DEMO_CLIENT,
  // Never silently whoever it was last time.
  asksEachTime: true,
  parameters: { prompt: 'login' },
  configuration: async (c) => {
    const backChannel = `${ownAddress(c)}${MOUNT}`
    const server = {
      issuer: DEMO_ISSUER,
      authorization_endpoint: `${c.var.origin}${MOUNT}/auth`,
      token_endpoint: `${backChannel}/token`,
      jwks_uri: `${backChannel}/jwks`,
      authorization_response_iss_parameter_supported: true,
    }
    const metadata = { id_token_signed_response_alg: 'ES256' }
    const configuration = new client.Configuration(server, DEMO_CLIENT, metadata, client.None())
    client.allowInsecureRequests(configuration)
    checkSignatures(configuration)
    configuration[client.customFetch] = (url, { headers, body, method, signal }) =>
      // The server's own guard against forms from elsewhere asks where a form comes from: from the server.
      fetch(url, {
        method,
        // A form or nothing: this provider is sent nothing else.
        body: body instanceof URLSearchParams ? body : undefined,
        signal,
        redirect: 'manual',
        headers: { ...headers, origin: ownAddress(c), 'sec-fetch-site': 'same-origin' },
      })
    return configuration
  },
}

function ownAddress(c: Context<Visit>): string {
  const { localAddress = '127.0.0.1', localPort } = nodeOf(c).incoming.socket
  const address = localAddress.startsWith('::ffff:') ? localAddress.slice(7) : localAddress
  return `http://${address.includes(':') ? `[${address}]` : address}:${localPort}`
}
