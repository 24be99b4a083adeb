import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaroWinkler, nameLikeness } from './name-likeness.ts'

describe('Jaro-Winkler', () => {
  // Winkler's own table (1990; also Winkler 2006, Overview of Record Linkage).
  it.each([
    ['shackleford', 'shackelford', 0.982],
    ['dunningham', 'cunnigham', 0.896],
    ['nichleson', 'nichulson', 0.956],
    ['jones', 'johnson', 0.832],
    ['massey', 'massie', 0.933],
    ['abroms', 'abrams', 0.922],
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['itman', 'smith', 0.467],
    ['', 'a', 0],
    ['a', 'a', 1],
  ])('%s and %s: %d', (one, other, likeness) => expect(jaroWinkler(one, other)).toBeCloseTo(likeness, 2))
})

describe('likeness of names', () => {
  it.each([
    ['Seán O’Brien', 'SEAN OBRIEN'],
    ['Nguyễn Văn An', 'An Nguyen Van'],
    ['Mary Ann Jones', 'Maryann Jones'],
    ['O Brien', "O'Brien"],
    ['Amina Yusuf-Hassan', 'Yusuf Hassan Amina'],
  ])('%s and %s are the same', (one, other) => expect(nameLikeness(one, other)).toBe(1))
  it.each([
    ['Mikołaj Dąbrowski', 'Mikolaj Dabrowsky'],
    ['Mohammed Ali', 'Muhammad Ali'],
    ['Kezia Mensah-Thornbury', 'Kezia Mensah'],
    ['Kezia Mensah-Thornbury', 'Mensah Kezia'],
    ['Saoirse Quinn', 'Saorise Quin'],
    ['Kezia', 'Kezia Mensah'],
  ])('%s is much like %s', (one, other) => expect(nameLikeness(one, other)).toBeGreaterThan(0.84))
  it.each([
    ['Tobi Adeyemi', 'Phoebe Tran'],
    ['Leo Castellanos', 'Eli Barnes-Whitmore'],
    ['', 'Ann'],
    ['', ''],
    ['!!', '!!'],
  ])('%s is not like %s', (one, other) => expect(nameLikeness(one, other)).toBeLessThan(0.65))
  it('a slip counts less than another person, and a whole match most', () => {
    const same = nameLikeness('Jane Smith', 'jane smith')
    const slip = nameLikeness('Jane Smith', 'Jane Smyth')
    const sibling = nameLikeness('Jane Smith', 'Peter Smith')
    expect(same).toBeGreaterThan(slip)
    expect(slip).toBeGreaterThan(sibling)
  })
  it('is between 0 and 1, the same both ways and in any order of words', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeéłO’'), minLength: 1, maxLength: 8 })
    const name = fc.array(word, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(name, name, (one, other) => {
        const likeness = nameLikeness(one.join(' '), other.join(' '))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(nameLikeness(other.join(' '), one.join(' '))).toBe(likeness)
      }),
    )
    fc.assert(
      fc.property(name, (words) => {
        const spoken = words.join(' ')
        const normal = nameLikeness(spoken, [...words].reverse().join(' '))
        // Apostrophes alone are no name.
        expect(normal).toBeCloseTo(/[a-zéł]/i.test(spoken) ? 1 : 0, 10)
      }),
    )
  })
})
