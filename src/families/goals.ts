import type { Acting } from '../database/index.ts'
import { dateInLondon, uuidV5 } from '../words/index.ts'
import { type Whole, wrote } from './changing.ts'

/** Where the family wants to get to, with how near it is; the same id again adds nothing. */
export async function addFamilyGoal(
  acting: Acting,
  seen: Whole,
  { id, words, rating }: { id: string; words: string; rating: number },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('family_goal')
    .values({
      ...{ id, place_id: seen.plan.placeId, plan_id: seen.plan.id, words },
      made_by: acting.actor.id as string,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return
  await wrote(acting, seen, 'added', 'family_goal', id)
  await rateFamilyGoals(acting, seen, { id, ratings: [{ goalId: id, rating }] })
}

/** How near the family says it is to its goals today; the same sending again rates nothing. */
export async function rateFamilyGoals(
  acting: Acting,
  seen: Whole,
  { id, ratings }: { id: string; ratings: readonly { goalId: string; rating: number }[] },
): Promise<void> {
  for (const { goalId, rating } of ratings) {
    const { numInsertedOrUpdatedRows } = await acting.tx
      .insertInto('family_goal_rating')
      .values({
        ...{ id: uuidV5(id, goalId), place_id: seen.plan.placeId, plan_id: seen.plan.id, goal_id: goalId },
        ...{ rating, rated_on: dateInLondon(acting.now), made_by: acting.actor.id as string },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) await wrote(acting, seen, 'rated', 'family_goal', goalId)
  }
}
