import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Configuration } from 'openid-client'
import { Refusal } from '../database/index.ts'
import {
  discover,
  type IdentityProvider,
  isLoopback,
  type OurProof,
  type Strength,
} from './identity-provider.ts'
import { PROVED_SECONDS } from './sessions.ts'

const MOST_PROVIDERS = 9

/** One setting of one provider: OIDC_ISSUER of the first, OIDC_2_ISSUER of the second. */
type Setting = (name: string) => { name: string; value: string | undefined }

/**
 * The providers that the environment names, in the order of their numbers: OIDC_ISSUER, OIDC_CLIENT_ID and so on for the
 * first, OIDC_2_ISSUER, OIDC_2_CLIENT_ID for the second, as far as 9 (docs/identity-providers.md has them all).
 * @throws a Refusal when they cannot be used together.
 */
export function identityProvidersFromEnv(env: NodeJS.ProcessEnv): IdentityProvider[] {
  const providers: IdentityProvider[] = []
  for (let number = 1; number <= MOST_PROVIDERS; number++) {
    const setting: Setting = (name) => {
      const full = number === 1 ? `OIDC_${name}` : `OIDC_${number}_${name}`
      return { name: full, value: env[full]?.trim() || undefined }
    }
    const provider = providerOf(number, setting)
    if (!provider) continue
    const same = providers.find(({ issuer }) => issuer === provider.issuer)
    if (same)
      throw new Refusal(
        `${setting('ISSUER').name} is the issuer of "${same.name}" too: people of one issuer sign in in one way.`,
      )
    providers.push(provider)
  }
  return providers
}

/**
 * The provider with which young people open their own page, as OIDC_OWN_PAGE_ISSUER and so on name it; null where there is none.
 * @throws a Refusal when it cannot be used.
 */
export function ownPageProviderFromEnv(env: NodeJS.ProcessEnv): IdentityProvider | null {
  const setting: Setting = (name) => {
    const full = `OIDC_OWN_PAGE_${name}`
    return { name: full, value: env[full]?.trim() || undefined }
  }
  const provider = providerOf(0, setting)
  if (!provider) return null
  const vectors = wordsOf(setting('VTR'))
  return {
    ...{ ...provider, callback: '/my/login/callback', name: setting('NAME').value ?? 'NHS login' },
    ...(vectors.length > 0 ? { vectors, parameters: { vtr: JSON.stringify(vectors) } } : {}),
  }
}

function providerOf(number: number, setting: Setting): IdentityProvider | null {
  const [issuer, clientId] = [setting('ISSUER'), setting('CLIENT_ID')]
  if (!issuer.value) return null
  if (!clientId.value)
    throw new Refusal(`${issuer.name} is set but ${clientId.name} is not: the provider gives it to you.`)
  const url = URL.parse(issuer.value)
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLoopback(url)))
    throw new Refusal(
      `${issuer.name} must be an address that begins with https://, not "${issuer.value.slice(0, 100)}".`,
    )
  const [id, proof] = [clientId.value, proofOf(setting)]
  return {
    number,
    name: setting('NAME').value ?? (number === 1 ? 'your work account' : url.hostname),
    issuer: issuer.value,
    clientId: id,
    strength: strengthsOf(setting),
    proofSeconds: secondsOf(setting('AGAIN_SECONDS')),
    configuration: remembered<Configuration>(() => discover(url, id, proof)),
  }
}

const wordsOf = ({ value }: ReturnType<Setting>): string[] => value?.split(/[\s,]+/).filter(Boolean) ?? []

// What is asked for is what will do, unless the provider has a word for asking that it never answers with.
function strengthsOf(setting: Setting): { first: Strength; again: Strength } {
  const strength = (which: string): Strength | null => {
    const [enough, asked] = [wordsOf(setting(which)), wordsOf(setting(`${which}_ASKED`))]
    if (asked.length > 0 && enough.length === 0)
      throw new Refusal(
        `${setting(`${which}_ASKED`).name} is set but ${setting(which).name} is not: say which answers will do.`,
      )
    return enough.length > 0 ? { enough, asked: asked.length > 0 ? asked : enough } : null
  }
  const first = strength('ACR') ?? { asked: [], enough: [] }
  return { first, again: strength('AGAIN_ACR') ?? first }
}

function secondsOf({ name, value }: ReturnType<Setting>): number {
  if (value === undefined) return PROVED_SECONDS
  const seconds = Number(value)
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= PROVED_SECONDS) return seconds
  throw new Refusal(
    `${name} must be a whole number from 0 to ${PROVED_SECONDS}, not "${value.slice(0, 20)}".`,
  )
}

function proofOf(setting: Setting): OurProof {
  const [secret, file] = [setting('CLIENT_SECRET'), setting('CLIENT_KEY_FILE')]
  if (!file.value) return secret.value ? { secret: secret.value } : {}
  if (secret.value) throw new Refusal(`Set ${secret.name} or ${file.name}, and not both.`)
  const key = readKey(file.value)
  if (!key) throw new Refusal(`${file.name} must be a file with a private RSA key in PEM.`)
  const kid = setting('CLIENT_KEY_ID').value
  return { key: async (among) => ({ key: await usable(key, among), kid }) }
}

function readKey(file: string): KeyObject | null {
  try {
    const key = createPrivateKey(readFileSync(file))
    return key.asymmetricKeyType === 'rsa' ? key : null
  } catch {
    return null
  }
}

// The strongest of the two that the provider takes; NHS login and CIS2 take RS512 alone.
function usable(key: KeyObject, among: readonly string[]): Promise<CryptoKey> {
  const hash = among.includes('RS512') ? 'SHA-512' : 'SHA-256'
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' })
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash }
  return crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), algorithm, false, ['sign'])
}

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
