import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import { en } from '../words/index.ts'
import { readPlace } from './typed-place.ts'

/** A point on the earth, in degrees. */
export type Point = { latitude: number; longitude: number }

/**
 * Where a place lies, or why nobody can say. `name` never says more than was typed: the postcode or its beginning,
 * the town. `point` is what a browser told of where it is. `terminated` postcodes are no longer used by the post.
 */
export type Located =
  | ({
      found: true
      kind: 'postcode' | 'district' | 'town' | 'point'
      name: string
      terminated?: true
    } & Point)
  | { found: false; because: 'no_postcodes' | 'unknown' }

const unknown: Located = { found: false, because: 'unknown' }

/**
 * Finds the place that was typed: a postcode, its beginning, a point, or a town, with its spelling forgiven. Of
 * towns with one name it means the one nearest to the services of `place`. A postcode that nobody knows is found by
 * its first part.
 */
export async function locate(database: Kysely<DB>, typed: string, place: string | null): Promise<Located> {
  const read = readPlace(typed)
  switch (read.kind) {
    case 'nothing':
      return unknown
    case 'point':
      return { found: true, name: en.geography.whereYouAre, ...read }
    case 'town':
      return (await townNamed(database, read.names, place)) ?? unknown
    case 'postcode':
      if (read.nowhere) return unknown
      return (
        (await postcodeAt(database, read.postcode)) ??
        (await beginningAt(database, [read.postcode.slice(0, -2), read.outward])) ??
        notThere(database)
      )
    case 'district':
      return (
        (await beginningAt(database, read.beginnings)) ??
        (await townNamed(database, [typed], place)) ??
        notThere(database)
      )
  }
}

async function notThere(database: Kysely<DB>): Promise<Located> {
  return (await hasPostcodes(database)) ? unknown : { found: false, because: 'no_postcodes' }
}

/** Whether any postcodes are there to be found. */
export async function hasPostcodes(database: Kysely<DB>): Promise<boolean> {
  return (await database.selectFrom('postcode').select('postcode').limit(1).executeTakeFirst()) !== undefined
}

async function postcodeAt(database: Kysely<DB>, postcode: string): Promise<Located | undefined> {
  const row = await database
    .selectFrom('postcode')
    .select(['latitude', 'longitude', 'terminated_in'])
    .where('postcode', '=', postcode)
    .executeTakeFirst()
  if (!row || row.latitude === null || row.longitude === null) return undefined
  const { latitude, longitude, terminated_in } = row
  const at = { found: true, kind: 'postcode', name: postcode, latitude, longitude } as const
  return terminated_in === null ? at : { ...at, terminated: true }
}

/** The middle of the first of these beginnings that is known: 'SW1A' or 'SW1A 1'. */
async function beginningAt(
  database: Kysely<DB>,
  beginnings: readonly string[],
): Promise<Located | undefined> {
  for (const name of beginnings) {
    const point = name.includes(' ')
      ? await middleOfSector(database, name)
      : await database
          .selectFrom('postcode_district')
          .select(['latitude', 'longitude'])
          .where('district', '=', name)
          .executeTakeFirst()
    if (point) return { found: true, kind: 'district', name, ...point }
  }
  return undefined
}

async function middleOfSector(database: Kysely<DB>, sector: string): Promise<Point | undefined> {
  const { rows } = await sql<{ latitude: number | null; longitude: number | null }>`
    select avg(latitude) as latitude, avg(longitude) as longitude from postcode
     where postcode >= ${`${sector}A`} and postcode <= ${`${sector}ZZ`}`.execute(database)
  const { latitude = null, longitude = null } = rows[0] ?? {}
  return latitude === null || longitude === null ? undefined : { latitude, longitude }
}

async function townNamed(
  database: Kysely<DB>,
  names: readonly string[],
  place: string | null,
): Promise<Located | undefined> {
  for (const how of ['exactly', 'nearly'] as const)
    for (const name of names) {
      const town = await townSpelt(database, name, how, place)
      if (town) return { found: true, kind: 'town', ...town }
    }
  return undefined
}

/** How alike two names must be by their groups of three letters (pg_trgm) for one to be a slip for the other. */
const ALIKE = 0.4

// A town that services name lies in the middle of them, where half lie to each side: one wrong point moves nothing.
async function townSpelt(
  database: Kysely<DB>,
  name: string,
  how: 'exactly' | 'nearly',
  place: string | null,
): Promise<({ name: string } & Point) | undefined> {
  const ours = sql`s.withdrawn_on is null and (s.place_id is null or s.place_id = ${place}::uuid)`
  const { rows } = await sql<{ name: string } & Point>`
    with meant as (select plain_name(${name}) as plain),
    town_at as (
      select t.name, similarity(t.plain, meant.plain) as alike, t.latitude is not null as imported,
             coalesce(t.latitude, near.latitude) as latitude, coalesce(t.longitude, near.longitude) as longitude
        from meant join town t on ${how === 'exactly' ? sql`t.plain = meant.plain` : sql`t.plain % meant.plain`}
        left join lateral (
          select percentile_cont(0.5) within group (order by latitude) as latitude,
                 percentile_cont(0.5) within group (order by longitude) as longitude
            from (select l.latitude, l.longitude from service_location l join service s on s.id = l.service_id
                   where plain_name(l.city) = t.plain and l.latitude is not null and ${ours} limit 5000) those
        ) near on t.latitude is null)
    select name, latitude, longitude from town_at
     where latitude is not null and alike >= ${ALIKE}
     order by alike desc, imported, point_on_earth(latitude, longitude) <-> (
       select point_on_earth(avg(latitude), avg(longitude)) from (
         select l.latitude, l.longitude from service_location l join service s on s.id = l.service_id
          where l.latitude is not null and s.place_id = ${place}::uuid limit 200) around), name
     limit 1`.execute(database)
  return rows[0]
}
