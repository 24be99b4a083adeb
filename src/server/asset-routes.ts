import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Hono } from 'hono'
import { pack, packingFor } from './compressing.ts'
import type { HallSettings } from './settings.ts'

const kinds: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}

const packed = new Set(['.css', '.js', '.svg'])

/** The built files: their names change with their contents, so a browser may keep them for ever. */
export function assetRoutes({ assetsFolder }: HallSettings): Hono {
  const kept = new Map<string, Promise<Buffer | null>>()
  const keep = (key: string, load: () => Promise<Buffer | null>) => {
    const found = kept.get(key) ?? load()
    kept.set(key, found)
    return found
  }
  return new Hono().get('/assets/*', async (c) => {
    const name = normalize(decodeURIComponent(c.req.path.slice('/assets/'.length)))
    const kind = kinds[extname(name)]
    if (!kind || name.startsWith('..')) return c.text('not found', 404)
    const file = await keep(name, () => readFile(join(assetsFolder, name)).catch(() => null))
    if (!file) {
      kept.delete(name)
      return c.text('not found', 404)
    }
    const packing = packed.has(extname(name)) ? packingFor(c.req.header('accept-encoding')) : null
    const body = packing ? await keep(`${packing} ${name}`, () => pack(file, packing, true)) : file
    return c.body(new Uint8Array(body ?? file), 200, {
      'content-type': kind,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      ...(packing ? { 'content-encoding': packing } : {}),
      ...(packed.has(extname(name)) ? { vary: 'accept-encoding' } : {}),
    })
  })
}
