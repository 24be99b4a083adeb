import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { dateInLondon } from '../words/index.ts'
import type { WhoseDue } from './deciding-due.ts'
import type { HiddenLook, HiddenLookDue } from './hidden-look.ts'

/** What is hidden from this young person now, the next to look at again first. */
export const hiddenLooksOf = (acting: Acting, youngPersonId: string): Promise<HiddenLook[]> =>
  acting.tx
    .selectFrom('hidden_look')
    .leftJoin('worker', 'worker.id', 'hidden_look.worker_id')
    .leftJoin('supporter', 'supporter.id', 'hidden_look.supporter_id')
    .select([
      'hidden_look.id',
      sql<string>`coalesce(worker.name, supporter.name)`.as('who'),
      'hidden_look.on_day as onDay',
      'hidden_look.reason',
      'hidden_look.decided_by as decidedBy',
      'hidden_look.review_on as reviewOn',
    ])
    .where('hidden_look.young_person_id', '=', youngPersonId)
    .where('hidden_look.shown_again_at', 'is', null)
    .orderBy('hidden_look.review_on')
    .orderBy('hidden_look.id')
    .execute()

/** Whose look it is: a worker’s, or that of a parent or carer. */
export type Looker = { workerId: string } | { supporterId: string }

type Decided = { reason: string; decidedBy: string; reviewOn: string }

/** Hides somebody’s looks of one day from this moment; what is hidden already stays as it is. */
export async function hideLook(
  acting: Acting,
  about: { id: string; youngPersonId: string; placeId: string },
  hidden: Decided & Looker & { onDay: string },
): Promise<void> {
  const added = await acting.tx
    .insertInto('hidden_look')
    .values({
      ...('workerId' in hidden ? { worker_id: hidden.workerId } : { supporter_id: hidden.supporterId }),
      ...{ id: about.id, place_id: about.placeId, young_person_id: about.youngPersonId },
      ...{ on_day: hidden.onDay, ...columnsOf(acting, hidden) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return
  await record(acting, {
    act: 'hid',
    subject: { kind: 'hidden_look', id: about.id },
    youngPerson: about.youngPersonId,
  })
}

const columnsOf = (acting: Acting, { reason, decidedBy, reviewOn }: Decided) => ({
  ...{ reason, decided_by: decidedBy, review_on: reviewOn },
  decided_on: dateInLondon(acting.now),
  recorded_by: acting.actor.id as string,
})

/** Somebody looked again: they stay hidden with a new reason and day, or (`null`) are shown from now on. */
export async function reviewHidden(
  acting: Acting,
  youngPersonId: string,
  id: string,
  still: Decided | null,
): Promise<void> {
  await acting.tx
    .updateTable('hidden_look')
    .set(still ? columnsOf(acting, still) : { shown_again_at: acting.now })
    .where('id', '=', id)
    .execute()
  await record(acting, {
    act: still ? 'kept_hidden' : 'shown_again',
    subject: { kind: 'hidden_look', id },
    youngPerson: youngPersonId,
  })
}

/** The question for hidden looks to look at again by a day, for these workers or the managers of these teams. */
export const hiddenLooksDue = (due: WhoseDue) => sql<HiddenLookDue>`
    select h.id, h.young_person_id as "youngPersonId", p.name,
      coalesce(p.preferred_name, split_part(p.name, ' ', 1)) as called,
      s.worker_id as "workerId", w.name as "workerName", h.review_on as "reviewOn"
    from support s
    join hidden_look h on h.young_person_id = s.young_person_id and h.shown_again_at is null
      and h.review_on <= ${due.until}::date
    join young_person p on p.id = s.young_person_id
    left join worker w on w.id = s.worker_id
    where s.state <> 'ended'
      and (s.worker_id = any(${[...due.workerIds]}::uuid[]) or s.team_id = any(${[...due.teamIds]}::uuid[]))
    order by h.review_on, h.id`
