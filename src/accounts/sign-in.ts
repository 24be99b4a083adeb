import type { Context } from 'hono'
import * as client from 'openid-client'
import type { Acting } from '../database/index.ts'
import { callbackOf, type IdentityProvider } from './identity-provider.ts'
import { maxAgeOf, type Proof, prove, strengthFor } from './proof.ts'
import { browserSecret, setBrowserSecret } from './session-cookie.ts'
import {
  beginSignIn,
  bindIdentity,
  type SignInUnderWay,
  takeSignIn,
  workerForIdentity,
} from './sign-in-store.ts'
import { signIn, takeUpInvitation } from './signing-in.ts'
import { newToken } from './tokens.ts'
import type { Trouble } from './trouble.ts'
import type { Visit } from './visit.ts'
import type { Reading } from './worker.ts'

/** What a sign-in is for. */
export type Asked = Pick<SignInUnderWay, 'returnTo' | 'invitationId' | 'againId' | 'ownPage'>

/**
 * A link elsewhere leads to the page with the buttons, so that no session begins without somebody's doing. Browsers that do not say
 * where somebody comes from are few and old.
 */
export const isPressedHere = (c: Context<Visit>): boolean =>
  (c.req.header('sec-fetch-site') ?? 'same-origin') === 'same-origin'

/** The address to send the browser to, with state, nonce and PKCE kept for when it comes back; or what is wrong. */
export async function setOut(
  c: Context<Visit>,
  database: Reading,
  provider: IdentityProvider,
  asked: Asked,
): Promise<URL | Trouble> {
  const configuration = await provider.configuration(c).catch(() => null)
  if (!configuration) return 'provider-silent'
  const [state, nonce, codeVerifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ]
  const browser = browserSecret(c) ?? newToken()
  setBrowserSecret(c, browser)
  await beginSignIn(database, state, browser, { ...asked, nonce, codeVerifier, issuer: provider.issuer })
  const acr = strengthFor(provider, asked.againId !== null).asked
  return client.buildAuthorizationUrl(configuration, {
    ...provider.parameters,
    ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
    // Whoever is asked again may not come back by what their provider remembers of them.
    ...(asked.againId ? { prompt: 'login', max_age: String(maxAgeOf(provider)) } : {}),
    // Phones are lent: what a provider remembers there may be somebody else.
    ...(asked.ownPage ? { prompt: 'login' } : {}),
    response_type: 'code',
    // Nothing is asked but who this is; no name, no email address.
    scope: 'openid',
    redirect_uri: c.var.origin + callbackOf(provider),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  })
}

/**
 * Takes the browser's answer from the provider whose address it came to: who somebody proved to be, and what they had set out for;
 * or what is wrong. A sign-in that set out for another provider is over then: one never answers for another.
 */
export async function arrive(
  c: Context<Visit>,
  database: Reading,
  provider: IdentityProvider,
): Promise<{ underWay: SignInUnderWay; proof: Proof } | Trouble> {
  const browser = browserSecret(c)
  const state = c.req.query('state')
  const underWay = browser && state ? await takeSignIn(database, state, browser) : null
  if (!underWay || !state) return 'out-of-date'
  if (underWay.issuer !== provider.issuer) return 'provider-wrong'
  const proof = await prove(c, provider, { ...underWay, state })
  return typeof proof === 'string' ? proof : { underWay, proof }
}

/** Signs the worker in who comes back, and says where to go; or what is wrong. */
export async function comeBack(
  c: Context<Visit>,
  database: Reading,
  provider: IdentityProvider,
): Promise<{ goTo: string } | Trouble> {
  const arrived = await arrive(c, database, provider)
  if (typeof arrived === 'string') return arrived
  const { underWay, proof } = arrived
  // What a young person set out for signs no worker in.
  if (underWay.ownPage) return 'out-of-date'
  const worker = underWay.invitationId
    ? await takeUpInvitation(c, database, underWay.invitationId, (acting, invited) =>
        bind(acting, invited, proof),
      )
    : await workerForIdentity(database, proof.issuer, proof.subject)
  if (typeof worker === 'string') return worker
  if (!worker) return 'nobody-we-know'
  if (!worker.active) return 'has-left'
  if (underWay.againId && underWay.againId !== worker.id) return 'somebody-else'
  await signIn(c, database, worker, { provedAt: proof.provedAt, again: underWay.againId !== null })
  return { goTo: underWay.returnTo }
}

async function bind(acting: Acting, worker: string, { issuer, subject }: Proof): Promise<Trouble | null> {
  const known = await workerForIdentity(acting.tx, issuer, subject)
  if (!known) await bindIdentity(acting.tx, issuer, subject, worker)
  return known && known.id !== worker ? 'already-somebody' : null
}
