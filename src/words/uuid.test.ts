import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idFromSource, isUuid, newId, uuidV5 } from './uuid.ts'

describe('ids', () => {
  it('that are new are random version 4', () => {
    const ids = Array.from({ length: 100 }, newId)
    expect(new Set(ids).size).toBe(100)
    for (const id of ids) expect(id).toMatch(/^.{14}4.{4}[89ab]/)
    expect(ids.every(isUuid)).toBe(true)
  })
  it.each([
    ['2ed6657d-e927-568b-95e1-2665a8aea6a2', true],
    ['2ED6657D-E927-568B-95E1-2665A8AEA6A2', true],
    ['2ed6657d-e927-068b-95e1-2665a8aea6a2', false],
    ['2ed6657d-e927-968b-95e1-2665a8aea6a2', false],
    ['2ed6657d-e927-568b-c5e1-2665a8aea6a2', false],
    ['2ed6657de927568b95e12665a8aea6a2', false],
    ['00000000-0000-0000-0000-000000000000', false],
    ['2ed6657d-e927-568b-95e1-2665a8aea6a2\n', false],
    ['', false],
  ])('%j: %s', (text, is) => expect(isUuid(text)).toBe(is))
  it('of version 5 are those of RFC 9562, appendix A.4', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
    expect(uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
    expect(() => uuidV5('dns', 'x')).toThrow(RangeError)
  })
  it('from a source keep a real UUID and derive the rest, always the same', () => {
    expect(idFromSource('council', '2ED6657D-E927-568B-95E1-2665A8AEA6A2')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
    // Worked out apart, with Python's uuid module: ids that were given out must never change.
    const derived = idFromSource('council', '1234')
    expect(derived).toBe('51e21038-1dc9-5861-b337-800fd02b8d4e')
    expect(isUuid(derived)).toBe(true)
    expect(idFromSource('other', '1234')).not.toBe(derived)
  })
  it('of different things from different sources differ', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 })
    fc.assert(
      fc.property(text, text, text, text, (source, id, otherSource, otherId) => {
        const same = source === otherSource && id === otherId
        return (idFromSource(source, id) === idFromSource(otherSource, otherId)) === same
      }),
    )
  })
})
