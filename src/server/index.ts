import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Kysely, PostgresDialect } from 'kysely'
import { actorTransaction, appPool, type DB, type InstallationKind } from '../database/index.ts'
import { seedMeasures } from '../measures/index.ts'
import { seedProgrammes } from '../programmes/index.ts'
import { readAssets } from '../ui/index.ts'
import { type Clock, newId, writeLog } from '../words/index.ts'
import { createApp } from './app.tsx'
import { startBackground } from './background.ts'
import type { HallSettings } from './settings.ts'

export { createApp } from './app.tsx'
export { type Background, startBackground } from './background.ts'
export { catchTheRest } from './last-resort.ts'
export { rowOf } from './matrix.ts'
export type { HallSettings } from './settings.ts'

/** What the hall needs: an open database, the port, the kind of installation, the time, the built assets. */
export type ServerSettings = {
  database: { appUrl: string }
  port: number
  installation: InstallationKind
  clock: Clock
  assets: string
  env?: NodeJS.ProcessEnv
}

/** A server that is running. */
export type Running = { url: string; sweepNow: () => Promise<void>; stop(): Promise<void> }

/** How long requests under way may still take once the server is asked to stop. */
const patience = 20_000

// What the files declare is in the database before anything is asked.
function seedAtStart({ database, clock }: Pick<HallSettings, 'database' | 'clock'>): Promise<string[]> {
  const actor = { kind: 'operator:start', id: null, place: null } as const
  return actorTransaction(database, { actor, now: clock(), request: newId() }, async (acting) => [
    ...(await seedMeasures(acting)),
    ...(await seedProgrammes(acting)),
  ])
}

/** Serves until `stop`, which lets the requests under way finish. Rejects when the port cannot be had. */
export async function startServer(given: ServerSettings): Promise<Running> {
  const env = given.env ?? process.env
  const pool = appPool(given.database.appUrl)
  const settings = {
    database: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }),
    installation: given.installation,
    clock: given.clock,
    assets: readAssets(given.assets),
    assetsFolder: given.assets,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, ''),
    env,
    appUrl: given.database.appUrl,
  }
  for (const sentence of await seedAtStart(settings)) writeLog(sentence)
  const server = serve({ fetch: createApp(settings).fetch, port: given.port })
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve)
      server.once('error', reject)
    })
  } catch (error) {
    await settings.database.destroy()
    throw error
  }
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const background = await startBackground(settings, settings.publicUrl ?? url)
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience)
    await closed
    clearTimeout(timer)
    await background.stop()
    await settings.database.destroy()
  }
  return { url, sweepNow: background.sweepNow, stop }
}
