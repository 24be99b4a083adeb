import { describe, expect, it } from 'vitest'
import { isDateOnly } from './dates.ts'
import * as words from './index.ts'

const LENGTH = 100_000
const repeated = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH)

const TEXTS: Record<string, string> = {
  nothing: '',
  letters: repeated('a'),
  digits: repeated('9'),
  spaces: repeated(' '),
  'spaces between': `a${repeated(' ')}a`,
  newlines: repeated('\r\n'),
  dots: repeated('a.'),
  'ats and dots': repeated('@a.'),
  hyphens: repeated('-a'),
  marks: `a${repeated('\u0301')}`,
  'marks out of order': `a${repeated('\u0301\u0323\u0345\u0315')}`,
  joiners: repeated('\u200d'),
  'letters and joiners': repeated('م\u200c'),
  emoji: repeated('👩🏽‍🎨'),
  'half emoji': repeated('\ud83d'),
  unfolding: repeated('\ufdfa'),
  'Arabic digits': repeated('٩'),
  NUL: repeated('\0'),
  overrides: repeated('\u202e'),
  apostrophes: repeated("'’"),
  mixed: repeated('aа '),
}

const READERS: Record<string, (text: string) => unknown> = {
  parseDateParts: (text) => words.parseDateParts(text, text, text),
  isDateOnly,
  isTimeOnly: words.isTimeOnly,
  parseNhsNumber: words.parseNhsNumber,
  parsePostcode: words.parsePostcode,
  parseEmail: words.parseEmail,
  parseUkPhone: words.parseUkPhone,
  formatPhone: words.formatPhone,
  cleanName: words.cleanName,
  normaliseName: words.normaliseName,
  displayFirstName: (text) => words.displayFirstName(text),
  cleanText: (text) => words.cleanText(text, { max: 1000 }),
  cleanLine: (text) => words.cleanLine(text, { max: 1000 }),
  latinDigits: words.latinDigits,
  isUuid: words.isUuid,
  idFromSource: (text) => words.idFromSource(text, text),
}

// The processor's own time, because other work on the machine may hold it up; the best of three, because of warming up.
function quickest(read: (text: string) => unknown, text: string): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    read(text)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

describe('100,000 characters of anything', () => {
  it.each(Object.entries(READERS))('take %s less than 50 ms', (_, read) => {
    const slow = Object.entries(TEXTS)
      .map(([name, text]) => ({ name, milliseconds: quickest(read, text) }))
      .filter(({ milliseconds }) => milliseconds >= 50)
    expect(slow).toEqual([])
  })
})
