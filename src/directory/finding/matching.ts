import { type RawBuilder, sql } from 'kysely'
import type { DateOnly } from '../../words/index.ts'
import { shownSince } from '../freshness.ts'
import { anyOf } from './excerpts.ts'
import type { Looking, Near } from './looking.ts'
import type { Said } from './search-words.ts'
import { inTimeSql } from './times-of-day.ts'

/** What holds of every service in a search: there to be found, of this place, around here, for this age. Of `service s`. */
export function thereToBeFound({ place, age, near, today }: Looking): RawBuilder<unknown>[] {
  return [
    sql`s.withdrawn_on is null`,
    sql`s.status in ('active', 'temporarily closed')`,
    sql`(s.place_id is null or s.place_id = ${place})`,
    sql`s.last_confirmed_on >= ${shownSince(today)}::date`,
    ...(near
      ? [sql`s.at && cube_enlarge(${pointOf(near)}, ${near.metres}, 3)`, sql`d.metres <= ${near.metres}`]
      : []),
    ...(age === undefined
      ? []
      : [sql`coalesce(s.minimum_age, 0) <= ${age} and coalesce(s.maximum_age, 120) >= ${age}`]),
  ]
}

/** A point on the earth, as the database measures from it. */
export const pointOf = ({ latitude, longitude }: Near) =>
  sql`point_on_earth(${latitude}::float8, ${longitude}::float8)`

/** The condition that a service answers all, or some, of what was said; nothing when nothing was. */
export function answering(answers: readonly Answer[], fit: 'all' | 'some'): RawBuilder<unknown>[] {
  const holds = answers.map((answer) => answer.holds)
  return holds.length > 0 ? [sql`(${sql.join(holds, fit === 'all' ? sql` and ` : sql` or `)})`] : []
}

/** Whether a service's source no longer lists it. Of `service s` and its `directory_source f`. */
export const vanished = sql<boolean>`coalesce(s.last_seen < f.imported_at, false)`

const runsOn = ({ days = [], time }: Said, today: DateOnly) => sql`exists (
  select from service_schedule h where h.service_id = s.id and h.days && ${[...days]}::int[]
     and (h.valid_to is null or h.valid_to >= ${today}::date) ${time ? sql`and ${inTimeSql(time)}` : sql``})`

/** How one thing that was said is asked of a `service s`. */
export type Answer = { query: RawBuilder<unknown>; holds: RawBuilder<unknown>; fits: RawBuilder<unknown> }

/** Whether a service answers one thing that was said, and how: by its name, its text, what it is good for, its days, or being free. */
export function answerTo(one: Said, today: DateOnly): Answer {
  const query = one.asks.length === 0 ? sql`''::tsquery` : anyOf(one.asks)
  const byWords = one.asks.length > 0 ? [sql`s.search @@ ${query}`] : []
  const byHelp = one.helps?.length ? [sql`s.helps_with && ${[...one.helps]}::text[]`] : []
  const byAccess = one.access?.length ? [sql`s.access_features && ${[...one.access]}::text[]`] : []
  const byDays = one.days ? [runsOn(one, today)] : []
  const byCost = one.free ? [sql`coalesce(s.free, false)`] : []
  const cases = [
    ...byDays.map((holds) => sql`when ${holds} then 'day'`),
    ...byCost.map((holds) => sql`when ${holds} then 'free'`),
    ...byWords.map(() => sql`when ts_filter(s.search, '{a}') @@ ${query} then 'name'`),
    ...byWords.map((holds) => sql`when ${holds} then 'text'`),
    ...byHelp.map((holds) => sql`when ${holds} then 'help'`),
    ...byAccess.map((holds) => sql`when ${holds} then 'access'`),
  ]
  return {
    query,
    holds: sql`(${sql.join([...byWords, ...byHelp, ...byAccess, ...byDays, ...byCost], sql` or `)})`,
    fits: sql`case ${sql.join(cases, sql` `)} else 'no' end`,
  }
}

/** How a service answers each thing that was said. */
export const howItFits = (answers: readonly Answer[]) =>
  answers.length > 0 ? sql`array[${sql.join(answers.map(({ fits }) => fits))}]` : sql`'{}'::text[]`
