import { createHash } from 'node:crypto'
import type { Arm, Trial } from './screen.ts'

/** What the sequence of a trial is worked out from, beside the seed. */
export type Sharing = Pick<Trial, 'toReferral' | 'toSignposting' | 'smallestBlock' | 'largestBlock'>

const drawn = (seed: Uint8Array, what: string): Buffer =>
  createHash('sha256').update(seed).update(what, 'utf8').digest()

/** One block of a school: the ways it holds, in order. Its size and its order are hashes of seed, school and block. */
export function blockOf(seed: Uint8Array, school: string, block: number, sharing: Sharing): Arm[] {
  const { toReferral, toSignposting, smallestBlock, largestBlock } = sharing
  const times =
    smallestBlock +
    (drawn(seed, `${school} ${block} size`).readUInt16BE(0) % (largestBlock - smallestBlock + 1))
  const places = Array.from({ length: times * (toReferral + toSignposting) }, (_, at) => at)
  const inOrder = places
    .map((at) => ({ at, hash: drawn(seed, `${school} ${block} ${at + 1}`) }))
    .sort((one, other) => Buffer.compare(one.hash, other.hash))
  const referred = new Set(inOrder.slice(0, times * toReferral).map(({ at }) => at))
  return places.map((at) => (referred.has(at) ? 'referral' : 'signposting'))
}

/** The first ways of a school, as many as are asked for: the same that the database gives, worked out apart from it. */
export function sequenceOf(seed: Uint8Array, school: string, sharing: Sharing, length: number): Arm[] {
  const sequence: Arm[] = []
  for (let block = 0; sequence.length < length; block++)
    sequence.push(...blockOf(seed, school, block, sharing))
  return sequence.slice(0, length)
}
