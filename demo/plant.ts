import { Kysely, PostgresDialect } from 'kysely'
import { appPool, type DB } from '../src/database/index.ts'
import { plantWhoIsWho } from './saltmere.ts'

/** Where and when the demo is planted. */
export type Planting = { appUrl: string; now: Date; report: (line: string) => void }

/** Plants the invented place of Saltmere where nothing is planted yet; does nothing where something is. */
export async function plantDemo({ appUrl, report }: Planting): Promise<void> {
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: appPool(appUrl, 4) }) })
  try {
    if (await db.selectFrom('place').select('id').limit(1).executeTakeFirst()) return
    report('Planting the demo: the invented place of Saltmere.')
    await db.transaction().execute((transaction) => plantWhoIsWho(transaction))
  } finally {
    await db.destroy()
  }
}
