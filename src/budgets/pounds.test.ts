import { describe, expect, it } from 'vitest'
import { penceTyped, placesAt, pounds } from './pounds.ts'

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

  it.each([
    [2_400_000, 96, '96 places at £250.00'],
    [100_010, 96, '96 places at about £10.42'],
    [500, 1, '1 place at £5.00'],
  ])('%s pence for %s places is %s', (pence, places, written) => {
    expect(placesAt(pence, places)).toBe(written)
  })
})
