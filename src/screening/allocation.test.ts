import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { blockOf, type Sharing, sequenceOf } from './allocation.ts'

const seedOf = (name: string) => createHash('sha256').update(name).digest()
const sharings: Sharing[] = [
  { toReferral: 1, toSignposting: 1, smallestBlock: 1, largestBlock: 3 },
  { toReferral: 2, toSignposting: 1, smallestBlock: 1, largestBlock: 2 },
  { toReferral: 1, toSignposting: 3, smallestBlock: 2, largestBlock: 6 },
]
const seeds = Array.from({ length: 40 }, (_, at) => seedOf(`seed ${at}`))

describe('blocks', () => {
  it.each(sharings)('each hold the ways in the ratio that was said, whatever the seed: %o', (sharing) => {
    const { toReferral, toSignposting, smallestBlock, largestBlock } = sharing
    const sizes = new Set<number>()
    for (const seed of seeds)
      for (let nth = 0; nth < 10; nth++) {
        const block = blockOf(seed, 'a school', nth, sharing)
        const referred = block.filter((arm) => arm === 'referral').length
        expect(referred * toSignposting).toBe((block.length - referred) * toReferral)
        sizes.add(block.length / (toReferral + toSignposting))
      }
    const every = Array.from({ length: largestBlock - smallestBlock + 1 }, (_, at) => smallestBlock + at)
    expect([...sizes].sort()).toEqual(every)
  })

  it.each(sharings)('never let a school drift further than one block from the ratio: %o', (sharing) => {
    const { toReferral, toSignposting, largestBlock } = sharing
    for (const seed of seeds) {
      let balance = 0
      for (const arm of sequenceOf(seed, 'a school', sharing, 300)) {
        balance += arm === 'referral' ? toSignposting : -toReferral
        expect(Math.abs(balance)).toBeLessThanOrEqual(largestBlock * toReferral * toSignposting)
      }
    }
  })

  it('put nobody’s place in a block more often one way than the other', () => {
    const [sharing] = sharings as [Sharing]
    const first = Array.from({ length: 2000 }, (_, at) => sequenceOf(seedOf(`s${at}`), 'x', sharing, 1)[0])
    const referred = first.filter((arm) => arm === 'referral').length
    // A fair coin lies outside this once in ten thousand draws of 2,000; the seeds are fixed.
    expect(referred).toBeGreaterThan(910)
    expect(referred).toBeLessThan(1090)
  })

  it('differ from school to school and from seed to seed, and are the same again', () => {
    const [sharing] = sharings as [Sharing]
    const [one, other] = seeds as [Buffer, Buffer]
    const long = (seed: Buffer, school: string) => sequenceOf(seed, school, sharing, 60).join()
    expect(long(one, 'a')).toBe(long(one, 'a'))
    expect(long(one, 'a')).not.toBe(long(one, 'b'))
    expect(long(one, 'a')).not.toBe(long(other, 'a'))
  })
})
