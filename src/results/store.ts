import type { Acting } from '../database/index.ts'

/** How many pupils a school has in the years that a round asks, as the school said, and the youngest and oldest of those years. */
export type RoundFacts = { onRoll: number | null; years: { from: number; to: number } | null }

/** What a round is known to ask of a school; null where nobody said. */
export async function roundFacts(
  { tx }: Acting,
  { round, school }: { round: string; school: string },
): Promise<RoundFacts> {
  const found = await tx
    .selectFrom('round as r')
    .leftJoin('round_school as s', (join) =>
      join.onRef('s.round_id', '=', 'r.id').on('s.organisation_id', '=', school),
    )
    .where('r.id', '=', round)
    .select(['r.year_groups as years', 's.on_roll as onRoll'])
    .executeTakeFirst()
  const years = found?.years ?? []
  return {
    onRoll: found?.onRoll ?? null,
    years: years.length > 0 ? { from: Math.min(...years), to: Math.max(...years) } : null,
  }
}
