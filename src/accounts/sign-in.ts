import type { Context } from 'hono'
import * as client from 'openid-client'
import { actorTransaction, errorCode } from '../database/index.ts'
import { record } from '../history/index.ts'
import { deviceOf } from './device.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { invitationById, useInvitation } from './invitations.ts'
import { browserSecret, sessionToken, setBrowserSecret, setSessionCookie } from './session-cookie.ts'
import { endSession, PROVED_SECONDS, startSession } from './sessions.ts'
import {
  beginSignIn,
  bindIdentity,
  type KnownWorker,
  type SignInUnderWay,
  takeSignIn,
  workerForIdentity,
} from './sign-in-store.ts'
import { newToken } from './tokens.ts'
import type { Visit } from './visit.ts'
import type { Reading } from './worker.ts'

export const CALLBACK = '/sign-in/callback'

/** Why nobody is signed in after all; each has its page. */
export type Trouble =
  | 'too-many'
  | 'out-of-date'
  | 'not-finished'
  | 'provider-silent'
  | 'provider-wrong'
  | 'nobody-we-know'
  | 'has-left'
  | 'invitation-over'
  | 'already-somebody'
  | 'somebody-else'

/** Whoever proved who they are: the key of a person at a provider, and when they proved it, if it says. */
type Proof = { issuer: string; subject: string; provedAt: Date | null }

/** What a sign-in is for. */
export type Asked = Pick<SignInUnderWay, 'returnTo' | 'invitationId' | 'againId'>

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
  return client.buildAuthorizationUrl(configuration, {
    ...provider.parameters,
    // Whoever is asked again may not come back by what their provider remembers of them.
    ...(asked.againId ? { prompt: 'login', max_age: String(PROVED_SECONDS) } : {}),
    response_type: 'code',
    // Nothing is asked but who this is; no name, no email address.
    scope: 'openid',
    redirect_uri: c.var.origin + CALLBACK,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  })
}

/** Takes the browser's answer from the provider: signs the worker in and says where to go, or what is wrong. */
export async function comeBack(
  c: Context<Visit>,
  database: Reading,
  providers: readonly IdentityProvider[],
): Promise<{ goTo: string } | Trouble> {
  const browser = browserSecret(c)
  const state = c.req.query('state')
  const underWay = browser && state ? await takeSignIn(database, state, browser) : null
  if (!underWay || !state) return 'out-of-date'
  const provider = providers.find(({ issuer }) => issuer === underWay.issuer)
  if (!provider) return 'out-of-date'
  const proof = await prove(c, provider, { ...underWay, state })
  if (typeof proof === 'string') return proof
  const worker = underWay.invitationId
    ? await takeUpInvitation(c, database, underWay.invitationId, proof)
    : await workerForIdentity(database, proof.issuer, proof.subject)
  if (typeof worker === 'string') return worker
  if (!worker) return 'nobody-we-know'
  if (!worker.active) return 'has-left'
  if (underWay.againId && underWay.againId !== worker.id) return 'somebody-else'
  await signIn(c, database, worker, { provedAt: proof.provedAt, again: underWay.againId !== null })
  return { goTo: underWay.returnTo }
}

type Expected = { state: string; nonce: string; codeVerifier: string; againId: string | null }

async function prove(
  c: Context<Visit>,
  provider: IdentityProvider,
  expected: Expected,
): Promise<Proof | Trouble> {
  const here = new URL(CALLBACK + new URL(c.req.url).search, c.var.origin)
  const configuration = await provider.configuration(c).catch(() => null)
  if (!configuration) return 'provider-silent'
  try {
    const tokens = await client.authorizationCodeGrant(configuration, here, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
      ...(expected.againId ? { maxAge: PROVED_SECONDS } : {}),
    })
    const claims = tokens.claims()
    if (!claims || claims.iss !== provider.issuer) return 'provider-wrong'
    const audience = [claims.aud].flat()
    if (audience.length !== 1 || audience[0] !== provider.clientId) return 'provider-wrong'
    const provedAt = claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000)
    return { issuer: claims.iss, subject: claims.sub, provedAt }
  } catch (error) {
    const trouble = troubleOf(error)
    // For whoever runs this server: the library's own words, which hold nothing about the person.
    if (trouble !== 'not-finished')
      console.error(`sign-in through ${provider.issuer} failed: ${errorCode(error) ?? ''} ${String(error)}`)
    return trouble
  }
}

// What the provider or the way to it did wrong, as far as the person in front of it can do something about it.
function troubleOf(error: unknown): Trouble {
  if (error instanceof client.AuthorizationResponseError) return 'not-finished'
  if (error instanceof TypeError || errorCode(error) === 'OAUTH_TIMEOUT') return 'provider-silent'
  return 'provider-wrong'
}

async function takeUpInvitation(
  c: Context<Visit>,
  database: Reading,
  id: string,
  { issuer, subject }: Proof,
): Promise<KnownWorker | Trouble> {
  const invitation = await invitationById(database, id)
  if (!invitation) return 'invitation-over'
  const { worker } = invitation
  const { now, request } = c.var
  const actor = { kind: 'worker', id: worker.id, place: worker.placeId } as const
  return actorTransaction(database, { actor, now, request }, async (acting) => {
    const known = await workerForIdentity(acting.tx, issuer, subject)
    if (known && known.id !== worker.id) return 'already-somebody'
    if (!(await useInvitation(acting.tx, id))) return 'invitation-over'
    if (!known) await bindIdentity(acting.tx, issuer, subject, worker.id)
    await record(acting, { act: 'took_up_invitation', subject: { kind: 'worker', id: worker.id } })
    return worker
  })
}

/** Begins a session for this worker in this browser and ends the one it had. */
async function signIn(
  c: Context<Visit>,
  database: Reading,
  worker: KnownWorker,
  { provedAt, again }: { provedAt: Date | null; again: boolean },
): Promise<void> {
  const before = sessionToken(c)
  const { now, request } = c.var
  const actor = { kind: 'worker', id: worker.id, place: worker.placeId } as const
  const token = await actorTransaction(database, { actor, now, request }, async (acting) => {
    if (before) await endSession(acting.tx, before)
    const act = again ? 'signed_in_again' : 'signed_in'
    await record(acting, { act, subject: { kind: 'worker', id: worker.id } })
    return startSession(acting.tx, worker.id, { device: deviceOf(c.req.header('user-agent')), provedAt })
  })
  setSessionCookie(c, token)
}
