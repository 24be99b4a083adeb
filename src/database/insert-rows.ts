import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { DB } from './tables.ts'

/** A value as JSON holds it; bytes as PostgreSQL writes them. */
const asJson = (value: unknown): unknown => (Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value)

/**
 * The part of a `with` that inserts rows (at least one, all with the same fields), handed over as one value: the
 * statement's text is the same whatever they hold and however many they are, so that it can be prepared. A jsonb
 * column takes its value as it is, not as text.
 */
export function insertRows<Table extends keyof DB & string>(
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
): RawBuilder<Record<string, unknown>> {
  const values = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asJson(value)])),
  )
  const columns = sql.join(Object.keys(values[0] ?? {}).map((name) => sql.ref(name)))
  const into = sql.table(table)
  return sql`(insert into ${into} (${columns}) select ${columns} from jsonb_populate_recordset(null::${into}, ${JSON.stringify(values)}::jsonb))`
}
