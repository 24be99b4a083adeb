import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePostcode } from './postcode.ts'

describe('a postcode', () => {
  it.each([
    ['SW1A 1AA', 'SW1A 1AA', 'SW1A', 'place'],
    ['sw1a1aa', 'SW1A 1AA', 'SW1A', 'place'],
    ['EC1A1BB', 'EC1A 1BB', 'EC1A', 'place'],
    ['M1 1AE', 'M1 1AE', 'M1', 'place'],
    ['  dn15   6uh ', 'DN15 6UH', 'DN15', 'place'],
    ['DN15 OUH', 'DN15 0UH', 'DN15', 'place'],
    ['N1O 1AA', 'N10 1AA', 'N10', 'place'],
    ['ｓｗ１ａ １ａａ', 'SW1A 1AA', 'SW1A', 'place'],
    ['SW1A\u00a01AA\u200b', 'SW1A 1AA', 'SW1A', 'place'],
    ['gir 0aa', 'GIR 0AA', 'GIR', 'girobank'],
    ['GIR OAA', 'GIR 0AA', 'GIR', 'girobank'],
    ['BFPO 57', 'BFPO 57', 'BFPO', 'forces'],
    ['bfpo c/o 1234', 'BFPO 1234', 'BFPO', 'forces'],
    ['BF1 3AA', 'BF1 3AA', 'BF1', 'forces'],
    ['JE2 3AB', 'JE2 3AB', 'JE2', 'crown-dependency'],
    ['GY1 1AA', 'GY1 1AA', 'GY1', 'crown-dependency'],
    ['IM1 1AA', 'IM1 1AA', 'IM1', 'crown-dependency'],
    ['zz993cz', 'ZZ99 3CZ', 'ZZ99', 'pseudo'],
  ])('%j is %s', (text, postcode, outward, kind) => {
    expect(parsePostcode(text)).toEqual({ ok: true, postcode, outward, kind, noFixedAbode: false })
  })
  it('ZZ99 3VZ says no fixed abode', () => {
    expect(parsePostcode('ZZ99 3VZ')).toMatchObject({ ok: true, kind: 'pseudo', noFixedAbode: true })
  })
  it.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['SW1A', 'incomplete'],
    ['DN15', 'incomplete'],
    ['12345', 'not-a-postcode'],
    ['SW1A 1AAA', 'not-a-postcode'],
    ['SW1A 1CA', 'not-a-postcode'],
    ['QW1 1AA', 'not-a-postcode'],
    ['none', 'not-a-postcode'],
    ['BFPO', 'not-a-postcode'],
    ["'; DROP TABLE", 'not-a-postcode'],
  ])('%j is refused: %s', (text, problem) => expect(parsePostcode(text)).toEqual({ ok: false, problem }))
  it('read once reads the same again, and nothing makes it throw', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABDEGMNSWZ019O '), maxLength: 9 })
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary' })), (text) => {
        const typed = parsePostcode(text)
        return !typed.ok || JSON.stringify(parsePostcode(typed.postcode)) === JSON.stringify(typed)
      }),
      { numRuns: 1000 },
    )
  })
})
