import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlace } from './typed-place.ts'

describe('a place as somebody typed it', () => {
  it.each([
    ['SW1A 1AA', 'SW1A 1AA'],
    ['sw1a1aa', 'SW1A 1AA'],
    ['  dn15   6uh ', 'DN15 6UH'],
    ['DN15 OUH', 'DN15 0UH'],
    ['S014 3AB', 'SO14 3AB'],
    ['s01 4ab', 'SO1 4AB'],
    ['0x1 1aa', 'OX1 1AA'],
    ['gir 0aa', 'GIR 0AA'],
  ])('%j is the postcode %s', (typed, postcode) => {
    expect(readPlace(typed)).toMatchObject({ kind: 'postcode', postcode, nowhere: false })
  })

  it.each(['BFPO 57', 'bf1 3aa', 'ZZ99 3VZ', 'zz993cz'])('%j is a postcode that lies nowhere', (typed) => {
    expect(readPlace(typed)).toMatchObject({ kind: 'postcode', nowhere: true })
  })

  it.each([
    ['SW1A', ['SW1A']],
    ['sw1a 1', ['SW1A 1']],
    ['SW1A1', ['SW1A 1']],
    ['SW1A 1A', ['SW1A 1']],
    ['dn15', ['DN15', 'DN1 5']],
    ['DN15  O', ['DN15 0']],
    ['M11', ['M11', 'M1 1']],
    ['M1', ['M1']],
    ['N1O', ['N10', 'N1 0']],
    ['DN156', ['DN15 6']],
    ['S014', ['SO14', 'SO1 4']],
  ])('%j is the beginning of a postcode: %j', (typed, beginnings) => {
    expect(readPlace(typed)).toEqual({ kind: 'district', beginnings })
  })

  it.each([
    ['53.3012,0.4521', 53.301, 0.452],
    ['53.3 , -0.45', 53.3, -0.45],
    ['-10,120', -10, 120],
  ])('%j is a point, to about a hundred metres', (typed, latitude, longitude) => {
    expect(readPlace(typed)).toEqual({ kind: 'point', latitude, longitude })
  })

  it.each([
    ['Saltmere', ['Saltmere']],
    ['near Saltmere, Lincolnshire', ['Saltmere, Lincolnshire', 'near Saltmere']],
    ['Stoke-on-Trent', ['Stoke-on-Trent']],
    ['SW1A 1AAA', ['SW1A 1AAA']],
  ])('%j may be a town', (typed, names) => {
    expect(readPlace(typed)).toEqual({ kind: 'town', names })
  })

  it.each(['', '   ', '\u200b', '---', '91,0', '53,200'])('%j is nothing', (typed) => {
    expect(readPlace(typed)).toEqual({ kind: 'nothing' })
  })

  it('reads whatever is typed without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => readPlace(typed).kind.length > 0),
      { numRuns: 300 },
    )
  })
})
