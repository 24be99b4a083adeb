import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '../../database/index.ts'
import { freshSince } from '../freshness.ts'
import { type Counts, countsSql } from './counts.ts'
import { asksOfGroups, fitsGroups, groups } from './groups.ts'
import type { Looking } from './looking.ts'
import { type Answer, answering, answerTo, pointOf, thereToBeFound, vanished } from './matching.ts'
import { type Amounts, weigh } from './ranking.ts'
import type { Said } from './search-words.ts'
import { scheduleBitsSql } from './times-of-day.ts'

/** At most so many services are looked at in one search; a search that has more says so. */
export const MOST_CANDIDATES = 2_000

/** What one look at the candidates answers: the ids of a page, best first, how many there are, and what each filter would leave. */
export type Ranked = {
  total: number
  /** There were more than could be looked at. */
  more: boolean
  page: { id: string; metres: number | null }[]
  counts: Counts | null
}

type Asking = { said: readonly Said[]; fit: 'all' | 'some'; counted: boolean; page: number; size: number }

/**
 * Looks at the candidates once: those there to be found, around here, for this age, that answer what was said. Where
 * there are too many of them, once more with every filter, and then the filters' options are not counted.
 */
export async function rank(database: Kysely<DB>, looking: Looking, asking: Asking): Promise<Ranked> {
  const open = await run(database, looking, asking, false)
  return open.more && asksOfGroups(looking)
    ? run(database, looking, { ...asking, counted: false }, true)
    : open
}

async function run(
  database: Kysely<DB>,
  looking: Looking,
  asking: Asking,
  filtered: boolean,
): Promise<Ranked> {
  const { rows } = await rankingSql(looking, asking, filtered).execute(database)
  const [row] = rows
  const candidates = row?.candidates ?? 0
  return {
    total: row?.total ?? 0,
    more: candidates > MOST_CANDIDATES,
    page: row?.page ?? [],
    counts: candidates > MOST_CANDIDATES ? null : (row?.counts ?? null),
  }
}

type Row = { candidates: number; total: number; page: Ranked['page'] | null; counts: Counts | null }

/** The one statement of a search. `filtered` puts every filter before the cap. */
export function rankingSql(looking: Looking, asking: Asking, filtered = false): RawBuilder<Row> {
  const { said, fit, counted, page, size } = asking
  const answers = said.map((one) => answerTo(one, looking.today))
  const fits = fitsGroups(looking)
  const asked = groups.filter((group) => fits[group])
  // With more than are looked at nothing is counted, and a week that is only counted is not put together.
  const few = sql`(select count(*) from base) <= ${MOST_CANDIDATES}`
  const week = fits.when
    ? weekSql('base', looking, sql`true`)
    : counted
      ? weekSql('base', looking, few)
      : noWeek
  return sql<Row>`
    with base as materialized (
      ${baseSql(looking, answers, fit, { filtered, ranked: size > 0 })} limit ${MOST_CANDIDATES + 1}),
    week as materialized (${week}),
    marked as materialized (
      select c.*, ${
        asked.length > 0
          ? sql.join(
              asked.map((group) => missed(fits[group])),
              sql` + `,
            )
          : sql`0`
      } as misses
             ${sql.join(
               asked.map((group) => sql`, ${missed(fits[group])} as ${sql.ref(`miss_${group}`)}`),
               sql``,
             )}
        from (select base.*, coalesce(week.week, 0) as week from base left join week on week.service_id = base.id) c),
    best as (
      select id, metres, row_number() over (order by gone, answered desc, points desc, name, id) as place
        from marked where misses = 0
       order by place limit ${size} offset ${(page - 1) * size})
    select (select count(*)::int from base) as candidates,
           (select count(*)::int from marked where misses = 0) as total,
           (select json_agg(json_build_object('id', id, 'metres', metres) order by place) from best) as page,
           ${counted ? sql`case when ${few} then ${countsSql(looking, asked)} end` : sql`null::json`} as counts`
}

const missed = (fits: RawBuilder<boolean> | undefined) =>
  sql`(not coalesce(${fits ?? sql`true`}, false))::int`

