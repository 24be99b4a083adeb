import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { addWorkingDays, dateInLondon, newId, weekdaysOnly } from '../words/index.ts'
import type { WhoseDue } from './deciding-due.ts'
import { WISH_DAYS, type Wish, type WishDue, type WishKind } from './wish.ts'

const columns = [
  'id',
  'kind',
  'who',
  'words',
  'due_on as dueOn',
  'made_at as madeAt',
  'answered_at as answeredAt',
  'answer',
  'decision_id as decisionId',
] as const

const asWish = <Row extends { kind: string }>(row: Row) => ({ ...row, kind: row.kind as WishKind })

/** What this young person wished, as far as the actor may know it: what waits first, then the latest; at most 50. */
export async function wishesOf(acting: Acting, youngPersonId: string): Promise<Wish[]> {
  const rows = await acting.tx
    .selectFrom('wish')
    .select(columns)
    .where('young_person_id', '=', youngPersonId)
    .orderBy(({ eb }) => eb('answered_at', 'is not', null))
    .orderBy('made_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(asWish)
}

/** One of them, held until the transaction ends; null where there is none for this actor. */
export async function wishById(acting: Acting, youngPersonId: string, id: string): Promise<Wish | null> {
  const row = await acting.tx
    .selectFrom('wish')
    .select(columns)
    .where('id', '=', id)
    .where('young_person_id', '=', youngPersonId)
    .forUpdate()
    .executeTakeFirst()
  return row ? asWish(row) : null
}

type NewWish = {
  id?: string
  youngPersonId: string
  kind: WishKind
  who?: string | null
  words?: string | null
  memberId?: string
  decisionId?: string
}

/**
 * Writes a wish down for whoever has the support that is open now. The same id again, and the same wish for another
 * worker, are one. Without an open support there is nobody to do anything: nothing is written, and false comes back.
 */
export async function wishFor(acting: Acting, wish: NewWish): Promise<boolean> {
  const { place } = acting.actor
  const support = await openSupportOf(acting, wish.youngPersonId)
  if (!support || place === null) return false
  const id = wish.id ?? newId()
  const added = await acting.tx
    .insertInto('wish')
    .values({
      ...{ id, place_id: place, young_person_id: wish.youngPersonId, support_id: support },
      ...{ kind: wish.kind, who: wish.who ?? null, words: wish.words ?? null },
      ...{ circle_member_id: wish.memberId ?? null, decision_id: wish.decisionId ?? null },
      due_on: addWorkingDays(weekdaysOnly, dateInLondon(acting.now), WISH_DAYS),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 1n)
    await record(acting, {
      act: 'wished',
      subject: { kind: 'wish', id },
      // Whom they would like to be helped by instead is for the manager: the worker reads this history.
      youngPerson: wish.kind === 'another_worker' ? null : wish.youngPersonId,
    })
  return true
}

async function openSupportOf(acting: Acting, youngPersonId: string): Promise<string | null> {
  const row = await acting.tx
    .selectFrom('support')
    .select('id')
    .where('young_person_id', '=', youngPersonId)
    .where('state', '<>', 'ended')
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Somebody did something about it, and says what. A second answer changes nothing. */
export async function answerWish(
  acting: Acting,
  youngPersonId: string,
  wish: Pick<Wish, 'id'>,
  answer: string,
): Promise<void> {
  const changed = await acting.tx
    .updateTable('wish')
    .set({ answered_at: acting.now, answered_by: acting.actor.id, answer })
    .where('id', '=', wish.id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) return
  await record(acting, {
    act: 'answered',
    subject: { kind: 'wish', id: wish.id },
    youngPerson: youngPersonId,
  })
}

/** The question for wishes that wait for these workers, or for the managers of these teams. */
export const wishesDue = ({ workerIds, teamIds }: WhoseDue) => sql<WishDue>`
    select w.id, w.kind, w.who, w.young_person_id as "youngPersonId", p.name,
      coalesce(p.preferred_name, split_part(p.name, ' ', 1)) as called,
      s.worker_id as "workerId", worker.name as "workerName", w.due_on as "dueOn"
    from support s
    join wish w on w.support_id = s.id and w.answered_at is null
    join young_person p on p.id = w.young_person_id
    left join worker on worker.id = s.worker_id
    where s.state <> 'ended'
      and (s.worker_id = any(${[...workerIds]}::uuid[]) or s.team_id = any(${[...teamIds]}::uuid[]))
    order by w.due_on, w.id`
