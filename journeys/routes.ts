import { Kysely, PostgresDialect } from 'kysely'
import { appPool, type DB } from '../src/database/index.ts'
import { createApp } from '../src/server/index.ts'
import type { Saltmere } from './saltmere.ts'

export type Route = { method: string; path: string }

/** Every route of the program, once. */
export function routesOf({ database, clock }: Pick<Saltmere, 'database' | 'clock'>): Route[] {
  const app = createApp({
    database: new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(database.appUrl, 1) }) }),
    installation: 'demo',
    clock: clock.now,
    assets: { css: '', js: '' } as never,
    assetsFolder: '',
    env: {},
  })
  const all = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()]
}
