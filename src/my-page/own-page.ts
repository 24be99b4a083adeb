import { randomInt } from 'node:crypto'
import { newToken, tokenHash } from '../accounts/index.ts'

/** A young person's own page, or a parent's or carer's, as those see it who have the record: nothing of the link or the code is kept. */
export type OwnPage = {
  id: string
  madeAt: Date
  madeBy: string
  openedAt: Date | null
  expiresAt: Date
  /** Since when a login of their own opens it too. */
  loginSince: Date | null
  /** How many wrong codes were tried, by whoever. */
  wrongCodes: number
  /** Which decisions that are not theirs a parent or carer sees on it. */
  shows: string[]
}

/** So long a link lasts, unless it is taken back before. */
export const OWN_PAGE_DAYS = 180

/** A secret for the link and six digits to hand over in person, which nobody sees again. */
export const newKeys = (): { token: string; code: string } => ({
  token: newToken(),
  code: String(randomInt(1_000_000)).padStart(6, '0'),
})

/**
 * What is kept of a code: bound to the secret of its link, so that it opens no other, and nobody who reads the table can
 * try the million codes there are.
 */
export const codeHash = (token: string, code: string): Buffer => tokenHash(`${token}.${code}`)

/** Whether a piece of an address can be a link's secret. */
export const isToken = (token: string): boolean => /^[\w-]{43}$/.test(token)

/** The six digits in what somebody typed, with or without spaces; null when they are not six digits. */
export function readCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s.-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/** '123 456' */
export const spokenCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
