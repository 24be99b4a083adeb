import { describe, expect, it } from 'vitest'
import { penceTyped, pounds } from './pounds.ts'

describe('an amount', () => {
  it.each([
    ['1,234.5', 123_450],
    ['£12', 1_200],
    ['£ 0.99', 99],
    ['1000000', 100_000_000],
  ])('%s is read to the penny', (typed, pence) => {
    expect(penceTyped(typed)).toBe(pence)
  })

  it.each(['', '0', '0.00', '-5', '1.234', '12,34', 'a lot', '1e9', '99999999999'])('%s is none', (typed) => {
    expect(penceTyped(typed)).toBeNull()
  })

  it.each([
    [123_450, '£1,234.50'],
    [5, '£0.05'],
    [-1_200, '−£12.00'],
    [100_000_000_000, '£1,000,000,000.00'],
  ])('%s pence is written %s', (pence, written) => {
    expect(pounds(pence)).toBe(written)
  })
})
