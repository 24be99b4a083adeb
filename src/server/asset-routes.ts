import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { HallSettings } from './settings.ts'

/** The built files, packed when they were built: their names change with their contents, so a browser may keep them for ever. */
export const assetRoutes = ({ assetsFolder }: HallSettings): Hono =>
  new Hono().get(
    '/assets/*',
    serveStatic({
      root: assetsFolder,
      precompressed: true,
      rewriteRequestPath: (path) => path.slice('/assets'.length),
      onFound: (path, c) => {
        // It watches over registers and over nothing else, wherever its own file lies.
        if (/\/register-worker\.\w+\.js/.test(path)) c.header('service-worker-allowed', '/sessions/')
        c.header('cache-control', 'public, max-age=31536000, immutable')
        c.header('x-content-type-options', 'nosniff')
      },
    }),
    (c) => c.text('not found', 404),
  )
