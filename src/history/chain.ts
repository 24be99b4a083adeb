import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  sign,
  verify,
} from 'node:crypto'

/** What the sealer and the verifier do with the key; neither sees the key itself. */
export type HistoryKey = {
  /** Tells one key from another, and nothing about it. */
  id: string
  /** The chain's value after this record. */
  link: (previous: Buffer, number: number, record: Buffer) => Buffer
  sign: (text: string) => string
  isSigned: (text: string, signature: string) => boolean
  /** Those that came before it, the oldest first: what they sealed is proven with them, and nothing is written with them. */
  before: readonly HistoryKey[]
}

/** The one of this name among a key and those before it. */
export const keyNamed = (key: HistoryKey, id: string): HistoryKey | undefined =>
  [key, ...key.before].find((one) => one.id === id)

/** The chain before its first record. */
export const BEGINNING = Buffer.alloc(32)

/** PKCS #8 around the 32 bytes of an Ed25519 key. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Everything that is made from the one secret: the key of the chain, and that which signs its heads. */
export function historyKey(secret: Buffer, before: readonly HistoryKey[] = []): HistoryKey {
  const made = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `trellis history ${purpose}`, 32))
  const chain = createSecretKey(made('chain'))
  const signing = createPrivateKey({
    key: Buffer.concat([ED25519, made('heads')]),
    format: 'der',
    type: 'pkcs8',
  })
  const checking = createPublicKey(signing)
  return {
    id: made('name').toString('hex').slice(0, 16),
    link: (previous, number, record) => {
      const at = Buffer.allocUnsafe(8)
      at.writeBigUInt64BE(BigInt(number))
      return createHmac('sha256', chain).update(previous).update(at).update(record).digest()
    },
    sign: (text) => sign(null, Buffer.from(text), signing).toString('base64'),
    isSigned: (text, signature) =>
      verify(null, Buffer.from(text), checking, Buffer.from(signature, 'base64')),
    before,
  }
}
