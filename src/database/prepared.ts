import { createHash } from 'node:crypto'
import type { CompiledQuery, Kysely } from 'kysely'
import type { DB } from './tables.ts'

/** More different statements than this are not kept ready: each takes room in every connection. */
const MOST = 60

const names = new Map<string, string>()

/**
 * Runs a statement that is prepared once for each connection: read, planned and checked against row-level security
 * the first few times only. For the few statements that nearly every request runs; the values must not change which
 * plan is good, and `select *` has no place in one (its columns are fixed when it is prepared).
 */
export async function runPrepared<Row>(db: Kysely<DB>, query: CompiledQuery<Row>): Promise<Row[]> {
  const name = nameOf(query.sql)
  // The driver takes a name beside the text, and Kysely hands on to it what it is given.
  const named = name ? { ...query, sql: { name, text: query.sql } as unknown as string } : query
  const { rows } = await db.executeQuery(named)
  return rows
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}
