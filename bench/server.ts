import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Kysely, PostgresDialect } from 'kysely'
import { appPool, type DB, projectFolder } from '../src/database/index.ts'
import { type Background, createApp, startBackground } from '../src/server/index.ts'
import { readAssets } from '../src/ui/index.ts'
import { newId, systemClock } from '../src/words/index.ts'
import { INSERT, INSERT_PATH } from './reference.ts'

/** What the server is told in BENCH. */
export type ServerSettings = { appUrl: string }

/** What it can be asked to do: work the job queue and the minute's sweep beside the requests, or leave them be. */
export type ServerOrder = { background: boolean }

/**
 * Serves the whole hall, with two addresses more that are in no Trellis but this one, behind the same headers, limits
 * and checks as every other: a POST with one durable insert and nothing else, and a page with nothing on it. Says where
 * when it is ready.
 */
export async function runServer(): Promise<void> {
  const { appUrl } = JSON.parse(process.env.BENCH ?? '') as ServerSettings
  const pool = appPool(appUrl)
  const assetsFolder = join(projectFolder(), 'build', 'assets')
  const settings = {
    database: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }),
    installation: 'demo' as const,
    clock: systemClock,
    assets: readAssets(assetsFolder),
    assetsFolder,
    // One signed-in worker stands for many.
    env: {
      TRELLIS_DATA: mkdtempSync(join(tmpdir(), 'trellis-bench-history-')),
      TRELLIS_REQUESTS_A_MINUTE: '1000000000',
    },
    appUrl,
  }
  const hall = createApp(settings)
  hall.get('/bench/empty', (c) => c.var.page({ title: 'Nothing', section: 'today', children: '' }))
  hall.post(INSERT_PATH, async (c) => {
    await pool.query(INSERT, [newId(), await c.req.text()])
    return c.body(null, 204)
  })
  serve({ fetch: hall.fetch, port: 0 }, ({ port }) => process.send?.({ url: `http://localhost:${port}` }))

  let background: Background | null = null
  process.on('message', async (order: ServerOrder) => {
    if (order.background && !background) background = await startBackground(settings, 'http://localhost')
    if (!order.background) {
      await background?.stop()
      background = null
    }
    process.send?.({ background: order.background })
  })
  process.on('SIGTERM', () => process.exit(0))
}
