import type { Context } from 'hono'
import { ourCookie, type Visit } from '../accounts/index.ts'
import { codeHash, readCode } from '../surveys/index.ts'

type C = Context<Visit>

/** So long may a screen lie there before its survey is put away. */
export const IDLE_MINUTES = 30

// Sent to the pages of surveys and to no others: whoever asks for a person from there carries nothing of it along.
const slip = ourCookie('trellis_survey', { path: '/survey', sameSite: 'Strict' })

const minuteOf = (now: Date): number => Math.floor(now.getTime() / 60_000)

/**
 * The code on the slip that this browser has open, as what the database keeps of it; null when there is none, or when
 * nobody has touched it for half an hour. It ends when the browser does.
 */
export function slipInHand(c: C): { hash: Buffer } | null {
  const [typed = '', touched = ''] = (slip.read(c) ?? '').split('.')
  const code = readCode(typed)
  if (!code || !/^\d{1,12}$/.test(touched)) return null
  const now = minuteOf(c.var.now)
  if (now - Number(touched) > IDLE_MINUTES) return null
  if (now !== Number(touched)) takeSlip(c, code)
  return { hash: codeHash(code) }
}

/** Opens the survey of this code in this browser. */
export function takeSlip(c: C, code: string): void {
  slip.write(c, `${code}.${minuteOf(c.var.now)}`)
}

/** Puts the survey away: nothing of it stays in this browser. */
export function putAway(c: C): void {
  slip.drop(c)
}
