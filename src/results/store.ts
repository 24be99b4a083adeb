import type { Acting } from '../database/index.ts'

/** How many pupils a school has in the years that a round asks, as the school said; null where nobody said. */
export async function pupilsOnRoll(
  { tx }: Acting,
  { round, school }: { round: string; school: string },
): Promise<number | null> {
  const found = await tx
    .selectFrom('round_school')
    .where('round_id', '=', round)
    .where('organisation_id', '=', school)
    .select('on_roll')
    .executeTakeFirst()
  return found?.on_roll ?? null
}

/** The youngest and oldest year group that a round asks; null where it does not say. */
export async function yearsAsked(
  { tx }: Acting,
  round: string,
): Promise<{ from: number; to: number } | null> {
  const found = await tx.selectFrom('round').where('id', '=', round).select('year_groups').executeTakeFirst()
  const years = found?.year_groups ?? []
  return years.length > 0 ? { from: Math.min(...years), to: Math.max(...years) } : null
}
