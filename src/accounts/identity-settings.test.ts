import { describe, expect, it } from 'vitest'
import { callbackOf } from './identity-provider.ts'
import { identityProvidersFromEnv } from './identity-settings.ts'

const first = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'trellis' }

describe('the identity providers that the environment names', () => {
  it('are none without an issuer', () => {
    expect(identityProvidersFromEnv({})).toEqual([])
  })

  it('keep their number, their name and an address of their own to come back to', () => {
    const providers = identityProvidersFromEnv({
      ...first,
      OIDC_4_ISSUER: 'https://cis2.example.org:443/realms/Healthcare',
      OIDC_4_CLIENT_ID: 'ours',
      OIDC_4_NAME: 'your NHS smartcard',
    })
    expect(providers.map((one) => [one.number, one.name, one.issuer, callbackOf(one)])).toEqual([
      [1, 'your work account', 'https://id.example.org', '/sign-in/callback'],
      [4, 'your NHS smartcard', 'https://cis2.example.org:443/realms/Healthcare', '/sign-in/callback/4'],
    ])
  })

  it('say how strong a proof must be, again as at first unless more is said', () => {
    const [one, two] = identityProvidersFromEnv({
      ...first,
      OIDC_ACR: 'AAL2 AAL3',
      OIDC_ACR_ASKED: 'AAL2_OR_AAL3',
      OIDC_2_ISSUER: 'https://other.example.org',
      OIDC_2_CLIENT_ID: 'trellis',
      OIDC_2_AGAIN_ACR: 'high',
      OIDC_2_AGAIN_SECONDS: '60',
    })
    const both = { asked: ['AAL2_OR_AAL3'], enough: ['AAL2', 'AAL3'] }
    expect(one).toMatchObject({ strength: { first: both, again: both }, proofSeconds: 600 })
    const high = { asked: ['high'], enough: ['high'] }
    const any = { asked: [], enough: [] }
    expect(two).toMatchObject({ strength: { first: any, again: high }, proofSeconds: 60 })
  })

  it.each([
    [{ OIDC_ISSUER: 'https://id.example.org' }, 'OIDC_CLIENT_ID is not'],
    [{ ...first, OIDC_2_ISSUER: 'https://two.example.org' }, 'OIDC_2_CLIENT_ID is not'],
    [{ ...first, OIDC_ISSUER: 'http://id.example.org' }, 'begins with https://'],
    [{ ...first, OIDC_ISSUER: 'id.example.org' }, 'begins with https://'],
    [
      { ...first, OIDC_2_ISSUER: first.OIDC_ISSUER, OIDC_2_CLIENT_ID: 'other' },
      'OIDC_2_ISSUER is the issuer of',
    ],
    [{ ...first, OIDC_ACR_ASKED: 'strong' }, 'say which answers will do'],
    [{ ...first, OIDC_AGAIN_SECONDS: '3600' }, 'a whole number from 0 to 600'],
    [{ ...first, OIDC_CLIENT_SECRET: 'a', OIDC_CLIENT_KEY_FILE: '/b' }, 'and not both'],
    [{ ...first, OIDC_CLIENT_KEY_FILE: '/nowhere/at-all.pem' }, 'a private RSA key in PEM'],
  ])('are refused in a sentence when they are half said: %o', (env, sentence) => {
    expect(() => identityProvidersFromEnv(env)).toThrow(sentence)
  })
})
