import { sql } from 'kysely'
import { type Acting, constraintOf } from '../database/index.ts'
import { record } from '../history/index.ts'
import { newId } from '../words/index.ts'
import { type Awaits, type Concern, type ConcernState, dueAfter, REPLY_DAYS } from './concern.ts'
import { arrangementOf, publishedHours } from './lead-store.ts'

/** Somebody else changed it in this very moment. */
export class ChangedMeanwhile extends Error {}

/** What a step does to a concern, and what it leaves written. */
export type Taken = {
  /** Made with the form, so that pressing twice takes it once. */
  id?: string
  act: string
  state: ConcernState
  holder: string | null
  dueAt: Date | null
  awaits: Awaits | null
  words?: string | null
  told?: string | null
  reported?: boolean
  reference?: string | null
  reason?: string | null
  to?: string | null
}

/** Takes a step: the small record and the state that follows it. Throws ChangedMeanwhile where it is not as it was read. */
export async function takeStep(
  acting: Acting,
  concern: Pick<Concern, 'id' | 'stepId'>,
  taken: Taken,
): Promise<void> {
  const { tx, actor, now } = acting
  const id = taken.id ?? newId()
  const { numUpdatedRows } = await tx
    .updateTable('safeguarding_concern')
    .set({
      ...{ state: taken.state, step_id: id, holder_worker_id: taken.holder },
      ...{ due_at: taken.dueAt, awaits: taken.awaits },
    })
    .where('id', '=', concern.id)
    .where('step_id', '=', concern.stepId)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new ChangedMeanwhile(concern.id)
  await tx
    .insertInto('concern_step')
    .values({
      ...{ id, concern_id: concern.id, act: taken.act, state: taken.state, at: now, actor_kind: actor.kind },
      ...{ worker_id: actor.kind === 'worker' ? actor.id : null, words: taken.words, told: taken.told },
      ...{ reported: taken.reported ?? false, reference: taken.reference, reason: taken.reason },
      to_worker_id: taken.to,
    })
    .execute()
  await record(acting, { act: taken.act, subject: { kind: 'safeguarding_concern', id: concern.id } })
}

/** Whether the same form was sent before: the first press counts. */
export const takenBefore = (error: unknown): boolean =>
  error instanceof ChangedMeanwhile ||
  ['concern_step_pkey', 'safeguarding_concern_pkey', 'concern_recipient_pkey', 'circle_bar_pkey'].includes(
    constraintOf(error) ?? '',
  )

async function dueIn(
  acting: Acting,
  { organisationId }: Concern,
  days: 'act' | 'look' | number,
): Promise<Date> {
  const arrangement = await arrangementOf(acting, organisationId)
  const hours = await publishedHours(acting, organisationId, arrangement)
  const wanted = { act: arrangement.actDays, look: arrangement.lookAgainDays }
  return dueAfter(hours, typeof days === 'number' ? days : wanted[days], acting.now)
}

/** A named lead says that they have it: from now on it is with them, and whoever raised it sees that. */
export async function acknowledge(acting: Acting, concern: Concern): Promise<void> {
  await takeStep(acting, concern, {
    ...{ act: 'acknowledged', state: 'acknowledged', holder: acting.actor.id },
    ...{ dueAt: await dueIn(acting, concern, 'act'), awaits: 'action' },
  })
  await acting.tx
    .updateTable('concern_receipt')
    .set({ acknowledged_at: acting.now, acknowledged_by: acting.actor.id })
    .where('concern_id', '=', concern.id)
    .execute()
}

/** What a lead did. */
export type Done = { id: string; words: string; told: string; reported: boolean; reference: string | null }

/** Writes down what was done. What was reported to the council waits for its answer, and is chased. */
export const actOn = async (acting: Acting, concern: Concern, done: Done): Promise<void> =>
  takeStep(acting, concern, {
    ...{ ...done, act: 'acted', state: 'acted_on', holder: concern.holderId },
    dueAt: await dueIn(acting, concern, done.reported ? REPLY_DAYS : 'look'),
    awaits: done.reported ? 'reply' : 'another look',
  })

/** Writes down what the council answered. */
export const takeReply = async (
  acting: Acting,
  concern: Concern,
  said: { id: string; words: string; reference: string | null },
): Promise<void> =>
  takeStep(acting, concern, {
    ...{ ...said, act: 'replied', state: 'acted_on', holder: concern.holderId },
    ...{ dueAt: await dueIn(acting, concern, 'look'), awaits: 'another look' },
  })

/** Closes it, with a reason. */
export const closeConcern = (
  acting: Acting,
  concern: Concern,
  why: { id: string; reason: string; words: string },
): Promise<void> =>
  takeStep(acting, concern, {
    ...{ ...why, act: 'closed', state: 'closed', holder: null },
    ...{ dueAt: null, awaits: null },
  })

/** A step that changes neither the state nor whose it is. */
export const asItStands = ({ state, holderId, dueAt, awaits }: Concern) => ({
  state,
  holder: holderId,
  dueAt,
  awaits,
})

/** Somebody else of those who read it has it from now on. */
export const handOn = (
  acting: Acting,
  concern: Concern,
  given: { id: string; to: string; words: string },
): Promise<void> =>
  takeStep(acting, concern, { ...asItStands(concern), ...given, act: 'handed_on', holder: given.to })

/** A lead lets somebody read it too: the strategy group. The database refuses whoever it is about. */
export async function shareWith(
  acting: Acting,
  concern: Concern,
  given: { id: string; to: string; organisationId: string; words: string },
): Promise<void> {
  const { id, to, organisationId, words } = given
  await acting.tx
    .insertInto('concern_recipient')
    .values({
      ...{ concern_id: concern.id, worker_id: to, organisation_id: organisationId },
      ...{ stands: 'strategy_group', added_by: acting.actor.id as string },
      subject_key: sql<string>`coalesce(${concern.subjectWorkerId}::uuid, '00000000-0000-0000-0000-000000000000')`,
    })
    .execute()
  await takeStep(acting, concern, { ...asItStands(concern), id, to, words, act: 'shared' })
}
