import { describe, expect, it } from 'vitest'
import { checkIdentityProvider, installationKind, takesPasskeys } from './installation.ts'

const real = { TRELLIS_DEMO: 'no', PUBLIC_URL: 'https://trellis.example.org' }
const provider = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'trellis' }

describe('an installation', () => {
  it('is real with a provider of any number, and takes passkeys then only when it is told to', () => {
    expect(installationKind({})).toBe('demo')
    expect(takesPasskeys({})).toBe(true)
    for (const name of ['OIDC_ISSUER', 'OIDC_2_ISSUER', 'OIDC_9_ISSUER'])
      expect(installationKind({ [name]: 'https://id.example.org' }), name).toBe('real')
    expect(takesPasskeys(real)).toBe(false)
    expect(takesPasskeys({ ...real, TRELLIS_PASSKEYS: 'yes' })).toBe(true)
  })

  it.each([
    [{ ...real, ...provider, OIDC_CLIENT_SECRET: 'x' }],
    [{ ...real, ...provider, OIDC_CLIENT_KEY_FILE: '/a/key' }],
    [{ ...real, OIDC_2_ISSUER: 'https://id.example.org' }],
    [{ ...real, TRELLIS_PASSKEYS: 'yes' }],
  ])('lets people sign in with %o', (env) => {
    expect(() => checkIdentityProvider(env)).not.toThrow()
  })

  it.each([
    [{ TRELLIS_DEMO: 'no' }, 'set OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL ('],
    [{ ...real, ...provider }, 'set OIDC_CLIENT_SECRET ('],
    [{ TRELLIS_DEMO: 'no', TRELLIS_PASSKEYS: 'yes' }, 'set PUBLIC_URL ('],
    [{ OIDC_2_ISSUER: 'https://id.example.org' }, 'set PUBLIC_URL ('],
  ])('says what to set with %o', (env, sentence) => {
    expect(() => checkIdentityProvider(env)).toThrow(sentence)
  })
})
