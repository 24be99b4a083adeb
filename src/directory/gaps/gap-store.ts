import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import { record } from '../../history/index.ts'
import { DAYS_TO_SHOW, type Gap, isAnswered } from './gap.ts'

/** What somebody tells us is missing, to be kept. */
export type ToldGap = { id: string; words: string; said: string; district: string | null; age: number | null }

/** Keeps what somebody says is missing; the same sending twice is kept once. They cannot read it back. */
export async function keepGap(acting: Acting, told: ToldGap): Promise<void> {
  const place_id = acting.actor.place as string
  await acting.tx
    .insertInto('directory_gap')
    .values({ ...told, place_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Counts a search that found nothing, on its day. */
export async function countEmptySearch(
  acting: Acting,
  search: { id: string; said: string; district: string | null },
): Promise<void> {
  await acting.tx
    .insertInto('empty_search')
    .values({ ...search, place_id: acting.actor.place as string })
    .execute()
}

/** Of one year: what is older says little of what is missing now. */
const gapsSql = sql`
  with told as (
    select g.said, lower(g.district) as near, min(g.district) as district, count(*)::int as told, max(g.told_at)::date as last_on,
           (array_agg(distinct g.words))[1:5] as words, array_agg(distinct g.age order by g.age) filter (where g.age is not null) as ages,
           (array_agg(g.id order by g.told_at desc))[1] as id
      from directory_gap g where g.told_at > trellis_now() - interval '1 year' group by 1, 2),
  searched as (
    select e.said, lower(e.district) as near, min(e.district) as district, count(*)::int as searches, count(distinct e.on_day) as days, max(e.on_day) as last_on,
           (array_agg(e.id order by e.on_day desc))[1] as id
      from empty_search e where e.on_day > trellis_today() - 365 group by 1, 2),
  gap as (
    select coalesce(t.id, s.id) as id, coalesce(t.said, s.said) as said, coalesce(t.near, s.near) as near,
           coalesce(t.district, s.district) as district, coalesce(t.words, '{}') as words, coalesce(t.told, 0) as told,
           coalesce(s.searches, 0) as searches, coalesce(t.ages, '{}') as ages, greatest(t.last_on, s.last_on) as last_on
      from told t full join searched s on s.said = t.said and s.near is not distinct from t.near
     where t.told > 0 or s.days >= ${DAYS_TO_SHOW})
  select gap.id, gap.said, gap.words, gap.district, gap.told, gap.searches, gap.ages, gap.last_on::text as "lastOn",
         a.done, a.answered_at as "answeredAt", w.name as "answeredBy"
    from gap
    left join lateral (select * from gap_answer a where a.said = gap.said and lower(a.district) is not distinct from gap.near
      order by a.answered_at desc limit 1) a on true
    left join worker w on w.id = a.answered_by`

type Row = Omit<Gap, 'answer'> & { done: string | null; answeredAt: Date | null; answeredBy: string | null }

const gapFrom = ({ done, answeredAt, answeredBy, ...gap }: Row): Gap => ({
  ...gap,
  answer: done !== null && answeredAt !== null ? { done, by: answeredBy ?? '', at: answeredAt } : null,
})

/** What is missing in the actor's place: what most ask for first, what was answered last; at most 200. */
export async function gapsOf(acting: Acting): Promise<Gap[]> {
  const { rows } = await sql<Row>`${gapsSql}
   order by a.done is not null and a.answered_at::date >= gap.last_on, gap.told * 3 + gap.searches desc, gap.said limit 200`.execute(
    acting.tx,
  )
  return rows.map(gapFrom)
}

/** One of them by the id of somebody who said it; undefined when there is none that the actor may see. */
export async function gapById(acting: Acting, id: string): Promise<Gap | undefined> {
  const { rows } = await sql<Row>`${gapsSql}
   where (gap.said, coalesce(gap.near, '')) in (
     select said, coalesce(lower(district), '') from directory_gap where id = ${id}::uuid
     union all select said, coalesce(lower(district), '') from empty_search where id = ${id}::uuid)`.execute(
    acting.tx,
  )
  return rows.map(gapFrom)[0]
}

/** Writes down what was done about it. */
export async function answerGap(
  acting: Acting,
  gap: Gap,
  answer: { id: string; done: string; worker: string },
): Promise<void> {
  await acting.tx
    .insertInto('gap_answer')
    .values({
      id: answer.id,
      place_id: acting.actor.place as string,
      said: gap.said,
      district: gap.district,
      done: answer.done,
      answered_by: answer.worker,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await record(acting, { act: 'gap answered', subject: { kind: 'gap', id: gap.id } })
}

/** How many are not answered, for a curator. */
export async function openGaps(acting: Acting): Promise<number> {
  return (await gapsOf(acting)).filter(({ answer, lastOn }) => !isAnswered(answer, lastOn)).length
}
