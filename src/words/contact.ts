import { typedCode } from './digits.ts'

/** What can be wrong with an email address that somebody typed. */
export type EmailProblem = 'empty' | 'too-long' | 'missing-at' | 'missing-domain' | 'not-an-email'

/** An email address that was typed: the address, its domain in small letters, or what is wrong. */
export type TypedEmail = { ok: true; email: string } | { ok: false; problem: EmailProblem }

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/i
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/**
 * Reads an email address. Lengths are those of RFC 5321 (64 before the @, 254 in all); the form is its plain one,
 * without quotes or comments, under a domain with a dot. Whether anybody reads it cannot be known here.
 */
export function parseEmail(text: string): TypedEmail {
  const typed = typedCode(text)
  if (typed === '') return { ok: false, problem: 'empty' }
  if (typed.length > 254) return { ok: false, problem: 'too-long' }
  const at = typed.lastIndexOf('@')
  if (at < 0) return { ok: false, problem: 'missing-at' }
  const local = typed.slice(0, at)
  const domain = typed.slice(at + 1).toLowerCase()
  const labels = domain.split('.')
  if (labels.length < 2 || labels.includes('')) return { ok: false, problem: 'missing-domain' }
  const dotsInPlace = !local.startsWith('.') && !local.endsWith('.') && !local.includes('..')
  const ending = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/.test(labels.at(-1) ?? '')
  if (!LOCAL_PART.test(local) || !dotsInPlace || !ending || !labels.every((label) => LABEL.test(label))) {
    return { ok: false, problem: 'not-an-email' }
  }
  return { ok: true, email: `${local}@${domain}` }
}

/** What can be wrong with a phone number that somebody typed. */
export type PhoneProblem = 'empty' | 'not-a-number' | 'too-short' | 'too-long' | 'not-uk'

/** A UK phone number that was typed: in E.164 form ('+447700900123'), or what is wrong. */
export type TypedPhone = { ok: true; phone: string; isMobile: boolean } | { ok: false; problem: PhoneProblem }

/**
 * Reads a UK phone number, mobile or landline, with 0, +44 or 0044 in front and any spacing. Ranges are those of
 * Ofcom's National Telephone Numbering Plan; premium numbers (09) are refused with numbers from elsewhere.
 */
export function parseUkPhone(text: string): TypedPhone {
  const typed = typedCode(text)
  if (typed === '') return { ok: false, problem: 'empty' }
  const dialled = typed.replace(/[\s().\p{Pd}/]/gu, '').replace(/^00/, '+')
  if (!/^\+?\d+$/.test(dialled)) return { ok: false, problem: 'not-a-number' }
  if (dialled.startsWith('+') && !dialled.startsWith('+44')) return { ok: false, problem: 'not-uk' }
  // People write +44 (0)7700 as often as +44 7700.
  const national = dialled.replace(/^\+44|^44(?=\d{10}$)/, '').replace(/^0/, '')
  if (national.length < 9) return { ok: false, problem: 'too-short' }
  if (national.length > 10) return { ok: false, problem: 'too-long' }
  if (!/^[12357]|^8[047]/.test(national)) return { ok: false, problem: 'not-uk' }
  // Only some 01 areas and old 0800 numbers have nine digits after the nought.
  if (national.length === 9 && !/^(?:1|800)/.test(national)) return { ok: false, problem: 'too-short' }
  return { ok: true, phone: `+44${national}`, isMobile: isMobileNumber(`+44${national}`) }
}

/** Whether a UK number in E.164 form is a mobile: 071 to 075, 077 to 079, and 07624 of the Isle of Man. */
export function isMobileNumber(phone: string): boolean {
  return /^\+447(?:[1-57-9]|624)/.test(phone)
}

/** A UK number in E.164 form as people here write it: '07700 900123', '020 7946 0000'. Others are left as they are. */
export function formatPhone(phone: string): string {
  if (!/^\+44\d{9,10}$/.test(phone)) return phone
  const national = `0${phone.slice(3)}`
  if (national.startsWith('02')) return grouped(national, 3, 7)
  if (/^(?:01\d1|011\d|0[389])/.test(national)) return grouped(national, 4, 7)
  return grouped(national, 5, 11)
}

function grouped(digits: string, first: number, second: number): string {
  return [digits.slice(0, first), digits.slice(first, second), digits.slice(second)].filter(Boolean).join(' ')
}
