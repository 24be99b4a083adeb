import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calling, cleanName, displayFirstName, normaliseName } from './names.ts'

describe('comparing names', () => {
  it.each([
    ['O’Brien', "O'Brien"],
    ['O’Brien', 'OBRIEN'],
    ['D’Arcy-Smith', "d'arcy smith"],
    ['Nguyễn'.normalize('NFC'), 'Nguyễn'.normalize('NFD')],
    ['Nguyễn', 'Nguyen'],
    ['Seán', 'Sean'],
    ['Łukasz', 'lukasz'],
    ['Zoë', 'ZOE'],
    ['İpek', 'ipek'],
    ['Işık', 'isik'],
    ['Groß', 'GROSS'],
    ['GROẞ', 'gross'],
    ['Ａｌｅｘ', 'alex'],
    ['\u00a0Ann \u200b', 'Ann'],
    ['مُحَمَّد', 'محمد'],
    ['Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030aoe', 'Zoe'],
  ])('%s is the same as %s', (one, other) => expect(normaliseName(one)).toBe(normaliseName(other)))
  it.each([
    ['राम', 'रमा'],
    ['Ann', 'Anna'],
    ['Null', ''],
    ['李', '王'],
  ])('%s is not %s', (one, other) => expect(normaliseName(one)).not.toBe(normaliseName(other)))
  it('normalising again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const once = normaliseName(name)
        expect(normaliseName(once)).toBe(once)
      }),
    )
  })
})

describe('storing names', () => {
  it.each([
    'O’Brien',
    'A',
    'Null',
    'Test',
    'True',
    'N/A',
    '<img onerror>',
    '{{7*7}}',
    '=HYPERLINK(1)',
    '@SUM',
    '-1+1',

    "'; DROP",
    'محمد',
    'שרה',
    '李小龍',
    'தமிழ்',
    'Kez 👩🏽‍🎨',
    'می‌خواهم',
    'क्‍ष',
    'a'.repeat(255),
  ])('%s stays as it is', (name) => expect(cleanName(name)).toBe(name))
  it.each([
    [' \u00a0 Ann \t Marie\n', 'Ann Marie'],
    ['A\0nn', 'Ann'],
    ['A\u202enn', 'Ann'],
    ['An\u200bn', 'Ann'],
    ['An\u200dn', 'Ann'],
    ['\ufeffAnn', 'Ann'],
    ['Ann\ud83d', 'Ann'],
    ['Nguyễn'.normalize('NFD'), 'Nguyễn'.normalize('NFC')],
    ['\u200b\u2060 ', ''],
    ['', ''],
  ])('%j becomes %j', (name, clean) => expect(cleanName(name)).toBe(clean))
  it('piles no more than a few marks on a letter', () => {
    expect(cleanName(`Q${'\u0301'.repeat(200)}`)).toHaveLength(9)
  })
  it('a clean name is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const clean = cleanName(name)
        expect(cleanName(clean)).toBe(clean)
        expect(clean.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('showing names', () => {
  it('uses the preferred name and nothing else when there is one', () => {
    expect(displayFirstName('Oliver James', 'Olivia')).toBe('Olivia')
    expect(displayFirstName('Mary', 'Mary Ann')).toBe('Mary Ann')
    expect(displayFirstName('Kezia Mensah-Thornbury')).toBe('Kezia')
    expect(displayFirstName('Kezia', ' \u200b')).toBe('Kezia')
    expect(displayFirstName('', null)).toBe('')
  })
})

describe('names on the list', () => {
  it.each([
    ['Priya Raman', 'Priya'],
    ['Dr Anil Kapoor', 'Dr Kapoor'],
    ['Mrs Doyle', 'Mrs Doyle'],
    ['Dr', 'Dr'],
    ['', ''],
  ])('%s is called %s', (name, called) => {
    expect(calling(name)).toBe(called)
  })
})
