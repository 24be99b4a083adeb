import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip, type ZlibOptions } from 'node:zlib'
import type { Context } from 'hono'

/** What every answer carries: open to every site, told apart by nothing of the visitor. */
export const openHeaders: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Last-Modified, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
}

/** What a browser is told that asks before it asks. */
export const preflight: Record<string, string> = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'Accept, Content-Type, If-None-Match, If-Modified-Since, Cache-Control',
  'access-control-max-age': '86400',
}

/** Answers with JSON under a strong ETag, packed for whoever can unpack it; 304 without a body to whoever has it already. */
export async function answer(
  c: Context,
  content: unknown,
  told: { changedAt?: Date; links?: string } = {},
): Promise<Response> {
  const body = Buffer.from(JSON.stringify(content))
  const packed = packs(c) && body.length > 1_000
  const fingerprint = createHash('sha256').update(body).digest('base64url').slice(0, 32)
  // A strong one names these very bytes, so the packed ones have their own.
  const etag = `"${fingerprint}${packed ? '-gzip' : ''}"`
  c.header('etag', etag)
  c.header('cache-control', 'public, max-age=60')
  c.header('vary', 'Accept, Accept-Encoding')
  if (told.changedAt) c.header('last-modified', told.changedAt.toUTCString())
  if (told.links) c.header('link', told.links)
  if (has(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('content-type', 'application/json')
  if (!packed) return c.body(new Uint8Array(body))
  c.header('content-encoding', 'gzip')
  return c.body(new Uint8Array(await gzipped(body, { level: 4 })))
}

const gzipped = promisify<Buffer, ZlibOptions, Buffer>(gzip)

/** Whether whoever asks can unpack what was packed. */
export const packs = (c: Context): boolean =>
  (c.req.header('accept-encoding') ?? '')
    .split(',')
    .some((one) => /^\s*(?:gzip|x-gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one))

const has = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === etag || one === '*')

/** Something went wrong, in the one shape that all such answers have. */
export function problem(
  c: Context,
  status: 400 | 404 | 405 | 406 | 429 | 500,
  message: string,
  parameter?: string,
): Response {
  c.header('cache-control', 'no-store')
  const content = { status, error: names[status], message, ...(parameter ? { parameter } : {}) }
  return c.body(JSON.stringify(content), status, { 'content-type': 'application/json' })
}

const names = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
} as const

/** Whether an Accept header takes this kind of answer. */
export function accepts(header: string | undefined, kind: string): boolean {
  if (!header?.trim()) return true
  const [family = ''] = kind.split('/')
  return header.split(',').some((range) => {
    const [name = '', ...settings] = range
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    const refused = settings.some((setting) => /^q=0(?:\.0*)?$/.test(setting))
    return !refused && [kind, `${family}/*`, '*/*', '*'].includes(name)
  })
}
