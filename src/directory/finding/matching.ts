import { type RawBuilder, sql } from 'kysely'
import type { DateOnly, Weekday } from '../../words/index.ts'
import { anyOf } from './excerpts.ts'
import type { Said } from './search-words.ts'

/** What somebody looks for. `today` decides what is over; a place sees its own services and everybody's. */
export type Looking = {
  words?: string
  age?: number
  day?: Weekday
  free?: boolean
  /** From 1; 20 to a page. */
  page?: number
  today: DateOnly
  place: string | null
}

/** The condition that a service is there to be found, narrowed as asked, and answers all or some of what was said. */
export function fitting(
  looking: Looking,
  answers: readonly Answer[],
  fit: 'all' | 'some',
): RawBuilder<unknown> {
  const holds = answers.map((answer) => answer.holds)
  const said = sql`(${sql.join(holds, fit === 'all' ? sql` and ` : sql` or `)})`
  return sql.join([...filters(looking), ...(holds.length > 0 ? [said] : [])], sql` and `)
}

/** The order of results: not gone, answering most, known to be for this age, by words, then those that tell most. */
export function bestFirst(
  looking: Looking,
  answers: readonly Answer[],
  fit: 'all' | 'some',
): RawBuilder<unknown> {
  const queries = answers.map(({ query }) => query)
  const count = sql.join(
    answers.map(({ holds }) => sql`${holds}::int`),
    sql` + `,
  )
  return sql.join([
    vanished,
    ...(fit === 'some' ? [sql`(${count}) desc`] : []),
    // Those who say that they are for this age come before those who say nothing.
    ...(looking.age === undefined ? [] : [sql`(s.minimum_age is null and s.maximum_age is null)`]),
    ...(queries.length > 0 ? [sql`ts_rank(s.search, ${sql.join(queries, sql` || `)}) desc`] : []),
    sql`s.status = 'active' desc, s.walk_in <> '[]' desc, s.just_turn_up desc nulls last, lower(s.name), s.id`,
  ])
}

/** Whether a service's source no longer lists it. Of `service s` and its `directory_source f`. */
export const vanished = sql<boolean>`coalesce(s.last_seen < f.imported_at, false)`

function filters({ place, age, day, free, today }: Looking): RawBuilder<unknown>[] {
  return [
    sql`s.withdrawn_on is null`,
    sql`s.status in ('active', 'temporarily closed')`,
    sql`(s.place_id is null or s.place_id = ${place})`,
    ...(age === undefined
      ? []
      : [sql`coalesce(s.minimum_age, 0) <= ${age} and coalesce(s.maximum_age, 120) >= ${age}`]),
    ...(free ? [sql`s.free`] : []),
    ...(day === undefined ? [] : [runsOn([day], today)]),
  ]
}

const runsOn = (days: readonly number[], today: DateOnly, starts?: Said['starts']) => sql`exists (
  select from service_schedule h where h.service_id = s.id and h.days && ${days}::int[]
     and (h.valid_to is null or h.valid_to >= ${today}::date)
     ${starts ? sql`and h.opens between ${starts.from}::time and ${starts.to}::time` : sql``})`

export type Answer = { query: RawBuilder<unknown>; holds: RawBuilder<unknown>; fits: RawBuilder<unknown> }

/** Whether a service answers one thing that was said, and how: by its name, its text, its days, being free, or not. */
export function answerTo(one: Said, today: DateOnly): Answer {
  const query = one.asks.length === 0 ? sql`''::tsquery` : anyOf(one.asks)
  const cases = [
    ...(one.days ? [sql`when ${runsOn(one.days, today, one.starts)} then 'day'`] : []),
    ...(one.free ? [sql`when s.free then 'free'`] : []),
    ...(one.asks.length > 0
      ? [
          sql`when ts_filter(s.search, '{a}') @@ ${query} then 'name'`,
          sql`when s.search @@ ${query} then 'text'`,
        ]
      : []),
  ]
  const ways = [
    ...(one.asks.length > 0 ? [sql`s.search @@ ${query}`] : []),
    ...(one.days ? [runsOn(one.days, today, one.starts)] : []),
    ...(one.free ? [sql`coalesce(s.free, false)`] : []),
  ]
  return {
    query,
    holds: sql`(${sql.join(ways, sql` or `)})`,
    fits: sql`case ${sql.join(cases, sql` `)} else 'no' end`,
  }
}

/** How a service answers each thing that was said: name, text, day, free or no. */
export const howItFits = (answers: readonly Answer[]) =>
  answers.length > 0 ? sql`array[${sql.join(answers.map(({ fits }) => fits))}]` : sql`'{}'::text[]`
