import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import type { LawfulBasis } from './lawful-basis.ts'

/** What was recorded of why the law allows it, the latest first: that one holds. */
export const lawfulBasesOf = (acting: Acting, youngPersonId: string): Promise<LawfulBasis[]> =>
  acting.tx
    .selectFrom('lawful_basis')
    .selectAll()
    .where('young_person_id', '=', youngPersonId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()

/** Records it anew; what was recorded before stays readable. The same id again records nothing. */
export async function recordLawfulBasis(
  acting: Acting,
  basis: Pick<
    LawfulBasis,
    'id' | 'place_id' | 'young_person_id' | 'basis' | 'special' | 'because' | 'evidence'
  >,
): Promise<void> {
  const added = await acting.tx
    .insertInto('lawful_basis')
    .values({ ...basis, recorded_by: acting.actor.id as string })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    act: 'recorded',
    subject: { kind: 'lawful_basis', id: basis.id },
    youngPerson: basis.young_person_id,
  })
}
