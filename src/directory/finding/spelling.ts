import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { mayBeSlips, type Said } from './search-words.ts'

/** How alike two words must be by their groups of three letters (pg_trgm) for one to be a slip for the other. */
const ALIKE = 0.35
/** How far behind the best another may be and still be meant. */
const NEAR_THE_BEST = 0.12

/** A slip of spelling and the word of the directory that was probably meant. */
export type Slip = { typed: string; found: string }

/**
 * Adds to each word that the directory never uses the words of it that are spelt most alike, so that a slip still
 * finds. Answers what was said with those words, and the slips worth telling the seeker about.
 */
export async function forgiveSpelling(
  database: Kysely<DB>,
  said: readonly Said[],
): Promise<{ said: Said[]; slips: Slip[] }> {
  const typed = mayBeSlips(said)
  if (typed.length === 0) return { said: [...said], slips: [] }
  const { rows } = await sql<{ typed: string; found: string[] }>`
    select typed, array(
        select word from (
          select d.word, similarity(d.word, typed) as alike, max(similarity(d.word, typed)) over () as best
            from directory_word d where d.word % typed) near
         where alike >= ${ALIKE} and alike >= best - ${NEAR_THE_BEST}::real
         order by alike desc, word limit 4) as found
      from unnest(${typed}::text[]) as typed
     where not exists (select from directory_word d where d.word = typed)`.execute(database)
  const found = new Map(rows.map((row) => [row.typed, row.found]))
  const slips = rows.flatMap(({ typed, found: [best] }) =>
    best && !sameStem(typed, best) ? [{ typed, found: best }] : [],
  )
  return { said: said.map((one) => ({ ...one, asks: [...one.asks, ...(found.get(one.said) ?? [])] })), slips }
}

// 'comic' for 'comics' is no slip.
const sameStem = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)
