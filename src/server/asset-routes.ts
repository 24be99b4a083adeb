import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Hono } from 'hono'
import type { HallSettings } from './settings.ts'

const kinds: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}

/** The built files: their names change with their contents, so a browser may keep them for ever. */
export function assetRoutes({ assetsFolder }: HallSettings): Hono {
  const kept = new Map<string, Buffer>()
  return new Hono().get('/assets/*', async (c) => {
    // Our own names need no decoding: what would need it is none of them.
    const name = normalize(c.req.path.slice('/assets/'.length))
    const kind = kinds[extname(name)]
    if (!kind || name.startsWith('..')) return c.text('not found', 404)
    const file = kept.get(name) ?? (await readFile(join(assetsFolder, name)).catch(() => null))
    if (!file) return c.text('not found', 404)
    kept.set(name, file)
    return c.body(new Uint8Array(file), 200, {
      'content-type': kind,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })
}
