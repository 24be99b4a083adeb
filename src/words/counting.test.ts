import { describe, expect, it } from 'vitest'
import { countOf, figure, howMany, listOf } from './counting.ts'

describe('counting', () => {
  it.each([
    [0, '0 days', 'no days'],
    [1, '1 day', 'one day'],
    [2, '2 days', '2 days'],
    [1204, '1,204 days', '1,204 days'],
  ])('%i', (count, inFigures, inText) => {
    expect(countOf(count, 'day')).toBe(inFigures)
    expect(howMany(count, 'day')).toBe(inText)
  })
  it('takes plurals of their own', () => {
    expect(countOf(2, 'young person', 'young people')).toBe('2 young people')
    expect(howMany(1, 'young person', 'young people')).toBe('one young person')
  })
  it('writes figures with commas', () => expect(figure(30_000.5)).toBe('30,000.5'))
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j is listed as %j', (items, phrase) => expect(listOf(items)).toBe(phrase))
  it('lists choices', () => expect(listOf(['a', 'b', 'c'], 'or')).toBe('a, b or c'))
})
