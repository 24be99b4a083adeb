import { sql } from 'kysely'
import type { TermKept } from './given-entry.ts'
import type { Given, Stretch } from './store.ts'

const terms = sql`select t.id, t.name, t.description, t.parent_id as "parentId", t.uri, t.code,
  x.id as "taxonomyId", x.name as "taxonomyName" from taxonomy_term t join taxonomy x on x.id = t.taxonomy_id`

/** How many taxonomies sources have brought, and how many terms, of one of them or of all. */
export async function countTerms(
  { database }: Given,
  taxonomy?: string,
): Promise<{ taxonomies: number; terms: number }> {
  const found = await sql<{ taxonomies: number; terms: number }>`
    select (select count(*)::int from taxonomy) as taxonomies,
      (select count(*)::int from taxonomy_term ${taxonomy ? sql`where taxonomy_id = ${taxonomy}::uuid` : sql``}) as terms`.execute(
    database,
  )
  return found.rows[0] ?? { taxonomies: 0, terms: 0 }
}

/** The taxonomies that sources have brought, in the order of their ids. */
export const taxonomiesKept = ({ database }: Given, { limit, offset }: Stretch) =>
  database.selectFrom('taxonomy').select(['id', 'name']).orderBy('id').limit(limit).offset(offset).execute()

/** One taxonomy of a source. */
export const taxonomyKept = ({ database }: Given, id: string) =>
  database.selectFrom('taxonomy').select(['id', 'name']).where('id', '=', id).executeTakeFirst()

/** The terms that sources have brought, of one taxonomy or of all, in the order of their ids. */
export async function termsKept(
  { database }: Given,
  { limit, offset }: Stretch,
  taxonomy?: string,
): Promise<TermKept[]> {
  const found = await sql<TermKept>`${terms} ${taxonomy ? sql`where x.id = ${taxonomy}::uuid` : sql``}
    order by t.id limit ${limit} offset ${offset}`.execute(database)
  return found.rows
}

/** One term of a source. */
export async function termKept({ database }: Given, id: string): Promise<TermKept | undefined> {
  return (await sql<TermKept>`${terms} where t.id = ${id}::uuid`.execute(database)).rows[0]
}
