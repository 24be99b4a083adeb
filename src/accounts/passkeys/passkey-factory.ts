import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { handleOf } from './passkey.ts'

/** What a key of a test does otherwise than an honest one. */
export type Spoilt = {
  origin?: string
  rp?: string
  challenge?: string
  type?: string
  crossOrigin?: boolean
  /** Whether its owner was there, and proved to be. */
  verified?: boolean
  credential?: string
  handle?: string
  count?: number
  /** Another key than the one it was made with signs. */
  signedBy?: FakePasskey
  /** What is signed is changed afterwards. */
  changed?: boolean
}

/** A key in somebody's pocket, for tests: it answers as browsers send it. */
export type FakePasskey = {
  credential: string
  publicKey: Uint8Array
  privateKey: ReturnType<typeof newKey>['privateKey']
  make: (options: Options, spoilt?: Spoilt) => string
  use: (options: Options, spoilt?: Spoilt) => string
}

/** What a page of ours told the browser. */
export type Options = { challenge: string; user?: { id: string } }

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()

/** Makes one for a site at this address and a worker; `counts` when it counts how often it signed. */
export function fakePasskey(origin: string, worker: string, { counts = false } = {}): FakePasskey {
  const { publicKey, privateKey } = newKey()
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const credential = id.toString('base64url')
  const cose = Buffer.concat([hex('a5010203262001215820'), base64(x), hex('225820'), base64(y)])
  let signed = 0

  const clientData = ({ challenge }: Options, type: string, spoilt: Spoilt) =>
    Buffer.from(
      JSON.stringify({
        ...{ type: spoilt.type ?? type, challenge: spoilt.challenge ?? challenge },
        ...{ origin: spoilt.origin ?? origin, crossOrigin: spoilt.crossOrigin ?? false },
      }),
    )

  // Who the site is, that the owner was there (1), was verified (4), what was made (64), and the count.
  const authData = (spoilt: Spoilt, made?: Buffer) => {
    const head = Buffer.alloc(5)
    head[0] = 1 | (spoilt.verified === false ? 0 : 4) | (made ? 64 : 0)
    head.writeUInt32BE(spoilt.count ?? (counts ? ++signed : 0), 1)
    return Buffer.concat([sha256(spoilt.rp ?? new URL(origin).hostname), head, made ?? Buffer.alloc(0)])
  }

  const asSent = (spoilt: Spoilt, response: Record<string, Buffer>) => {
    const named = spoilt.credential ?? credential
    const said = Object.entries(response).map(([name, value]) => [name, value.toString('base64url')])
    return JSON.stringify({
      ...{ id: named, rawId: named, type: 'public-key', clientExtensionResults: {} },
      response: Object.fromEntries(said),
    })
  }

  return {
    ...{ credential, publicKey: cose, privateKey },
    make: (options, spoilt = {}) => {
      const named = Buffer.from(spoilt.credential ?? credential, 'base64url')
      const data = authData(spoilt, Buffer.concat([Buffer.alloc(16), hex('0020'), named, cose]))
      const attestationObject = Buffer.concat([
        ...[
          hex('a363'),
          Buffer.from('fmt'),
          hex('64'),
          Buffer.from('none'),
          hex('67'),
          Buffer.from('attStmt'),
        ],
        ...[hex('a068'), Buffer.from('authData'), hex('58'), Buffer.from([data.length]), data],
      ])
      return asSent(spoilt, {
        clientDataJSON: clientData(options, 'webauthn.create', spoilt),
        attestationObject,
      })
    },
    use: (options, spoilt = {}) => {
      const clientDataJSON = clientData(options, 'webauthn.get', spoilt)
      const authenticatorData = authData(spoilt)
      const by = spoilt.signedBy?.privateKey ?? privateKey
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), by)
      if (spoilt.changed) authenticatorData[36] = 9
      const userHandle = Buffer.from(handleOf(spoilt.handle ?? worker))
      return asSent(spoilt, { clientDataJSON, authenticatorData, signature, userHandle })
    },
  }
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const base64 = (text: string): Buffer => Buffer.from(text, 'base64url')
