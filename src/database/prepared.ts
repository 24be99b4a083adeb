import { createHash } from 'node:crypto'
import type { CompiledQuery, Kysely } from 'kysely'
import { handleThrough } from './handle.ts'
import type { DB } from './tables.ts'
import type { Acting, ActorTransaction } from './transaction.ts'

/** More different statements than this are not kept ready: each takes room in every connection. */
const MOST = 90

const names = new Map<string, string>()

/**
 * Runs a statement that is prepared once for each connection: read, planned and checked against row-level security
 * the first few times only. For the few statements that nearly every request runs; the values must not change which
 * plan is good or the text itself (a list of ids is one array). What selects `*` is never prepared.
 */
export async function runPrepared<Row>(db: Kysely<DB>, query: CompiledQuery<Row>): Promise<Row[]> {
  const { rows } = await db.executeQuery(named(query))
  return rows
}

/**
 * The same actor in the same transaction, whose every statement is prepared as `runPrepared` does: for a page that many
 * people open many times a day, and that asks more than it is answered.
 */
export function prepared(acting: Acting): Acting {
  const executor = acting.tx.getExecutor()
  const tx = handleThrough(executor, (consumer) =>
    executor.provideConnection((connection) =>
      consumer({
        executeQuery: (query, options) => connection.executeQuery(named(query), options),
        streamQuery: (query, size, options) => connection.streamQuery(query, size, options),
      }),
    ),
  )
  return { ...acting, tx: tx as ActorTransaction }
}

// The driver takes a name beside the text, and Kysely hands on to it what it is given.
function named<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
  const name = nameOf(query.sql)
  return name ? { ...query, sql: { name, text: query.sql } as unknown as string } : query
}

// The columns behind a star are fixed when it is prepared, and a table may have more by tomorrow.
const star = /\bselect \*|\.\*/

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST || star.test(text)) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}
