import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'

/** Which schools were chosen as similar to which, for a round, when its figures were first made. */
export async function similarChosen({ tx }: Acting, round: string): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('publication_similar')
    .where('round_id', '=', round)
    .select(['organisation_id', 'similar_id'])
    .orderBy('similar_id')
    .execute()
  const found = new Map<string, string[]>()
  for (const { organisation_id: school, similar_id: one } of rows)
    found.set(school, [...(found.get(school) ?? []), one])
  return found
}

/** Writes down for good which schools are similar to which. */
export async function keepSimilar(
  { tx }: Acting,
  round: string,
  chosen: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const pairs = [...chosen].flatMap(([school, similar]) => similar.map((one) => [school, one] as const))
  await sql`insert into publication_similar (round_id, organisation_id, similar_id)
    select ${round}::uuid, c.school, c.other from unnest(${pairs.map(([school]) => school)}::uuid[],
      ${pairs.map(([, similar]) => similar)}::uuid[]) c (school, other)`.execute(tx)
}
