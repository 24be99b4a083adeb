import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import type { Ask, Occasion } from './ask.ts'
import type { ItemAnswers, Scores } from './scoring.ts'

/** Whether the young person filled it in alone, on a parent's or carer's phone, or with the worker beside them. */
export type AnsweredBy = 'young_person' | 'with_parent_or_carer' | 'together'

/** One filling-in, with what it scored. */
export type AnswerSet = {
  id: string
  askId: string
  supportId: string
  youngPersonId: string
  /** Whom it is about, when that is a parent or carer and not the young person. */
  supporterId: string | null
  measure: string
  version: number
  occasion: Occasion
  answeredAt: Date
  answeredBy: AnsweredBy
  recordedByName: string | null
  answers: ItemAnswers
  score: Scores
  /** How many of the items that were asked have no answer. */
  missing: number
  risk: readonly string[]
  readAt: Date | null
}

const sets = (acting: Acting) =>
  acting.tx
    .selectFrom('answer_set')
    .leftJoin('worker', 'worker.id', 'answer_set.recorded_by')
    .select([
      'answer_set.id',
      'answer_set.ask_id as askId',
      'answer_set.support_id as supportId',
      'answer_set.young_person_id as youngPersonId',
      'answer_set.supporter_id as supporterId',
      'answer_set.measure',
      'answer_set.version',
      'answer_set.occasion',
      'answer_set.answered_at as answeredAt',
      'answer_set.answered_by as answeredBy',
      'worker.name as recordedByName',
      'answer_set.answers',
      'answer_set.score',
      'answer_set.missing',
      'answer_set.risk',
      'answer_set.read_at as readAt',
    ])
    .orderBy('answer_set.answered_at')
    .orderBy('answer_set.id')

/** Every filling-in of a support, the first first. */
export const answerSetsOf = (acting: Acting, supportId: string): Promise<AnswerSet[]> =>
  answerSetsIn(acting, [supportId])

/** Every filling-in of these supports, the first first. */
export async function answerSetsIn(acting: Acting, supportIds: readonly string[]): Promise<AnswerSet[]> {
  if (supportIds.length === 0) return []
  return (await sets(acting)
    .where('answer_set.support_id', 'in', [...supportIds])
    .execute()) as AnswerSet[]
}

/** What is put on record when something was filled in. */
export type NewAnswers = Pick<AnswerSet, 'answers' | 'score' | 'missing' | 'risk' | 'answeredBy'>

/**
 * Puts one filling-in on record. Answers false, having done nothing, where this ask has its answers already. Whoever
 * writes by a link cannot read it back, so nothing is asked of the row.
 */
export async function putAnswers(acting: Acting, ask: Ask, given: NewAnswers): Promise<boolean> {
  const together = given.answeredBy === 'together'
  const id = newId()
  const { numInsertedOrUpdatedRows } = await acting.tx
    .insertInto('answer_set')
    .values({
      id,
      ask_id: ask.id,
      support_id: ask.supportId,
      young_person_id: ask.youngPersonId,
      measure: ask.measure,
      version: ask.version,
      occasion: ask.occasion,
      answered_by: given.answeredBy,
      recorded_by: together ? acting.actor.id : null,
      answers: JSON.stringify(given.answers),
      score: JSON.stringify(given.score),
      missing: given.missing,
      risk: [...given.risk],
      read_at: together ? acting.now : null,
      read_by: together ? acting.actor.id : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await record(acting, {
    act: 'answered',
    subject: { kind: 'answer_set', id },
    youngPerson: ask.youngPersonId,
  })
  return true
}

/** Marks what came in by link as read by the worker who acts. */
export async function markRead(acting: Acting, unread: readonly AnswerSet[]): Promise<void> {
  const ids = unread.filter(({ readAt }) => readAt === null).map(({ id }) => id)
  if (ids.length === 0) return
  await acting.tx
    .updateTable('answer_set')
    .set({ read_at: acting.now, read_by: acting.actor.id })
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .execute()
}
