import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { createMiddleware } from 'hono/factory'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** The ways of packing that browsers name, the tighter first. */
export type Packing = 'br' | 'gzip'

/** The way that this browser takes, or null when it takes none. */
export function packingFor(accepted: string | undefined): Packing | null {
  const offered = (accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim())
  return (['br', 'gzip'] as const).find((packing) => offered.includes(packing)) ?? null
}

/** Packs bytes: tightly what is packed once and kept, quickly what is packed for one answer. */
export function pack(bytes: Uint8Array, packing: Packing, kept: boolean): Promise<Buffer> {
  if (packing === 'gzip') return zip(bytes, { level: kept ? 9 : 5 })
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: kept ? 10 : 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  })
}

/** Less than this goes over a slow line in one go as it is. */
const WORTHWHILE = 1_400

/**
 * Packs pages for browsers that take it: on a phone with a poor signal most of the wait is the line. Packing tells an
 * eavesdropper how long a page is, so a page must not hold a secret beside what a stranger made it repeat; ours hold
 * none (the session is a cookie), and a stranger's page cannot ask for them with it (it is SameSite).
 */
export const compressing = createMiddleware(async (c, next) => {
  await next()
  const { res } = c
  if (!res.headers.get('content-type')?.startsWith('text/html') || res.headers.has('content-encoding')) return
  res.headers.append('vary', 'accept-encoding')
  const packing = packingFor(c.req.header('accept-encoding'))
  if (!packing || c.req.method === 'HEAD') return
  const bytes = new Uint8Array(await res.arrayBuffer())
  const packed = bytes.byteLength < WORTHWHILE ? null : await pack(bytes, packing, false)
  const headers = new Headers(res.headers)
  if (packed) headers.set('content-encoding', packing)
  headers.delete('content-length')
  c.res = undefined
  c.res = new Response(packed ? new Uint8Array(packed) : bytes, { status: res.status, headers })
})
