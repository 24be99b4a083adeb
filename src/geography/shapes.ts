import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

/** What a shape behind a map is. Parks and woods are green; a street is a lesser road. */
export const shapeKinds = ['land', 'water', 'green', 'boundary', 'street', 'road'] as const
export type ShapeKind = (typeof shapeKinds)[number]

/** Lines or outlines to draw behind a map. Each point is [longitude, latitude]; the last of an outline joins its first. */
export type Shape = {
  kind: ShapeKind
  closed: boolean
  name: string | null
  lines: readonly (readonly (readonly [longitude: number, latitude: number])[])[]
}

/** A town with where it lies. The greater its weight (its people, say), the sooner its name is on a map. */
export type Town = { name: string; latitude: number; longitude: number; weight?: number }

/** The edges of a part of the earth, in degrees. */
export type Extent = { west: number; south: number; east: number; north: number }

/** What lies behind a map: shapes, towns, and what is owed to those who made them. */
export type Backdrop = { shapes: Shape[]; towns: Town[]; attributions: string[] }

// What one drawing can show: the largest come first.
const MOST_SHAPES = 600
const MOST_TOWNS = 40

/** The backdrop of a map that shows this part of the earth. */
export async function backdropWithin(database: Kysely<DB>, extent: Extent): Promise<Backdrop> {
  const { west, south, east, north } = extent
  const shown = sql`box(point(${west}, ${south}), point(${east}, ${north}))`
  // What would be smaller than a two-hundredth of the map is not seen on it.
  const least = Math.max(east - west, north - south) / 200
  const shapes = await sql<Shape>`
    select kind, closed, name, lines from place_shape
     where extent && ${shown} and greatest(width(extent), height(extent)) >= ${least}
     order by width(extent) * height(extent) desc, source, nth limit ${MOST_SHAPES}`.execute(database)
  const towns = await database
    .selectFrom('town')
    .select(['name', 'latitude', 'longitude', 'weight'])
    .$narrowType<{ latitude: number; longitude: number }>()
    .where('latitude', '>=', south)
    .where('latitude', '<=', north)
    .where('longitude', '>=', west)
    .where('longitude', '<=', east)
    .orderBy('weight', 'desc')
    .orderBy('name')
    .limit(MOST_TOWNS)
    .execute()
  return { shapes: shapes.rows, towns, attributions: await attributionsOf(database) }
}

/** What whoever shows places owes to those who made what was imported, once each. */
export async function attributionsOf(database: Kysely<DB>): Promise<string[]> {
  const rows = await database
    .selectFrom('place_source')
    .select('attribution')
    .distinct()
    .where('attribution', 'is not', null)
    .orderBy('attribution')
    .execute()
  return rows.flatMap(({ attribution }) => attribution ?? [])
}
