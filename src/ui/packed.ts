import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'

/** A body that many are sent alike: as it is, and packed once rather than again for each of them. */
export type Packed = { plain: Uint8Array<ArrayBuffer>; gzip: Uint8Array<ArrayBuffer> }

/** Packs a text that will be sent again and again. */
export const packed = (text: string): Packed => ({
  plain: new Uint8Array(Buffer.from(text)),
  gzip: new Uint8Array(gzipSync(text)),
})

/** Sends it, packed to whoever can unpack it; `headers` says what it is. */
export function sendPacked(
  c: Context,
  { plain, gzip }: Packed,
  headers: Readonly<Record<string, string>>,
): Response {
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
    return c.body(plain, 200, { ...headers, vary: 'accept-encoding' })
  return c.body(gzip, 200, { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' })
}

/** What a page of ours is. */
export const asPage = { 'content-type': 'text/html; charset=UTF-8' } as const
