import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'
import type { Point } from './locate.ts'

/** Where these towns and parts of towns lie, by their names; those that are not known are left out. */
export async function townsNamed(
  database: Kysely<DB>,
  names: readonly string[],
): Promise<ReadonlyMap<string, Point>> {
  if (names.length === 0) return new Map()
  const rows = await database
    .selectFrom('town')
    .select(['name', 'latitude', 'longitude'])
    .$narrowType<{ latitude: number; longitude: number }>()
    .where(sql<boolean>`name = any(${[...new Set(names)]}::text[])`)
    .orderBy('weight')
    .execute()
  return new Map(rows.map(({ name, latitude, longitude }) => [name, { latitude, longitude }]))
}
