import type { Acting } from '../database/index.ts'

/** How many pupils a school has in the years that a round asks, as the school said, and the youngest and oldest of those years. */
export type RoundFacts = { onRoll: number | null; years: { from: number; to: number } | null }

/** What each round is known to ask of a school, by its id; null where nobody said. */
export async function factsOf({ tx }: Acting, school: string): Promise<Map<string, RoundFacts>> {
  const rounds = await tx
    .selectFrom('round as r')
    .leftJoin('round_school as s', (join) =>
      join.onRef('s.round_id', '=', 'r.id').on('s.organisation_id', '=', school),
    )
    .select(['r.id', 'r.year_groups as years', 's.on_roll as onRoll'])
    .execute()
  return new Map(
    rounds.map(({ id, years, onRoll }) => {
      const known = years !== null && years.length > 0
      return [id, { onRoll, years: known ? { from: Math.min(...years), to: Math.max(...years) } : null }]
    }),
  )
}
