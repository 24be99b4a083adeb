import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { appPool, type Database, type InstallationKind } from '../database/index.ts'
import type { Clock } from '../words/index.ts'

/** What the hall needs: an open database, the port, the kind of installation, the time, the built assets. */
export type ServerSettings = {
  database: Database
  port: number
  installation: InstallationKind
  clock: Clock
  assets: string
}

/** How long requests under way may still take once the server is asked to stop. */
const patience = 20_000

/** Serves until `stop`, which lets the requests under way finish. Rejects when the port cannot be had. */
export async function startServer({
  database,
  port,
}: ServerSettings): Promise<{ url: string; stop(): Promise<void> }> {
  const pool = appPool(database.appUrl)
  const app = new Hono()
  app.get('/health', async (c) => {
    await pool.query('select 1')
    return c.text('ok')
  })
  const server = serve({ fetch: app.fetch, port })
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience)
    await closed
    clearTimeout(timer)
    await pool.end()
  }
  return { url, stop }
}
