import { sql } from 'kysely'
import type { Acting } from '../../database/index.ts'
import type { DateOnly } from '../../words/index.ts'
import type { Counted } from './weekly.ts'

/** Where a school has fewer people than this, its contacts stand with those of other such schools. */
const FEWEST_OF_A_SCHOOL = 10

/** The contacts of these records from a Monday on, by week and school; schools with few people are put together. */
export async function contactsInRecords(
  { tx }: Acting,
  cohorts: readonly string[],
  since: DateOnly,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with told as (
      select case when count(*) over (partition by p.school) >= ${FEWEST_OF_A_SCHOOL} then p.school end as school, p.weekly
      from programme_person p where p.cohort_id = any(${[...cohorts]}::uuid[]) and p.weekly is not null
    )
    select w.key::date as week, t.school, sum(w.value::int)::int as contacts, 0 as own
    from told t cross join lateral jsonb_each_text(t.weekly) w where w.key::date >= ${since}::date
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

/** The contacts where a programme runs, as they stand this minute, for whoever works in the team that runs it. */
export async function contactsOfRun({ tx }: Acting, run: string, since: DateOnly): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select week, school, contacts, own from contacts_by_week(${run}, ${since}) order by week, school`.execute(
    tx,
  )
  return rows
}
