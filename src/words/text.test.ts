import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText, tooLong } from './text.ts'

describe('free text', () => {
  it.each([
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['  \u00a0hello\n\n', 'hello'],
    ['a\0b\u0007c\u009bd', 'abcd'],
    ['a\ud83db\udc00c', 'abc'],
    ['safe\u202egpj.exe\u202c', 'safegpj.exe'],
    ['\u2066x\u2069', 'x'],
    ['\ttab stays\tinside', 'tab stays\tinside'],
    ['مرحبا بك\u200f!', 'مرحبا بك\u200f!'],
    ['👩🏽‍🎨 🏴󠁧󠁢󠁥󠁮󠁧󠁿 שלום', '👩🏽‍🎨 🏴󠁧󠁢󠁥󠁮󠁧󠁿 שלום'],
    ['<b>“Being outside”</b>', '<b>“Being outside”</b>'],
  ])('%j is kept as %j', (text, kept) =>
    expect(cleanText(text, { max: 100 })).toEqual({ ok: true, text: kept }),
  )
  it.each(['', ' \n\t', '\0', '\u200b\u200d', '\u202e', '\ufeff'])('%j is empty', (text) => {
    expect(cleanText(text, { max: 100 })).toEqual({ ok: false, problem: 'empty', length: 0 })
  })
  it('is measured in code points, after cleaning', () => {
    expect(cleanText('😀'.repeat(10), { max: 10 }).ok).toBe(true)
    expect(cleanText('😀'.repeat(11), { max: 10 })).toEqual({
      ok: false,
      problem: 'too-long',
      length: 11,
      max: 10,
    })
    expect(cleanText(`  ${'a'.repeat(10)}\0 `, { max: 10 }).ok).toBe(true)
    expect(tooLong('😀😀', 2)).toBe(false)
    expect(tooLong('😀😀a', 2)).toBe(true)
  })
  it('on one line has no newlines', () => {
    expect(cleanLine('two\r\n  lines\t here', { max: 100 })).toEqual({ ok: true, text: 'two lines here' })
  })
  it('once clean stays as it is, and can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const cleaned = cleanText(text, { max: 1000 })
        if (!cleaned.ok) return
        expect(cleanText(cleaned.text, { max: 1000 })).toEqual(cleaned)
        expect(cleaned.text.isWellFormed()).toBe(true)
        expect(cleaned.text).not.toMatch(/[\0\r\u202a-\u202e\u2066-\u2069]/)
      }),
    )
  })
})
