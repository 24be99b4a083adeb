import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { sessionToken } from './session-cookie.ts'
import type { Visit } from './visit.ts'

const WAY = 'aes-256-gcm'
/** Every so many characters an address grows, so that its length says little. */
const STEP = 32

const keyOf = (c: Context<Visit>): Buffer =>
  createHmac('sha256', sessionToken(c) ?? '')
    .update('what is searched for')
    .digest()

/**
 * What somebody searches for, often a name, as it may stand in an address: nobody reads it in a log, a bookmark or a list of visited
 * pages, because its key is the session’s secret. The same words are the same address, so that back and reload work.
 */
export function hideSought(c: Context<Visit>, words: string): string {
  if (words === '') return ''
  const key = keyOf(c)
  // Made of the words, so that no number is used for other words again.
  const once = createHmac('sha256', key).update(words).digest().subarray(0, 12)
  const cipher = createCipheriv(WAY, key, once)
  const hidden = cipher.update(words.padEnd(Math.ceil(words.length / STEP) * STEP), 'utf8')
  return Buffer.concat([once, hidden, cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

/** The words again; none once that session is over, or where it was never hidden here. */
export function soughtIn(c: Context<Visit>, hidden = ''): string {
  const bytes = Buffer.from(hidden.slice(0, 2_000), 'base64url')
  if (bytes.length < 12 + STEP + 16) return ''
  try {
    const cipher = createDecipheriv(WAY, keyOf(c), bytes.subarray(0, 12), { authTagLength: 16 })
    cipher.setAuthTag(bytes.subarray(-16))
    return (cipher.update(bytes.subarray(12, -16), undefined, 'utf8') + cipher.final('utf8')).trimEnd()
  } catch {
    return ''
  }
}
