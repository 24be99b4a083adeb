import {
  type DateOnly,
  dateFrom,
  isDateOnly,
  isRealDate,
  parseEmail,
  parseUkPhone,
} from '../../words/index.ts'
import { type Notes, rawText } from './text-fields.ts'
import { webAddress } from './web-address.ts'

/** The web address in a field; a note says so when one was given that cannot be linked to. */
export function urlOf(value: unknown, base: string | null, label: string, notes: Notes): string | null {
  const text = rawText(value)
  if (text === null) return null
  const url = webAddress(text, base)
  if (url === null)
    notes.push(`The ${label} “${text.slice(0, 80)}” is no address on the web and was left out.`)
  return url
}

/** The email address in a field; a note says so when one was given that is none. */
export function emailOf(value: unknown, label: string, notes: Notes): string | null {
  const text = rawText(value)
  if (text === null) return null
  const typed = parseEmail(text.replace(/^mailto:/i, '').replace(/(?<![.,;])[.,;]+$/, ''))
  if (typed.ok) return typed.email
  notes.push(`The ${label} “${text.slice(0, 80)}” is no email address and was left out.`)
  return null
}

/** The phone number in a field: in E.164 form where it is an ordinary UK number, short numbers as they are. */
export function phoneOf(value: unknown, label: string, notes: Notes): string | null {
  const text = rawText(value)
  if (text === null) return null
  const typed = parseUkPhone(text)
  if (typed.ok) return typed.phone
  if (/^\+?[\d\s()/-]{3,30}(?:(?:ext|x|option)[\s.:]*\d{1,6})?$/i.test(text) && /\d{3}/.test(text))
    return text
  notes.push(`The ${label} “${text.slice(0, 80)}” is no phone number and was left out.`)
  return null
}

/** The date in a field, written year first or as 31/12/2024; a time after it is not read. */
export function dateOf(value: unknown, label: string, notes: Notes): DateOnly | null {
  const text = rawText(value)
  if (text === null) return null
  const first = text.slice(0, 10)
  if (isDateOnly(first)) return first
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text)
  if (british) {
    const [day, month, year] = [Number(british[1]), Number(british[2]), Number(british[3])]
    if (isRealDate(year, month, day)) return dateFrom(year, month, day)
  }
  notes.push(`The ${label} “${text.slice(0, 40)}” is no date and was left out.`)
  return null
}

/** The moment in a field (UTC unless it names its zone), or the start of its day when it only has a date. */
export function momentOf(value: unknown, label: string, notes: Notes): Date | null {
  const text = rawText(value)
  if (text === null) return null
  const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/.exec(text)
  const moment = written ? Date.parse(`${written[1]}${written[2] ?? 'Z'}`) : Number.NaN
  if (!Number.isNaN(moment)) return new Date(moment)
  const day = dateOf(text, label, notes)
  return day ? new Date(`${day}T00:00:00Z`) : null
}
