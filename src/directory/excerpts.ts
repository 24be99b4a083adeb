import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { firstWords } from './facts.ts'
import type { Said } from './search-words.ts'

/** For each of these services and each thing that was said, the first sentence that answers it. */
export async function excerptsOf(
  database: Kysely<DB>,
  services: readonly string[],
  said: readonly Said[],
): Promise<Map<string, string[]>> {
  if (services.length === 0 || said.length === 0) return new Map()
  const around = said.map(({ asks }) =>
    asks.length === 0
      ? sql`''`
      : sql`ts_headline('english', told, ${anyOf(asks)}, 'HighlightAll=true, StartSel=⟦, StopSel=⟧')`,
  )
  const { rows } = await sql<{ id: string; excerpts: string[] }>`
    select id, array[${sql.join(around)}] as excerpts
      from service, lateral (select left(concat_ws('. ', summary, description, eligibility, array_to_string(good_for, ', '),
             array_to_string(topics, ', ')), 1500) as told) words
     where id = any(${services}::uuid[])`.execute(database)
  return new Map(rows.map((row) => [row.id, row.excerpts.map(sentenceIn)]))
}

/** A query of PostgreSQL that any of these words or phrases answers. */
export const anyOf = (asks: readonly string[]) =>
  sql`(${sql.join(
    asks.map((ask) => sql`phraseto_tsquery('english', ${ask})`),
    sql` || `,
  )})`

// PostgreSQL marks the words that answer; the sentence around the first of them is what to show.
function sentenceIn(marked: string): string {
  const sentences = marked.replace(/\s+/g, ' ').split(/(?<=[.!?]) /)
  const found = sentences.find((sentence) => sentence.includes('⟦')) ?? ''
  const words = found
    .replace(/[⟦⟧]/g, '')
    .replace(/\.{2,}$/, '.')
    .trim()
  const at = found.indexOf('⟦')
  return words.length <= 120
    ? words
    : `${at > 60 ? '…' : ''}${firstWords(at > 60 ? words.slice(at - 40).replace(/^\S*\s/, '') : words, 120)}`
}
