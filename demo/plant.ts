import { sql } from 'kysely'
import { appPool } from '../src/database/index.ts'
import { inOneTransaction } from './one-transaction.ts'
import { plantSaltmere } from './planting.ts'

/** Where and when the demo is planted; `origin` is where its messages lead to. */
export type Planting = { appUrl: string; now: Date; report: (line: string) => void; origin?: string }

// Keeps two first starts at once from planting twice; the number is our own.
const PLANTING = 7_402

/**
 * Plants the invented place of Saltmere where nothing is planted yet; does nothing where something is. It is one
 * transaction: a planting that was cut off has left nothing, and the next start plants anew.
 */
export async function plantDemo({
  appUrl,
  now,
  report,
  origin = 'http://localhost:3000',
}: Planting): Promise<void> {
  const pool = appPool(appUrl, 1)
  try {
    await inOneTransaction(pool, async (db) => {
      await sql`select pg_advisory_xact_lock(${PLANTING})`.execute(db)
      if (await db.selectFrom('place').select('id').limit(1).executeTakeFirst()) return
      report('Planting the demo: the invented place of Saltmere. It takes some seconds, once.')
      const { youngPeople } = await plantSaltmere(db, { now, origin })
      report(`Planted ${youngPeople} invented young people and everybody around them.`)
    })
  } finally {
    await pool.end()
  }
}
