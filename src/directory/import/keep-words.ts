import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { ReadService } from '../reading/record.ts'

/**
 * Adds the words of services that were just read to those that a slip of spelling may have meant. `known` are those
 * added before: a directory has few words beside its texts, and is not asked about each again.
 */
export async function keepWords(
  tx: Kysely<DB>,
  services: readonly ReadService[],
  known: Set<string>,
): Promise<void> {
  const fresh = new Set<string>()
  for (const { name, provider, topics, description } of services)
    for (const text of [name, provider?.name, ...topics, description])
      for (const word of wordsIn(text ?? '')) if (!known.has(word)) fresh.add(word)
  if (fresh.size === 0) return
  // In order, so that two imports at once never wait for each other in a ring.
  const words = [...fresh].sort()
  await sql`insert into directory_word (word) select unnest(${words}::text[]) on conflict do nothing`.execute(
    tx,
  )
  for (const word of words) known.add(word)
}

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3 && word.length <= 30)

/** Adds the words of stored services, as when one is made or changed by hand. */
export async function learnWords(tx: Kysely<DB>, services: readonly string[]): Promise<void> {
  await sql`
    insert into directory_word (word)
    select distinct word
      from service s left join provider p on p.id = s.provider_id,
           regexp_split_to_table(lower(unaccent(concat_ws(' ', s.name, s.summary, p.name, array_to_string(s.good_for, ' '),
             array_to_string(s.topics, ' '), s.description))), '[^a-z0-9]+') as word
     where s.id = any(${services}::uuid[]) and length(word) between 3 and 30
    on conflict do nothing`.execute(tx)
}
