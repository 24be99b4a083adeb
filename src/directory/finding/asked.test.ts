import { describe, expect, it } from 'vitest'
import { addressOf, askedNothing, readAsked } from './asked.ts'

const read = (query: string) => readAsked(new URLSearchParams(query))
const again = (query: string) => addressOf(read(query))

describe('the address of a search', () => {
  it.each([
    'words=boxing&where=SA1+1AA&miles=10&age=14&day=2&day=4&time=evening&cost=free',
    'good=loneliness&good=calm&access=step_free&can=turn-up&can=refer-myself&can=start-now&language=Polish',
    'words=boxing&view=week',
  ])('%s says the same when it is read and written again', (query) => {
    expect(again(query)).toBe(`/services?${query}`)
  })

  it.each([
    [
      'nonsense',
      'day=8&day=x&time=noon&age=26&cost=dear&good=tier&access=all&can=fly&view=film&page=0&miles=7',
    ],
    ['a tier, by any name', 'tier=treatment&tiers=treatment&good=secondary_prevention'],
    ['empty values', 'words=&where=&age=&language='],
    ['reaching into things', '__proto__=x&constructor=y&day=__proto__&time=constructor'],
  ])('leaves out %s without an error', (_, query) => {
    expect(again(query)).toBe('/services')
  })

  it('is bounded, however often something is repeated and however long it is', () => {
    expect(read(`words=${'x'.repeat(5_000)}`).words).toHaveLength(200)
    expect(read('day=1&'.repeat(500)).days).toEqual([1])
    expect(read('words=first&words=second').words).toBe('first')
    expect(read('words=%00%0Aboxing').words).toBe('boxing')
  })

  it('goes back to the first page when anything changes', () => {
    expect(addressOf(read('words=box&page=3'), { free: true })).toBe('/services?words=box&cost=free')
    expect(addressOf(askedNothing, { page: 2 })).toBe('/services?page=2')
  })
})
