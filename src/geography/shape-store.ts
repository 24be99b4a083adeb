import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Shape, Town } from './shapes.ts'

/** Where what is imported comes from, and the words owed to those who made it, if any are. */
export type PlaceSource = {
  name: string
  kind: 'postcodes' | 'shapes'
  attribution: string | null
  now: Date
}

/** Keeps what is known of a source: made when it is new. */
export async function keepSource(
  tx: Kysely<DB>,
  { name, kind, attribution, now }: PlaceSource,
): Promise<void> {
  await tx
    .insertInto('place_source')
    .values({ name, kind, attribution, imported_at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ kind, attribution, imported_at: now }))
    .execute()
}

/** How many things of a source were not there yet, were otherwise, or are there no longer. */
export type Kept = { new: number; changed: number; gone: number }

/** Stores the shapes of a source in the place of those it had, each by its turn in the file. */
export async function keepShapes(tx: Kysely<DB>, source: string, shapes: readonly Shape[]): Promise<Kept> {
  const kept = { new: 0, changed: 0, gone: 0 }
  for (let from = 0; from < shapes.length; from += 200) {
    const rows = shapes.slice(from, from + 200).map((shape, at) => rowOf(shape, from + at + 1))
    const { rows: told } = await sql<{ fresh: boolean }>`
      insert into place_shape as s (source, nth, kind, closed, name, extent, lines)
      select ${source}, r.nth, r.kind, r.closed, r.name, r.extent::box, r.lines
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(nth int, kind text, closed boolean, name text, extent text, lines jsonb)
      on conflict (source, nth) do update set (kind, closed, name, extent, lines) =
        (excluded.kind, excluded.closed, excluded.name, excluded.extent, excluded.lines)
      where (s.kind, s.closed, s.name, s.lines) is distinct from
        (excluded.kind, excluded.closed, excluded.name, excluded.lines)
      returning s.xmax = 0 as fresh`.execute(tx)
    kept.new += told.filter(({ fresh }) => fresh).length
    kept.changed += told.filter(({ fresh }) => !fresh).length
  }
  const gone = await tx
    .deleteFrom('place_shape')
    .where('source', '=', source)
    .where('nth', '>', shapes.length)
    .executeTakeFirst()
  return { ...kept, gone: Number(gone.numDeletedRows) }
}

function rowOf({ kind, closed, name, lines }: Shape, nth: number) {
  const edges = { west: 180, south: 90, east: -180, north: -90 }
  for (const line of lines)
    for (const [longitude, latitude] of line) {
      edges.west = Math.min(edges.west, longitude)
      edges.east = Math.max(edges.east, longitude)
      edges.south = Math.min(edges.south, latitude)
      edges.north = Math.max(edges.north, latitude)
    }
  const extent = `(${edges.west},${edges.south}),(${edges.east},${edges.north})`
  return { nth, kind, closed, name, lines, extent }
}

/** Stores the towns of a source in the place of those it had. */
export async function keepTowns(tx: Kysely<DB>, source: string, towns: readonly Town[]): Promise<Kept> {
  const wanted = JSON.stringify(towns.map((town) => ({ weight: 0, ...town })))
  const asked = sql`jsonb_to_recordset(${wanted}::jsonb) as r(name text, latitude float8, longitude float8, weight int)`
  const gone = await sql`
    delete from town t where t.source = ${source} and not exists (
      select from ${asked} where (r.name, r.latitude, r.longitude, r.weight) = (t.name, t.latitude, t.longitude, t.weight))`.execute(
    tx,
  )
  const made = await sql`
    insert into town (name, latitude, longitude, weight, source)
    select name, latitude, longitude, weight, ${source} from ${asked} order by 1, 2, 3
    on conflict do nothing`.execute(tx)
  return { new: Number(made.numAffectedRows ?? 0), changed: 0, gone: Number(gone.numAffectedRows ?? 0) }
}
