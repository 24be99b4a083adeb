import { sql } from 'kysely'
import { type Actor, actorTransaction } from '../src/database/index.ts'
import type { TestDatabase } from '../src/database/testing.ts'
import { pastWalls } from './past-walls.ts'

/** A table that shows each only what is theirs, its text columns, and how a row of it is told from the others. */
type Walled = { name: string; key: string; texts: string[] }

/** The rows of each table that somebody sees, by their keys. */
export type Seen = Map<Walled, string[]>

// Every table with a wall, and its words: what stands in a key is no word. Who looked is told by a function of its own, to
// whoever may know it, so that history stays as it is.
const walled = `
  with keys as (
    select i.indrelid, 'concat_ws(''|'', ' || string_agg(format('%I', a.attname), ', ' order by a.attnum) || ')' as key
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::smallint[])
    where i.indisprimary group by i.indrelid)
  select c.relname as name, keys.key, array(
      select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.atttypid = 'text'::regtype and a.attgenerated = '' and not exists (select from pg_constraint k
          where k.conrelid = c.oid and k.contype in ('p', 'f', 'u') and a.attnum = any(k.conkey)) order by a.attnum) as texts
  from pg_class c join keys on keys.indrelid = c.oid
  where c.relname not like 'history%' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity order by 1`

const PERMISSION_DENIED = '42501'

function nothingToAsk(error: { code?: string }): string[] {
  if (error.code === PERMISSION_DENIED) return []
  throw error
}

/** What an actor sees of every table that has a wall. What they may not even ask for they see nothing of. */
export async function seenBy({ kysely, owner }: TestDatabase, actor: Actor, now: Date): Promise<Seen> {
  const { rows } = await owner.query<Walled>(walled)
  const seen: Seen = new Map()
  for (const table of rows) {
    const ask = actorTransaction(kysely, { actor, now, request: 'seen' }, async ({ tx }) => {
      const found = await sql<{
        key: string
      }>`select ${sql.raw(table.key)} as key from ${sql.table(table.name)}`.execute(tx)
      return found.rows.map(({ key }) => key)
    })
    seen.set(table, await ask.catch(nothingToAsk))
  }
  return seen
}

/**
 * Drops every row that is not seen, past every trigger and wall, and writes other words into those that something else hangs on;
 * what a check of the database refuses stays as it is. Gives how many rows are gone or otherwise.
 */
export async function changeUnseen({ owner }: TestDatabase, seen: Seen): Promise<number> {
  return pastWalls(owner, async (client) => {
    const unseen = async (statement: string, { key }: Walled, keys: string[]) =>
      (await client.query(`${statement} not (${key} = any($1::text[]))`, [keys]).catch(() => null))
        ?.rowCount ?? 0
    let rows = 0
    // What hangs on others goes first, and then those.
    for (let pass = 0; pass < 4; pass++)
      for (const [table, keys] of seen) rows += await unseen(`delete from "${table.name}" where`, table, keys)
    for (const [table, keys] of seen) {
      let most = 0
      for (const column of table.texts) {
        const change = `update "${table.name}" set "${column}" = "${column}" || ' unseen' where "${column}" is not null and`
        most = Math.max(most, await unseen(change, table, keys))
      }
      rows += most
    }
    return rows
  })
}
