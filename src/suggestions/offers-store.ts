import { sql } from 'kysely'
import type { Acting } from '../database/index.ts'
import {
  freshnessOf,
  type HelpsWith,
  type Location,
  locationsAndTimes,
  type Schedule,
} from '../directory/index.ts'
import { type DateOnly, dateInLondon } from '../words/index.ts'
import type { Home } from './home.ts'
import type { Earlier, Offer } from './offer.ts'

/** How services are looked at: from where, and for which words of theirs. */
export type LookingFor = {
  words: readonly string[]
  helps: readonly HelpsWith[]
  point: Home['point']
  today: DateOnly
}

/** The most services that are weighed at once: those nearest, those about what was said, the team's favourites. */
const MOST_EACH = 80
const METRES = 16_000

const here = (point: NonNullable<Home['point']>) =>
  sql`point_on_earth(${point.latitude}::float8, ${point.longitude}::float8)`

/** The services worth weighing for them: about what they said, near where they live, the team's, and the place's own. */
export async function candidatesFor(acting: Acting, looking: LookingFor): Promise<string[]> {
  const { words, helps, point } = looking
  const there = sql`s.withdrawn_on is null and s.status in ('active', 'temporarily closed')
    and (s.place_id is null or s.place_id = ${acting.actor.place})`
  const query = words.map((word) => sql`plainto_tsquery('english', unaccent(${word}))`)
  const parts = [
    sql`(select s.id from team_favourite f join service s on s.id = f.service_id where ${there} limit ${MOST_EACH})`,
    sql`(select s.id from service s where ${there} and s.place_id is not null
          order by s.status, s.just_turn_up desc nulls last, lower(s.name) limit ${MOST_EACH})`,
    sql`(select s.id from service s where ${there} and s.helps_with && ${[...helps]}::text[]
          order by s.last_confirmed_on desc limit ${MOST_EACH})`,
    ...(query.length > 0
      ? [
          sql`(select s.id from service s, (select ${sql.join(query, sql` || `)} as q) asked where ${there} and s.search @@ q
                order by ts_rank(s.search, q) desc limit ${MOST_EACH})`,
        ]
      : []),
    ...(point
      ? [
          sql`(select s.id from service_location l join service s on s.id = l.service_id
                where ${there} and l.at <@ cube_enlarge(${here(point)}, ${METRES}, 3)
                order by l.at <-> ${here(point)} limit ${MOST_EACH})`,
        ]
      : []),
  ]
  const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union `)}`.execute(acting.tx)
  return rows.map(({ id }) => id)
}

type Row = Omit<Offer, 'locations' | 'schedules' | 'earlier' | 'freshness' | 'placesToldOn'> & {
  placesToldAt: Date | null
  lastConfirmedOn: DateOnly
}

/** These services as they are weighed for somebody: their facts, how far, and which of the words are in them. */
export async function offersOf(
  acting: Acting,
  ids: readonly string[],
  { words, point, today }: LookingFor,
  earlier: ReadonlyMap<string, readonly Earlier[]>,
): Promise<Offer[]> {
  if (ids.length === 0) return []
  const metres = point
    ? sql`(select min(l.at <-> ${here(point)}) from service_location l where l.service_id = s.id)`
    : sql`null::float8`
  const { rows } = await sql<Row>`
    with wanted as materialized (
      select w.word, plainto_tsquery('english', unaccent(w.word)) as q, w.nth
        from unnest(${[...words]}::text[]) with ordinality as w(word, nth))
    select s.id, s.name, s.summary, left(s.description, 600) as description, p.name as "providerName", s.status,
      coalesce(s.last_seen < f.imported_at, false) as vanished, s.minimum_age as "minimumAge",
      s.maximum_age as "maximumAge", s.free, s.fees, s.places_free as "placesFree", s.places_told_at as "placesToldAt",
      s.waiting_time as "waitingTime", s.just_turn_up as "justTurnUp", s.languages, s.helps_with as "helpsWith",
      s.access_features as "accessFeatures", s.last_confirmed_on as "lastConfirmedOn", ${metres} as metres,
      array(select w.word from wanted w where ts_filter(s.search, '{a,b}') @@ w.q order by w.nth) as words,
      array(select t.name from team_favourite v join team t on t.id = v.team_id where v.service_id = s.id order by t.name)
        as "favouriteOf"
    from service s
    left join provider p on p.id = s.provider_id
    left join directory_source f on f.id = s.source_id
    where s.id = any(${[...ids]}::uuid[])`.execute(acting.tx)
  const parts = await locationsAndTimes(acting.tx, ids)
  return rows.map(({ placesToldAt, lastConfirmedOn, ...row }) => ({
    ...row,
    placesToldOn: placesToldAt && dateInLondon(placesToldAt),
    freshness: freshnessOf({ lastConfirmedOn }, today),
    earlier: earlier.get(row.id) ?? [],
    locations: parts.locations(row.id) as Location[],
    schedules: parts.schedules(row.id) as Schedule[],
  }))
}
