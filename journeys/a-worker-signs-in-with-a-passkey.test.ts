import type { CDPSession } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { invented } from '../demo/saltmere.ts'
import type { Visitor } from './browser.ts'
import { openSaltmere, type Saltmere } from './saltmere.ts'

vi.setConfig({ testTimeout: 90_000 })

let saltmere: Saltmere
let maryam: Visitor
let phone: CDPSession
let authenticatorId: string
let invitation: string

beforeAll(async () => {
  saltmere = await openSaltmere()
}, 90_000)

/** Puts a phone beside this browser that keeps passkeys and knows its owner. */
async function keepsPasskeys(visitor: Visitor): Promise<void> {
  phone = await visitor.page.context().newCDPSession(visitor.page)
  await phone.send('WebAuthn.enable')
  const added = await phone.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  authenticatorId = added.authenticatorId
}

describe('a worker without an account at a provider', () => {
  it('is invited by their manager, and told what to do where a page runs no script', async () => {
    const helen = await saltmere.somebody({ is: 'Helen Marchbank' })
    await helen.opens(`/workers/${invented('Maryam Siddiqui')}`)
    await helen.presses('Make an invitation link')
    invitation = await helen.typedIn('The link')
    const plain = await saltmere.somebody({ phone: true })
    await plain.opens(invitation)
    await plain.follows('Make a passkey')
    await plain.sees('Your invitation still works: open it in another browser or on your phone')
    expect(await plain.page.getByRole('button', { name: 'Make the passkey' }).count()).toBe(0)
  })

  it('makes a passkey with the invitation, once', async () => {
    maryam = await saltmere.somebody({ script: true })
    await keepsPasskeys(maryam)
    await maryam.opens(invitation)
    await maryam.follows('Make a passkey')
    await maryam.doesNotSee('needs a newer browser')
    await maryam.writes('What to call it', 'My phone')
    await maryam.presses('Make the passkey')
    expect(maryam.path).toBe('/today')
    await maryam.opens('/signed-in/passkeys')
    await maryam.sees(/My phone[^]*Not yet/)
    await maryam.opens(invitation)
    await maryam.sees('This invitation has ended')
  })

  it('signs in by it, and not when it is not they who hold it', async () => {
    await maryam.opens('/today')
    await maryam.page.context().clearCookies()
    await maryam.opens('/sign-in/passkey?return_to=/signed-in/passkeys')
    await phone.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await maryam.page.getByRole('button', { name: 'Use your passkey' }).click()
    await maryam.sees('Nothing was done.')
    await phone.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
    await maryam.presses('Use your passkey')
    expect(maryam.path).toBe('/signed-in/passkeys')
    await maryam.sees('My phone')
    await maryam.doesNotSee('Not yet')
  })

  it('signs in again by it before one more is made, which the same phone does not take', async () => {
    await saltmere.database.owner.query('update session set proved_at = null')
    await maryam.follows('Make a passkey')
    await maryam.follows('Sign in with a passkey')
    await maryam.presses('Use your passkey')
    await maryam.sees('Make a passkey')
    await maryam.page.getByRole('button', { name: 'Make the passkey' }).click()
    await maryam.sees('this device has one already')
  })
})