// What a candidate is ranked by is read with its row: fetched again it would cost as much as finding it did. A service
// with one place lies at a point, and its places need not be looked at.
function baseSql(
  looking: Looking,
  answers: readonly Answer[],
  fit: 'all' | 'some',
  { filtered, ranked }: { filtered: boolean; ranked: boolean },
) {
  const { near } = looking
  const away = near
    ? sql`cross join lateral (select case when cube_is_point(s.at) then s.at <-> ${pointOf(near)} else (
        select min(l.at <-> ${pointOf(near)}) from service_location l where l.service_id = s.id) end::int as metres offset 0) d`
    : sql``
  const columns = sql`s.id, s.free, s.just_turn_up, s.can_refer_self, coalesce(s.places_free > 0, false) as places, s.helps_with,
    s.access_features, s.languages, s.tiers, ${near ? sql`d.metres` : sql`null::int`} as metres,
    (${vanished})::int * 2 + (s.status <> 'active')::int as gone, ${
      ranked ? rankSql(looking, answers, fit) : sql`0 as answered, 0::float8 as points, null::text as name`
    }`
  const from = sql`from service s left join directory_source f on f.id = s.source_id ${away}`
  const where = sql.join([...thereToBeFound(looking), ...answering(answers, fit)], sql` and `)
  const open = sql`select ${columns} ${from} where ${where}`
  const asks = Object.values(fitsGroups(looking))
  if (!filtered || asks.length === 0) return open
  const when = looking.days?.length || looking.times?.length
  return sql`select c.id, c.free, c.just_turn_up, c.can_refer_self, c.places, c.helps_with, c.access_features, c.languages, c.tiers,
      c.metres, c.gone, c.answered, c.points, c.name
    from (select o.* ${when ? sql`, w.week` : sql``} from (${open}) o
      ${when ? sql`cross join lateral (${weekOf(sql`where h.service_id = o.id`, looking)}) w` : sql``}) c
    where ${sql.join(asks, sql` and `)}`
}

const noWeek = sql`select null::uuid as service_id, 0::bigint as week where false`

const weekSql = (of: string, looking: Looking, wanted: RawBuilder<unknown>) =>
  sql`select h.service_id, ${weekBitsOf(looking)} as week from ${sql.ref(of)} b join service_schedule h on h.service_id = b.id
    cross join lateral unnest(h.days) as day where ${wanted} and ${notOver(looking)} group by h.service_id`

const weekOf = (where: RawBuilder<unknown>, looking: Looking) =>
  sql`select coalesce(${weekBitsOf(looking)}, 0) as week from service_schedule h cross join lateral unnest(h.days) as day
    ${where} and ${notOver(looking)}`

const weekBitsOf = (_: Looking) => sql`bit_or(${scheduleBitsSql})`
const notOver = ({ today }: Looking) => sql`(h.valid_to is null or h.valid_to >= ${today}::date)`

/** By what a candidate is ranked: how much of what was said it answers, and the points of `ranking.ts`, added up by the database. */
function rankSql(looking: Looking, answers: readonly Answer[], fit: 'all' | 'some'): RawBuilder<unknown> {
  const { age, helps = [], near } = looking
  const queries = answers.map(({ query }) => query)
  const amounts: Amounts<RawBuilder<unknown>> = {
    ...(queries.length > 0 ? { words: sql`ts_rank(s.search, ${sql.join(queries, sql` || `)})` } : {}),
    ...(age === undefined ? {} : { forTheAge: sql`num_nonnulls(s.minimum_age, s.maximum_age) > 0` }),
    ...(helps.length > 0
      ? {
          goodFor: sql`cardinality(array(select unnest(s.helps_with) intersect select unnest(${[...helps]}::text[])))`,
        }
      : {}),
    ...(near ? { near: sql`greatest(0, 1 - d.metres::float8 / ${near.metres}::float8)` } : {}),
    fresh: sql`s.last_confirmed_on >= ${freshSince(looking.today)}::date`,
    tellsWalkIn: sql`s.walk_in <> '[]'`,
    justTurnUp: sql`coalesce(s.just_turn_up, false)`,
  }
  const flags = new Set([amounts.forTheAge, amounts.fresh, amounts.tellsWalkIn, amounts.justTurnUp])
  const sum = sql.join(
    weigh(amounts).map(
      ({ amount, weight }) => sql`${weight}::float8 * ${flags.has(amount) ? sql`(${amount})::int` : amount}`,
    ),
    sql` + `,
  )
  const answered = sql.join(
    answers.map(({ holds }) => sql`${holds}::int`),
    sql` + `,
  )
  return sql`${fit === 'some' ? sql`(${answered})` : sql`0`} as answered, (${sum}) as points, lower(s.name) as name`
}
