import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/** A postcode and where it lies; `terminatedIn` is the month, 'YYYY-MM', in which the post stopped using it. */
export type PostcodeRow = {
  postcode: string
  latitude: number | null
  longitude: number | null
  smallArea: string | null
  authority: string | null
  terminatedIn: string | null
}

/** Stores postcodes, each at most once in a call; answers how many were not there yet, and how many were otherwise. */
export async function keepPostcodes(
  tx: Kysely<DB>,
  rows: readonly PostcodeRow[],
): Promise<{ new: number; changed: number }> {
  const column = <T>(of: (row: PostcodeRow) => T) => rows.map(of)
  const kept = await sql<{ fresh: number; all: number }>`
    with kept as (
      insert into postcode as p (postcode, latitude, longitude, small_area, authority, terminated_in)
      select * from unnest(${column((row) => row.postcode)}::text[], ${column((row) => row.latitude)}::float8[],
        ${column((row) => row.longitude)}::float8[], ${column((row) => row.smallArea)}::text[],
        ${column((row) => row.authority)}::text[], ${column((row) => row.terminatedIn)}::text[])
      on conflict (postcode) do update set (latitude, longitude, small_area, authority, terminated_in) =
        (excluded.latitude, excluded.longitude, excluded.small_area, excluded.authority, excluded.terminated_in)
      where (p.latitude, p.longitude, p.small_area, p.authority, p.terminated_in) is distinct from
        (excluded.latitude, excluded.longitude, excluded.small_area, excluded.authority, excluded.terminated_in)
      returning p.xmax = 0 as fresh)
    select count(*) filter (where fresh) as fresh, count(*) as all from kept`.execute(tx)
  const { fresh, all } = kept.rows[0] ?? { fresh: 0, all: 0 }
  return { new: fresh, changed: all - fresh }
}

/** Works out the middle of each district anew: of the postcodes in use there, or of all where none is in use. */
export async function settleDistricts(tx: Kysely<DB>): Promise<void> {
  await tx.deleteFrom('postcode_district').execute()
  await sql`
    insert into postcode_district (district, latitude, longitude, postcodes)
    select split_part(postcode, ' ', 1),
           coalesce(avg(latitude) filter (where terminated_in is null), avg(latitude)),
           coalesce(avg(longitude) filter (where terminated_in is null), avg(longitude)), count(*)
      from postcode where latitude is not null group by 1`.execute(tx)
}
