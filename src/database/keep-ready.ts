import { createHash } from 'node:crypto'
import type pg from 'pg'

/** More different statements than this are not kept ready: each takes room in every connection. */
const MOST = 90

/** A statement asked this often is one of those that go on being asked. */
const OFTEN = 12

/** So many texts are counted before counting begins anew: a list of ids that is not one array is a text of its own. */
const COUNTED = 2000

// The columns behind a star are fixed when it is prepared, and a table may have more by tomorrow.
const star = /\bselect \*|\.\*/

/**
 * Has every connection of a pool keep ready each statement with values that is asked again and again: it is read, planned
 * and checked against row-level security the first few times only. The values are not part of it, nor is who acts, which is
 * read when it runs; what selects `*` is never kept.
 */
export function keepReady(pool: pg.Pool): pg.Pool {
  const nameOf = namesOfTheOften()
  return pool.on('connect', (connection) => {
    const ask = connection.query.bind(connection) as (...asking: unknown[]) => unknown
    const kept = (asking: unknown, values?: unknown, ...rest: unknown[]): unknown => {
      const name =
        typeof asking === 'string' && Array.isArray(values) && values.length ? nameOf(asking) : undefined
      return ask(name ? { name, text: asking } : asking, values, ...rest)
    }
    connection.query = kept as typeof connection.query
  })
}

/** Counts what is asked, and answers with the name under which it is kept ready, if it is. */
function namesOfTheOften(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const asked = new Map<string, number>()
  return (text) => {
    const known = names.get(text)
    if (known || names.size >= MOST) return known
    if (asked.size >= COUNTED) asked.clear()
    const times = (asked.get(text) ?? 0) + 1
    asked.set(text, times)
    if (times < OFTEN || star.test(text)) return undefined
    asked.delete(text)
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
    names.set(text, name)
    return name
  }
}
