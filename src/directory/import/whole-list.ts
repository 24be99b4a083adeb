import type { Acting } from '../../database/index.ts'

/** A list that lost more than half of its services, and at least as many as this, is not believed unasked. */
const FEW = 10

/** What a whole list says of what is gone. */
export type Gone = { vanished: number } | { shrunkFrom: number }

/**
 * What a source's whole list, taken in at this moment, no longer has: flagged from now on. A list that has suddenly
 * shrunk by more than half flags nothing: somebody must say first that it is right.
 */
export async function seenWhole(acting: Acting, source: string, taken: Date): Promise<Gone> {
  const before = await listedOf(acting, source)
  const now = await countOf(acting, source, taken)
  if (now * 2 < before && before - now >= FEW) return { shrunkFrom: before }
  return { vanished: await believe(acting, source, taken) }
}

/** Takes a whole list at its word: what it does not have is gone from now on. Answers with how many that are. */
export async function believe({ tx }: Acting, source: string, taken: Date): Promise<number> {
  await tx.updateTable('directory_source').set({ imported_at: taken }).where('id', '=', source).execute()
  const gone = await tx
    .selectFrom('service')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('source_id', '=', source)
    .where('last_seen', '<', taken)
    .executeTakeFirstOrThrow()
  return gone.count
}

// How many its last list had that was believed, by what has not gone since.
async function listedOf(acting: Acting, source: string): Promise<number> {
  const last = await acting.tx
    .selectFrom('directory_source')
    .select('imported_at')
    .where('id', '=', source)
    .executeTakeFirst()
  return last?.imported_at ? countOf(acting, source, last.imported_at) : 0
}

async function countOf({ tx }: Acting, source: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('service')
    .select((rows) => rows.fn.countAll<number>().as('count'))
    .where('source_id', '=', source)
    .where('last_seen', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}
