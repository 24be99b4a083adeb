import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import { record } from '../history/index.ts'
import { type DateOnly, isUuid } from '../words/index.ts'
import type { Handover, HandoverKind, TakesOver } from './handover.ts'

const handovers = ({ tx }: Acting) =>
  tx
    .selectFrom('handover as h')
    .select([
      'h.id',
      'h.support_id as supportId',
      'h.young_person_id as youngPersonId',
      sql<HandoverKind>`h.kind`.as('kind'),
      sql<DateOnly>`h.on_date`.as('onDate'),
      sql<TakesOver>`h.takes_over`.as('takesOver'),
      'h.plan',
      'h.planned_at as plannedAt',
      'h.done_at as doneAt',
      sql<Handover['outcome']>`h.outcome`.as('outcome'),
      'h.outcome_words as outcomeWords',
    ])

/** The handovers that were planned in a support, the nearest first; at most 50. */
export const handoversOf = (acting: Acting, supportId: string): Promise<Handover[]> =>
  handovers(acting).where('h.support_id', '=', supportId).orderBy('h.on_date').limit(50).execute()

/** A planned handover, or null where there is none for this actor. */
export async function handoverById(acting: Acting, id: string): Promise<Handover | null> {
  if (!isUuid(id)) return null
  return (await handovers(acting).where('h.id', '=', id).executeTakeFirst()) ?? null
}

type Planned = Pick<Handover, 'id' | 'supportId' | 'youngPersonId' | 'kind' | 'onDate' | 'takesOver' | 'plan'>

/** Plans a handover; planned again for the same day, the plan is changed. */
export async function planHandover(acting: Acting, given: Planned): Promise<void> {
  const plan = {
    ...{ takes_over: given.takesOver, plan: given.plan },
    ...{ planned_at: acting.now, planned_by: acting.actor.id as string },
  }
  const { id } = await acting.tx
    .insertInto('handover')
    .values({
      ...{ id: given.id, place_id: acting.actor.place as string, support_id: given.supportId },
      ...{ young_person_id: given.youngPersonId, kind: given.kind, on_date: given.onDate },
      ...plan,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['support_id', 'kind', 'on_date'])
        .doUpdateSet(plan)
        .where('handover.done_at', 'is', null),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(acting, {
    ...{ act: 'planned', subject: { kind: 'handover', id } },
    ...{ youngPerson: given.youngPersonId, fields: ['takes_over', 'plan'] },
  })
}

/** Writes down what came of it. */
export async function settleHandover(
  acting: Acting,
  { id, youngPersonId }: Handover,
  { outcome, words }: { outcome: NonNullable<Handover['outcome']>; words: string },
): Promise<void> {
  const { numUpdatedRows } = await acting.tx
    .updateTable('handover')
    .set({ done_at: acting.now, done_by: acting.actor.id, outcome, outcome_words: words })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await record(acting, {
    ...{ act: 'settled', subject: { kind: 'handover', id } },
    ...{ youngPerson: youngPersonId, fields: ['outcome'] },
  })
}

/** Whether somebody has taken over since it was planned: the support was handed on, or somewhere they were referred said yes. */
export async function wasTakenOver({ tx }: Acting, { supportId, plannedAt }: Handover): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select exists (
      select from support_change c where c.support_id = ${supportId} and c.act = 'handed_on' and c.at >= ${plannedAt})
    or exists (select from referral r join referral_decision d on d.id = r.decision_id
      where (r.support_from_id = ${supportId} or r.id in (select s.referral_id from stepping s where s.support_id = ${supportId}))
        and r.state = 'accepted' and d.at >= ${plannedAt}) as yes`.execute(tx)
  return rows[0]?.yes ?? false
}

/** An open support, with what is known of when life changes, and the handovers that were planned. */
export type WithChanges = {
  supportId: string
  youngPersonId: string
  name: string
  preferredName: string | null
  born: DateOnly | null
  careStatus: string | null
  openedOn: DateOnly
  workerId: string
  workerName: string
  planned: { id: string; kind: HandoverKind; onDate: DateOnly; done: boolean }[]
}

/** The open supports of these workers in which a change may be ahead or a planned one may have come; at most 2,000. */
export async function supportsWithChanges(
  { tx }: Acting,
  workerIds: readonly string[],
): Promise<WithChanges[]> {
  if (workerIds.length === 0) return []
  const { rows } = await sql<WithChanges>`
    select s.id as "supportId", s.young_person_id as "youngPersonId", y.name, y.preferred_name as "preferredName",
      y.date_of_birth as born, y.care_status as "careStatus", (s.opened_at at time zone 'Europe/London')::date as "openedOn",
      w.id as "workerId", w.name as "workerName", coalesce((
        select jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'onDate', h.on_date, 'done', h.done_at is not null))
        from handover h where h.support_id = s.id), '[]') as planned
    from support s
    join young_person y on y.id = s.young_person_id
    join worker w on w.id = s.worker_id
    where s.worker_id = any(${[...workerIds]}::uuid[]) and s.state <> 'ended'
    order by s.id limit 2000`.execute(tx)
  return rows
}
