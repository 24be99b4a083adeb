import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { firstCapital } from '../../words/index.ts'
import { firstWords } from '../facts.ts'
import type { Said } from './search-words.ts'

/**
 * For each of these services, and each thing that was said, the first sentence that answers it ('' for none). Whole
 * sentences are tried one by one, because PostgreSQL's own headlines mark single words of a phrase.
 */
export async function excerptsOf(
  database: Kysely<DB>,
  services: readonly string[],
  said: readonly Said[],
): Promise<Map<string, string[]>> {
  if (services.length === 0 || said.length === 0) return new Map()
  const first = said.map(({ asks }) =>
    asks.length === 0
      ? sql`''`
      : sql`(array_agg(sentence order by place) filter (where to_tsvector('english', unaccent(sentence)) @@ ${anyOf(asks)}))[1]`,
  )
  const { rows } = await sql<{ id: string; excerpts: (string | null)[] }>`
    select id, array[${sql.join(first)}] as excerpts
      from service,
           lateral (select left(concat_ws(E'\n', summary, description, eligibility, array_to_string(good_for, ', '),
             array_to_string(topics, ', ')), 3000) as said) words,
           lateral regexp_split_to_table(said, E'(?<=[.!?])[[:space:]]+|\n+') with ordinality as sentences (sentence, place)
     where id = any(${services}::uuid[])
     group by id`.execute(database)
  return new Map(rows.map((row) => [row.id, row.excerpts.map(asSentence)]))
}

/** A query of PostgreSQL that any of these words or phrases answers. */
export const anyOf = (asks: readonly string[]) =>
  sql`(${sql.join(
    asks.map((ask) => sql`phraseto_tsquery('english', ${ask})`),
    sql` || `,
  )})`

function asSentence(text: string | null): string {
  return firstCapital(firstWords((text ?? '').replace(/^[-\s]+/, ''), 140))
}
