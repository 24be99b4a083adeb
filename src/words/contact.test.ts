import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, isMobileNumber, parseEmail, parseUkPhone } from './contact.ts'

describe('an email address', () => {
  it.each([
    ['Kez.Mensah+art@Example.ORG', 'Kez.Mensah+art@example.org'],
    [" o'brien@school.sch.uk\u200b", "o'brien@school.sch.uk"],
    ['a@b.co', 'a@b.co'],
    ['head@xn--caf-dma.example', 'head@xn--caf-dma.example'],
  ])('%j is %s', (text, email) => expect(parseEmail(text)).toEqual({ ok: true, email }))
  it.each([
    ['', 'empty'],
    ['kez', 'missing-at'],
    ['kez@example', 'missing-domain'],
    ['kez@example..org', 'missing-domain'],
    ['kez@', 'missing-domain'],
    ['@example.org', 'not-an-email'],
    ['kez mensah@example.org', 'not-an-email'],
    ['kez@mensah@example.org', 'not-an-email'],
    ['.kez@example.org', 'not-an-email'],
    ['ke..z@example.org', 'not-an-email'],
    ['kez@-example.org', 'not-an-email'],
    ['kez@127.0.0.1', 'not-an-email'],
    ['kez@example.org\r\nBcc: all@example.org', 'not-an-email'],
    [`${'a'.repeat(65)}@example.org`, 'not-an-email'],
    [`a@${'a.'.repeat(130)}org`, 'too-long'],
  ])('%j is refused: %s', (text, problem) => expect(parseEmail(text)).toEqual({ ok: false, problem }))
  it('that is accepted has no space and one @', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
        const typed = parseEmail(text)
        return !typed.ok || /^[^\s@]+@[^\s@]+$/.test(typed.email)
      }),
    )
  })
})

describe('a phone number', () => {
  it.each([
    ['07700 900123', '+447700900123', true],
    ['+44 7700 900123', '+447700900123', true],
    ['+44 (0)7700 900-123', '+447700900123', true],
    ['0044 7700900123', '+447700900123', true],
    ['447700900123', '+447700900123', true],
    ['7700900123', '+447700900123', true],
    ['０７７００ ９００１２３', '+447700900123', true],
    ['٠٧٧٠٠٩٠٠١٢٣', '+447700900123', true],
    ['07624 900123', '+447624900123', true],
    ['07012 345678', '+447012345678', false],
    ['020 7946 0000', '+442079460000', false],
    ['01632 960001', '+441632960001', false],
    ['016977 2345', '+44169772345', false],
    ['0800 001 066', '+44800001066', false],
    ['0300 123 1234', '+443001231234', false],
  ])('%j is %s', (text, phone, isMobile) => {
    expect(parseUkPhone(text)).toEqual({ ok: true, phone, isMobile })
    expect(isMobileNumber(phone)).toBe(isMobile)
  })
  it.each([
    ['', 'empty'],
    ['ask my mum', 'not-a-number'],
    ['07700 900123 ext 4', 'not-a-number'],
    ['07700 9001', 'too-short'],
    ['0770090012', 'too-short'],
    ['07700 9001234', 'too-long'],
    ['+353 1 123 4567', 'not-uk'],
    ['0909 879 0000', 'not-uk'],
    ['0000000000', 'not-uk'],
  ])('%j is refused: %s', (text, problem) => expect(parseUkPhone(text)).toEqual({ ok: false, problem }))
  it.each([
    ['+447700900123', '07700 900123'],
    ['+442079460000', '020 7946 0000'],
    ['+441132960001', '0113 296 0001'],
    ['+441214960001', '0121 496 0001'],
    ['+441632960001', '01632 960001'],
    ['+443001231234', '0300 123 1234'],
    ['+353112345', '+353112345'],
  ])('%s is written %s', (phone, words) => expect(formatPhone(phone)).toBe(words))
  it('written out reads back as itself', () => {
    const national = fc.stringMatching(/^(?:7[0-9]|2[0-9]|1[1-9]|3[0-9]|80)[0-9]{8}$/)
    fc.assert(
      fc.property(national, (digits) => {
        const typed = parseUkPhone(`0${digits}`)
        expect(typed.ok && parseUkPhone(formatPhone(typed.phone))).toEqual(typed)
      }),
    )
  })
})
