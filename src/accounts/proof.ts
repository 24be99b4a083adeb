import type { Context } from 'hono'
import * as client from 'openid-client'
import { errorCode } from '../database/index.ts'
import { writeLog } from '../words/index.ts'
import { callbackOf, type IdentityProvider, type Strength } from './identity-provider.ts'
import { PROVED_SECONDS } from './sessions.ts'
import type { Trouble } from './trouble.ts'
import type { Visit } from './visit.ts'

/**
 * Whoever proved who they are: the key of a person at a provider, and when they proved it, if it says so and the proof would
 * do for signing in again.
 */
export type Proof = { issuer: string; subject: string; provedAt: Date | null }

type Expected = { state: string; nonce: string; codeVerifier: string; againId: string | null }

/** How strong a proof this provider must give: to sign in, or to sign in again. */
export const strengthFor = ({ strength }: IdentityProvider, again: boolean): Strength =>
  strength?.[again ? 'again' : 'first'] ?? { asked: [], enough: [] }

/** How many seconds old a proof may be when this provider is asked for a new one. */
export const maxAgeOf = ({ proofSeconds = PROVED_SECONDS }: IdentityProvider): number => proofSeconds

/** Takes the code in this request to the provider and reads what it signed; or says what is wrong with it. */
export async function prove(
  c: Context<Visit>,
  provider: IdentityProvider,
  expected: Expected,
): Promise<Proof | Trouble> {
  const here = new URL(callbackOf(provider) + new URL(c.req.url).search, c.var.origin)
  const again = expected.againId !== null
  const configuration = await provider.configuration(c).catch(() => null)
  if (!configuration) return 'provider-silent'
  try {
    const tokens = await client.authorizationCodeGrant(configuration, here, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
      ...(again ? { maxAge: maxAgeOf(provider) } : {}),
    })
    return readClaims(provider, tokens.claims(), again)
  } catch (error) {
    const trouble = troubleOf(error)
    // For whoever runs this server: the library's own words, which hold nothing about the person.
    if (trouble !== 'not-finished')
      writeLog(`sign-in through ${provider.issuer} failed: ${errorCode(error) ?? ''} ${String(error)}`, {
        level: 'warning',
      })
    return trouble
  }
}

function readClaims(
  provider: IdentityProvider,
  claims: client.IDToken | undefined,
  again: boolean,
): Proof | Trouble {
  if (!claims || claims.iss !== provider.issuer) return 'provider-wrong'
  const audience = [claims.aud].flat()
  if (audience.length !== 1 || audience[0] !== provider.clientId) return 'provider-wrong'
  if (!isEnough(strengthFor(provider, again), claims.acr)) return 'too-weak'
  if (!isEnough({ asked: [], enough: provider.vectors ?? [] }, claims.vot)) return 'too-weak'
  const counts = claims.auth_time !== undefined && isEnough(strengthFor(provider, true), claims.acr)
  const provedAt = counts ? new Date(Number(claims.auth_time) * 1000) : null
  return { issuer: claims.iss, subject: claims.sub, provedAt }
}

const isEnough = ({ enough }: Strength, acr: unknown): boolean =>
  enough.length === 0 || (typeof acr === 'string' && enough.includes(acr))

// What the provider or the way to it did wrong, as far as the person in front of it can do something about it.
function troubleOf(error: unknown): Trouble {
  if (error instanceof client.AuthorizationResponseError) return 'not-finished'
  if (error instanceof TypeError || errorCode(error) === 'OAUTH_TIMEOUT') return 'provider-silent'
  return 'provider-wrong'
}
