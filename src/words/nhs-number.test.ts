import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNhsNumber, parseNhsNumber } from './nhs-number.ts'

function read(text: string) {
  const typed = parseNhsNumber(text)
  if (!typed.ok) throw new Error(`${text} was refused: ${typed.problem}`)
  return typed.number
}

describe('an NHS number', () => {
  it.each(['9434765919', '9434765870', '9990000018', '9990000026'])('%s is one', (text) => {
    expect(read(text)).toBe(text)
  })
  it.each([
    '943 476 5919',
    '943-476-5919',
    ' 943  4765919 ',
    '943–476–5919',
    '943\u00a0476\u00a05919',
    '９４３４７６５９１９',
    '٩٤٣٤٧٦٥٩١٩',
    '۹۴۳۴۷۶۵۹۱۹',
    '\ufeff9434765919\u200b',
  ])('%j is read as 9434765919', (text) => expect(read(text)).toBe('9434765919'))
  it.each([
    ['', 'empty'],
    [' \u00a0', 'empty'],
    ['9434765918', 'wrong-digit'],
    ['943476591', 'wrong-length'],
    ['94347659190', 'wrong-length'],
    ['9.43E+09', 'not-a-number'],
    ['943476591X', 'not-a-number'],
    ['no idea', 'not-a-number'],
    ['0000000000', 'never-issued'],
    ['1111111111', 'never-issued'],
    ['999 999 9999', 'never-issued'],
  ])('%j is refused: %s', (text, problem) => expect(parseNhsNumber(text)).toEqual({ ok: false, problem }))
  it.each(['999000000', '123456789', '999439150'])('%s has no check digit that would do', (stem) => {
    for (let digit = 0; digit <= 9; digit++) expect(parseNhsNumber(`${stem}${digit}`).ok).toBe(false)
  })
  it('is read out in three groups', () => expect(formatNhsNumber(read('9434765919'))).toBe('943 476 5919'))
  it('fits at most one last digit, and no single slip passes', () => {
    const stem = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
      .map((d) => d.join(''))
    fc.assert(
      fc.property(stem, fc.nat(8), fc.integer({ min: 1, max: 9 }), (digits, place, slip) => {
        const fitting = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
          .map((n) => `${digits}${n}`)
          .filter((n) => parseNhsNumber(n).ok)
        const [number] = fitting
        if (!number) return fitting.length === 0
        const slipped =
          number.slice(0, place) + ((Number(number[place]) + slip) % 10) + number.slice(place + 1)
        return (
          fitting.length === 1 && !parseNhsNumber(slipped).ok && formatNhsNumber(read(number)).length === 12
        )
      }),
    )
  })
})
