import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { programmeCalled } from '../../programmes/index.ts'
import { type DateOnly, isUuid, newId } from '../../words/index.ts'
import type { Enrolment } from '../enrolment.ts'
import { laidOut, type StandingPoint } from './point.ts'

type Begins = Pick<Enrolment, 'id' | 'placeId' | 'youngPersonId' | 'supportId' | 'programme' | 'version'>

/** Lays out what is asked of somebody who begins on a day, by the version they begin on. Laid once, however often it is called. */
export async function layPoints(acting: Acting, enrolment: Begins, begins: DateOnly): Promise<void> {
  const known = await programmeCalled(acting, enrolment.programme, enrolment.version)
  const points = known ? laidOut(known.programme, begins) : []
  if (points.length === 0) return
  await acting.tx
    .insertInto('measure_point')
    .values(
      points.map((point) => ({
        ...{ id: newId(), place_id: enrolment.placeId, enrolment_id: enrolment.id },
        ...{ young_person_id: enrolment.youngPersonId, support_id: enrolment.supportId },
        ...{
          measure: point.measure,
          does: point.does,
          who: point.who,
          point: point.point,
          follow_up: point.followUp,
          asked: point.asked,
        },
        ...{ counted_from: point.countedFrom, days: point.days, window_days: point.windowDays },
        due_on: point.dueOn,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** When a point `p` was answered: by what was asked for it; of goals, by the first number given since its window began; and
 * looking back, by the first time that they were reached since then. */
export const answeredOn = sql<DateOnly | null>`case when p.asked = 'in-the-plan' then (
    select min(r.rated_on) from goal g join goal_rating r on r.goal_id = g.id
    where g.support_id = p.support_id and r.rated_on >= p.due_on - p.window_days)
  when p.asked = 'in-person' then looked_back_on(p.support_id, p.due_on - p.window_days)
  else (select max((a.answered_at at time zone 'Europe/London')::date) from point_ask pa
    join answer_set a on a.ask_id = pa.ask_id where pa.point_id = p.id) end`

const askId = sql<string | null>`(select k.id from point_ask pa join ask k on k.id = pa.ask_id
  where pa.point_id = p.id and k.taken_back_at is null order by k.asked_at desc limit 1)`

const points = ({ tx }: Acting) =>
  tx
    .selectFrom('measure_point as p')
    .select([
      'p.id',
      'p.measure',
      'p.does',
      sql<StandingPoint['who']>`p.who`.as('who'),
      sql<StandingPoint['point']>`p.point`.as('point'),
      'p.follow_up as followUp',
      sql<StandingPoint['asked']>`p.asked`.as('asked'),
      sql<StandingPoint['countedFrom']>`p.counted_from`.as('countedFrom'),
      'p.days',
      'p.window_days as windowDays',
      sql<DateOnly | null>`p.due_on`.as('dueOn'),
      askId.as('askId'),
      answeredOn.as('answeredOn'),
      'p.set_aside_because as setAside',
    ])

/** What is asked of somebody in a programme, in the order of its days; nothing for whoever does not see the record. */
export const pointsOf = (acting: Acting, enrolmentId: string): Promise<StandingPoint[]> =>
  points(acting)
    .where('p.enrolment_id', '=', enrolmentId)
    .orderBy(sql`p.due_on nulls last, p.counted_from desc, p.days, p.measure`)
    .limit(100)
    .execute()

/** One point of somebody's part in a programme; null where there is none for this actor. */
export async function pointById(
  acting: Acting,
  enrolmentId: string,
  id: string,
): Promise<StandingPoint | null> {
  if (!isUuid(id)) return null
  const found = await points(acting)
    .where('p.enrolment_id', '=', enrolmentId)
    .where('p.id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** What was asked answers this point too, however late it is asked. */
export const tieAsk = async ({ tx }: Acting, pointId: string, ask: string): Promise<void> => {
  await tx
    .insertInto('point_ask')
    .values({ point_id: pointId, ask_id: ask })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Somebody says why a point is not asked. */
export async function setPointAside(
  acting: Acting,
  enrolment: Enrolment,
  { id, because }: { id: string; because: string },
): Promise<void> {
  await acting.tx
    .updateTable('measure_point')
    .set({ set_aside_at: acting.now, set_aside_by: acting.actor.id, set_aside_because: because })
    .where('id', '=', id)
    .where('set_aside_at', 'is', null)
    .execute()
  await record(acting, {
    ...{ act: 'set_aside', subject: { kind: 'measure_point', id } },
    ...{ youngPerson: enrolment.youngPersonId, fields: ['set_aside_because'] },
  })
}

/** They left hospital or specialist care on a day: what is counted from it has its day from now on. */
export async function putDischarge(acting: Acting, enrolment: Enrolment, on: DateOnly): Promise<void> {
  await acting.tx.updateTable('enrolment').set({ discharged_on: on }).where('id', '=', enrolment.id).execute()
  await record(acting, {
    ...{ act: 'changed', subject: { kind: 'enrolment', id: enrolment.id } },
    ...{ youngPerson: enrolment.youngPersonId, fields: ['discharged_on'] },
  })
}

/** What is asked so many days after somebody ends, of everybody's part in a programme beside this support; at most 20. */
export const askedAfterEnding = (
  { tx }: Acting,
  supportId: string,
): Promise<{ measure: string; does: string; days: number }[]> =>
  tx
    .selectFrom('measure_point as p')
    .select(['p.measure', 'p.does', 'p.days'])
    .where('p.support_id', '=', supportId)
    .where('p.counted_from', '=', 'ending')
    .where('p.set_aside_at', 'is', null)
    .where('p.asked', 'in', ['by-link', 'with-a-worker', 'in-the-plan', 'from-registers', 'in-person'])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('point_ask').select('ask_id').whereRef('point_ask.point_id', '=', 'p.id'))),
    )
    .orderBy('p.days')
    .orderBy('p.measure')
    .limit(20)
    .execute()
