import type { Kysely } from 'kysely'
import type { DB } from '../../database/index.ts'
import { locate } from '../../geography/index.ts'

/** Where a seeker is: nobody said, a point with the name that was typed, or why it cannot be told. */
export type Whereabouts =
  | { kind: 'not_said' }
  | { kind: 'found'; name: string; latitude: number; longitude: number; terminated?: true }
  | { kind: 'unknown' | 'no_postcodes' }

/** Where the place lies that a seeker typed. */
export async function whereabouts(
  database: Kysely<DB>,
  typed: string,
  place: string | null,
): Promise<Whereabouts> {
  if (typed === '') return { kind: 'not_said' }
  const located = await locate(database, typed, place)
  if (!located.found) return { kind: located.because }
  const { name, latitude, longitude, terminated } = located
  return { kind: 'found', name, latitude, longitude, ...(terminated && { terminated }) }
}
