import { type Kysely, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { ReadService } from '../reading/record.ts'

const byId = <T extends { id: string }>(rows: readonly T[]): T[] =>
  [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))

/** Stores the terms that these services are filed under, and their taxonomies. What a term says last is what it says. */
export async function keepTerms(tx: Kysely<DB>, services: readonly ReadService[]): Promise<void> {
  const terms = byId(services.flatMap((service) => service.terms))
  if (terms.length === 0) return
  await tx
    .insertInto('taxonomy')
    .values(byId(terms.map(({ taxonomy }) => taxonomy)))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await tx
    .insertInto('taxonomy_term')
    .values(
      terms.map(({ taxonomy, parentId, ...term }) => ({
        ...term,
        taxonomy_id: taxonomy.id,
        parent_id: parentId,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          description: row.ref('excluded.description'),
          parent_id: row.ref('excluded.parent_id'),
          uri: row.ref('excluded.uri'),
          code: row.ref('excluded.code'),
        }))
        .where(
          sql<boolean>`(taxonomy_term.name, taxonomy_term.description, taxonomy_term.parent_id, taxonomy_term.uri, taxonomy_term.code)
            is distinct from (excluded.name, excluded.description, excluded.parent_id, excluded.uri, excluded.code)`,
        ),
    )
    .execute()
}
