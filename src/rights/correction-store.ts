import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import { accessDueOn } from './access.ts'
import type { Correction } from './correction.ts'

const corrections = (acting: Acting) =>
  acting.tx
    .selectFrom('correction as c')
    .leftJoin('worker as teller', 'teller.id', 'c.recorded_by')
    .leftJoin('worker as settler', 'settler.id', 'c.settled_by')
    .select(['c.id', 'c.young_person_id as youngPersonId', 'c.wrong', 'c.right_is as rightIs'])
    .select(['teller.name as recordedByName', 'c.made_at as madeAt', 'c.due_on as dueOn'])
    .select([
      'c.settled_at as settledAt',
      'settler.name as settledByName',
      'c.settled_as as settledAs',
      'c.answer',
    ])

const asCorrection = (row: object): Correction => row as Correction

/** What this young person said is wrong, what waits first, then the latest; at most 50. */
export async function correctionsOf(acting: Acting, youngPersonId: string): Promise<Correction[]> {
  const rows = await corrections(acting)
    .where('c.young_person_id', '=', youngPersonId)
    .orderBy(({ eb }) => eb('c.settled_at', 'is not', null))
    .orderBy('c.made_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(asCorrection)
}

/** One of them; null where there is none for this actor. */
export async function correctionById(acting: Acting, id: string): Promise<Correction | null> {
  const row = await corrections(acting).where('c.id', '=', id).executeTakeFirst()
  return row ? asCorrection(row) : null
}

/** Writes down what is wrong and what is right, due in a calendar month. The same id again is one. */
export async function sayWrong(
  acting: Acting,
  said: Pick<Correction, 'id' | 'youngPersonId' | 'wrong' | 'rightIs'>,
): Promise<void> {
  const { actor } = acting
  const added = await acting.tx
    .insertInto('correction')
    .values({
      ...{ id: said.id, place_id: actor.place as string, young_person_id: said.youngPersonId },
      ...{ wrong: said.wrong, right_is: said.rightIs, due_on: accessDueOn(dateInLondon(acting.now), false) },
      recorded_by: actor.kind === 'worker' ? actor.id : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    ...{ act: 'said_wrong', subject: { kind: 'correction', id: said.id }, youngPerson: said.youngPersonId },
  })
}

/** What came of it, in words that the young person reads. A second answer changes nothing. */
export async function settleCorrection(
  acting: Acting,
  correction: Pick<Correction, 'id' | 'youngPersonId'>,
  settled: { as: 'corrected' | 'statement'; answer: string },
): Promise<void> {
  const changed = await acting.tx
    .updateTable('correction')
    .set({
      ...{ settled_at: acting.now, settled_by: acting.actor.id },
      ...{ settled_as: settled.as, answer: settled.answer },
    })
    .where('id', '=', correction.id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) return
  await record(acting, {
    ...{ act: settled.as, subject: { kind: 'correction', id: correction.id } },
    youngPerson: correction.youngPersonId,
  })
}
