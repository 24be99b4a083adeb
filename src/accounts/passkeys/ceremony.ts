import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { newToken } from '../tokens.ts'
import { handleOf } from './passkey.ts'

// Read here and not at the start: no command needs it.
const library = () => import('@simplewebauthn/server')

// Ed25519, P-256, RSA: what keys of today make, in the numbers of COSE.
const ALGORITHMS = [-8, -7, -257]
const MINUTES_FOR_THE_BROWSER = 4

/** Where a passkey belongs: the name of this site, and where its pages come from. */
export type Site = { name: string; origin: string }

export const siteOf = (origin: string): Site => ({ name: new URL(origin).hostname, origin })

/** What the browser is told to ask a passkey for; `among` when only these may answer. */
export async function optionsToUse(
  site: Site,
  among: readonly { id: string }[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    ...{ rpID: site.name, challenge: bytesOf(newToken()), userVerification: 'required' },
    ...{ timeout: MINUTES_FOR_THE_BROWSER * 60_000, allowCredentials: [...among] },
  })
}

/** What the browser is told to make a passkey with: one that is found without a name, and opens to its owner alone. */
export async function optionsToMake(
  site: Site,
  worker: { id: string; name: string },
  besides: readonly { id: string }[] = [],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    ...{ rpName: 'Trellis', rpID: site.name, userID: handleOf(worker.id) },
    ...{ userName: worker.name, userDisplayName: worker.name, challenge: bytesOf(newToken()) },
    ...{ attestationType: 'none', excludeCredentials: [...besides], supportedAlgorithmIDs: ALGORITHMS },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: MINUTES_FOR_THE_BROWSER * 60_000,
  })
}

const bytesOf = (token: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(token, 'base64url'))

/** An answer as a page of ours sends it, read as far as it can be before anything of it is believed. */
export type Answer = { challenge: string; credential: string; said: Record<string, unknown> }

const LONGEST = 20_000
// As long as the standard lets them be (1,023 bytes), in base64url.
const CREDENTIAL = /^[\w-]{1,1400}$/

/** Reads what a form brought; null when it is no answer of a passkey at all, or comes from inside another site's page. */
export function readAnswer(text: string): Answer | null {
  const said = text.length > LONGEST ? null : objectIn(text)
  const response =
    said && typeof said.response === 'object' ? (said.response as Record<string, unknown>) : null
  if (!said || typeof said.id !== 'string' || typeof response?.clientDataJSON !== 'string') return null
  if (!CREDENTIAL.test(said.id)) return null
  const seen = objectIn(Buffer.from(response.clientDataJSON, 'base64url').toString())
  if (typeof seen?.challenge !== 'string' || seen.crossOrigin === true) return null
  return { challenge: seen.challenge, credential: said.id, said }
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** What a new passkey is, when this answer makes one for this site. */
export async function made(
  answer: Answer,
  site: Site,
): Promise<{ credential: string; publicKey: Uint8Array; count: number } | null> {
  const { verifyRegistrationResponse } = await library()
  const outcome = await verifyRegistrationResponse({
    response: answer.said as unknown as RegistrationResponseJSON,
    ...{ expectedChallenge: answer.challenge, expectedOrigin: site.origin, expectedRPID: site.name },
    ...{ requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS },
  }).catch(() => null)
  if (!outcome?.verified) return null
  const { credential } = outcome.registrationInfo
  return { credential: credential.id, publicKey: credential.publicKey, count: credential.counter }
}

// A key that nobody has: an answer that names no passkey of ours is checked against it, so that it takes as long as any other.
const NOBODYS_KEY = Uint8Array.from(
  Buffer.from(
    'pQECAyYgASFYIMc-LztEaINpUH6XzXltQ520Iy8zAuvubuDMUSDCEOsiIlggudapA179uoj_BhtnXS5yZdTfsRcrB40aBu7vXZRXvtE',
    'base64url',
  ),
)

/**
 * How often the passkey has signed, when this answer is one of its own to this site; null when it is not. The count is for the
 * store to compare, so that a wrong answer takes as long whatever the passkey has counted.
 */
export async function used(
  answer: Answer,
  site: Site,
  passkey: { worker: { id: string }; publicKey: Uint8Array<ArrayBuffer> } | null,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  const outcome = await verifyAuthenticationResponse({
    response: answer.said as unknown as AuthenticationResponseJSON,
    ...{ expectedChallenge: answer.challenge, expectedOrigin: site.origin, expectedRPID: site.name },
    credential: { id: answer.credential, publicKey: passkey?.publicKey ?? NOBODYS_KEY, counter: 0 },
    requireUserVerification: true,
  }).catch(() => null)
  if (!outcome?.verified || !passkey || !isHandle(answer, passkey.worker.id)) return null
  return outcome.authenticationInfo.newCounter
}

// A passkey that is found without a name says whose it is.
function isHandle({ said }: Answer, worker: string): boolean {
  const { userHandle } = said.response as { userHandle?: unknown }
  return userHandle === undefined || userHandle === Buffer.from(handleOf(worker)).toString('base64url')
}
