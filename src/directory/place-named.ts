import type { Kysely } from 'kysely'
import { type DB, Refusal } from '../database/index.ts'

/** Whose directory: the named place, or the only one there is. None is everybody's. */
export async function placeNamed(database: Kysely<DB>, name: string | undefined): Promise<string | null> {
  const places = await database.selectFrom('place').select(['id', 'name']).orderBy('name').execute()
  if (name === undefined && places.length < 2) return places[0]?.id ?? null
  const named = places.find((place) => place.name.toLowerCase() === name?.toLowerCase())
  if (named) return named.id
  const all = places.map((place) => place.name).join(', ') || 'none yet'
  throw new Refusal(
    name === undefined
      ? `There are several places here (${all}): say whose directory with --place.`
      : `There is no place called "${name}" here (there is: ${all}).`,
  )
}
